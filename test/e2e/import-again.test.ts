import { createRowReader, type WorkRow } from '../../src/commandline/import/work-log.js';
import { newTally, runImport } from '../../src/commandline/import/run-import.js';
import { freshHouse, found, type FreshHouse } from '../support/house.js';
import { eventsOf, plainly } from '../support/rooms.js';

let fresh: FreshHouse;

beforeAll(async () => {
  fresh = await freshHouse();
});
afterAll(() => fresh.close());

function rowOf(activity: string): WorkRow {
  const cells = { case: 'permit 1', activity, resource: 'Ann', group: 'Desk', time: '2024-01-01T08:00:00Z' };
  const result = createRowReader()(2, cells);
  if ('bad' in result) throw new Error(result.bad.problem);
  return result.row;
}

describe('importing again', () => {
  it('finds the people whom it made, though they sign in otherwise by now', async () => {
    const { house } = fresh;
    const admin = await found(house, 'Town Hall');
    const organization = house.directory.organization(admin.organizationId)?.name ?? '';
    const again = (...activities: readonly [string, ...string[]]) => {
      const [first, ...rest] = activities.map(rowOf);
      if (first === undefined) throw new Error('There is nothing to import.');
      const { signal } = new AbortController();
      return runImport(house, { organization, project: 'Permits', rows: [first, ...rest], signal, tally: newTally() });
    };
    expect(await again('receive')).toMatchObject({ items: 1, completed: 1 });
    const ann = house.directory.usersOf(admin.organizationId).find(({ name }) => name === 'Ann');
    const change = { type: 'ChangeSubject', userId: ann?.userId ?? '', subject: 'ann@sign-in.example' } as const;
    eventsOf(await house.organizations.send(admin, change, plainly));

    expect(await again('receive', 'assess')).toMatchObject({ items: 2, completed: 2, refused: [] });
    expect(house.directory.usersOf(admin.organizationId)).toHaveLength(2);
  });
});
