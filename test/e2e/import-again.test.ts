import { Readable } from 'node:stream';
import { sealing, sentUnder } from '../../src/commandline/import/importing.js';
import { readWorkLog } from '../../src/commandline/import/read-work-log.js';
import { DEFAULT_COLUMNS, type WorkRow } from '../../src/commandline/import/work-log.js';
import { newTally, runImport, type Imported, type ImportInput } from '../../src/commandline/import/run-import.js';
import type { House } from '../../src/house.js';
import type { Caller } from '../../src/organizations/index.js';
import { aYearLater } from '../support/a-year-later.js';
import { callerNow, done, found, freshHouse, rowsOf, type FreshHouse } from '../support/house.js';
import { callerBySubject, dataOf, eventsOf, plainly } from '../support/rooms.js';
import { HEADER } from '../support/work-log.js';

let fresh: FreshHouse;

beforeAll(async () => {
  fresh = await freshHouse();
});
afterAll(() => fresh.close());

/** Rows as CSV: by default Ann's on permit 1, given by the activity alone. */
async function rowOf(activity: string): Promise<WorkRow> {
  const line = activity.includes(',') ? activity : `permit 1,${activity},Ann,Desk,2024-01-01T08:00:00Z`;
  const csv = `${HEADER}\n${line}\n`;
  const { rows } = await readWorkLog('permits.csv', DEFAULT_COLUMNS, Readable.from([csv]));
  const [row] = rows;
  if (row === undefined) throw new Error('The row is bad.');
  return row;
}

type More = Pick<ImportInput, 'as' | 'cutoff' | 'completeOpen'> & { readonly project?: string };

/** An organization, and how to import rows into it. */
async function townHall() {
  const { house } = fresh;
  const admin = await found(house, 'Town Hall');
  const organization = house.directory.organization(admin.organizationId)?.name ?? '';
  const importIn = async (place: House, activities: readonly string[], more: More = {}) => {
    const [first, ...rest] = await Promise.all(activities.map(rowOf));
    if (first === undefined) throw new Error('There is nothing to import.');
    const { signal } = new AbortController();
    const wish = { organization, project: 'Permits', rows: [first, ...rest], signal, tally: newTally() } as const;
    return runImport(place, { ...wish, ...more });
  };
  const again = (...activities: readonly string[]) => importIn(house, activities);
  const change = async (request: Parameters<typeof house.organizations.send>[1]) =>
    eventsOf(await house.organizations.send(admin, request, plainly));
  const people = () => house.directory.usersOf(admin.organizationId);
  const ann = () => people().find(({ name }) => name === 'Ann');
  const owners = () =>
    rowsOf(
      house,
      `select u.name, i.state from focus.items i join focus.users u on u.id = i.execution_owner_id
       where i.organization_id = $1 order by u.name`,
      admin.organizationId,
    );
  const openItems = () =>
    rowsOf(
      house,
      `select title, state, id from focus.items where organization_id = $1 and state <> 'completed' order by title`,
      admin.organizationId,
    );
  return { house, admin, again, importIn, change, people, ann, owners, openItems };
}

describe('importing again', () => {
  it('finds the users that it made, even if their subjects have changed since', async () => {
    const { again, change, people, ann } = await townHall();
    expect(await again('receive')).toMatchObject({ items: 1, completed: 1 });
    await change({ type: 'ChangeSubject', userId: ann()?.userId ?? '', subject: 'ann@sign-in.example' });

    expect(await again('receive', 'assess')).toMatchObject({ items: 2, completed: 2, refused: [] });
    expect(people()).toHaveLength(2);
  });

  it('finds them also after all keys have expired, and when another admin imports', async () => {
    const { again, importIn, change, people, ann } = await townHall();
    await again('receive');
    const { userId = '' } = ann() ?? {};
    await change({ type: 'ChangeSubject', userId, subject: `ann-${userId}` });
    await change({ type: 'RenameUser', userId, name: 'Annabel' });
    await change({ type: 'AddUser', name: 'Bea', email: null, subject: `bea-${userId}`, teamId: null, role: 'admin' });

    const later = await importIn(aYearLater(fresh.house), ['receive', 'assess']);
    expect(later).toMatchObject({ items: 2, completed: 2, refused: [] });
    const elsewhere = await importIn(fresh.house, ['decide'], { as: 'Bea', project: 'Plans' });
    expect(elsewhere).toMatchObject({ items: 1, completed: 1, refused: [] });
    expect(people().map(({ name }) => name)).toEqual(['Ada', 'Annabel', 'Bea']);
  });

  it('is refused for users that it made and that are deactivated, whatever their subjects', async () => {
    const { again, change, ann } = await townHall();
    await again('receive');
    const { userId = '' } = ann() ?? {};
    await change({ type: 'ChangeSubject', userId, subject: `gone-${userId}` });
    await change({ type: 'DeactivateUser', userId });
    await expect(again('receive', 'assess')).rejects.toThrow('"Ann" is deactivated');
  });

  it('LOG-8: makes new items for work that has another owner now', async () => {
    const { again, change, ann, owners } = await townHall();
    await again('receive');
    const { userId = '', subject = '' } = ann() ?? {};
    await change({ type: 'ChangeSubject', userId, subject: 'ann@work.example' });
    await change({ type: 'AddUser', name: 'Anna', email: null, subject, teamId: null, role: 'user' });

    expect(await again('receive')).toMatchObject({ items: 2, completed: 2, refused: [] });
    expect(await owners()).toEqual([
      { name: 'Ann', state: 'completed' },
      { name: 'Anna', state: 'completed' },
    ]);
  });

  it('FOCUS-25: activates the first new item, not one that its owner has set aside since', async () => {
    const { house, importIn, ann, openItems } = await townHall();
    const cutoff = '2024-01-01T07:00:00.000Z';
    await importIn(house, ['receive', 'assess'], { cutoff });
    const [aside, active] = (await openItems()) as readonly { id: string }[];
    const { userId = '' } = ann() ?? {};
    const owner = callerNow(house, { userId } as Caller);
    await done(house, owner, { type: 'SetAsideItem', itemId: aside?.id ?? '', until: '2999-01-01' });
    await done(house, owner, { type: 'CompleteItem', itemId: active?.id ?? '' });

    await importIn(house, ['receive', 'assess', 'decide', 'file'], { cutoff });
    expect(await openItems()).toMatchObject([
      { title: 'assess', state: 'waiting' },
      { title: 'decide', state: 'active' },
      { title: 'file', state: 'waiting' },
    ]);
  });

  it('skips deactivated users if all their rows were imported before', async () => {
    const { again, change, ann } = await townHall();
    await again('receive');
    await change({ type: 'DeactivateUser', userId: ann()?.userId ?? '' });
    const bob = 'permit 1,assess,Bob,Desk,2024-01-02T08:00:00Z';
    expect(await again('receive', bob)).toMatchObject({ items: 2, completed: 2, refused: [] });
    await expect(again('receive', 'file', bob)).rejects.toThrow('"Ann" is deactivated');
  });
});

describe('the project of an import', () => {
  const second = 'permit 2,receive,Ann,Desk,2024-01-02T08:00:00Z';

  it.each(['permit 1', 'permit 2'])(
    'PLAN-11: adds nothing to the milestone of %s once it is renamed and archived',
    async (name) => {
      const { house, admin, again } = await townHall();
      const { projectId } = await again('receive', second);
      const [row] = await rowsOf(
        house,
        'select id from focus.milestones where project_id = $1 and name = $2',
        projectId,
        name,
      );
      const of = { projectId, milestoneId: String(row?.['id']) };
      eventsOf(await house.planning.send(admin, { type: 'RenameMilestone', ...of, name: 'Closed' }, plainly));
      eventsOf(await house.planning.send(admin, { type: 'ArchiveMilestone', ...of }, plainly));

      const late = ['permit 1', 'permit 2'].map((permit) => `${permit},file,Ann,Desk,2024-01-03T08:00:00Z`);
      const problem = `the milestone "${name}" is archived and takes no new items`;
      expect(await again('receive', second, ...late)).toMatchObject({
        ...{ items: 3, milestones: 2 },
        refused: [{ problem }],
      });
    },
  );

  it('adds new items to a milestone that was renamed since', async () => {
    const { house, admin, again } = await townHall();
    const { projectId } = await again('receive');
    const [row] = await rowsOf(house, 'select id from focus.milestones where project_id = $1', projectId);
    const rename = { type: 'RenameMilestone', projectId, milestoneId: String(row?.['id']), name: 'First' } as const;
    eventsOf(await house.planning.send(admin, rename, plainly));
    expect(await again('receive', 'file')).toMatchObject({ items: 2, milestones: 1 });
  });

  it('is found even if an earlier version kept several blanks within its name', async () => {
    const { house, admin, importIn, again } = await townHall();
    await again('receive');
    const organization = house.directory.organization(admin.organizationId);
    const importer = house.directory.user(admin.userId);
    const [team] = house.directory.teamsOf(admin.organizationId);
    if (organization === undefined || importer === undefined || team === undefined) throw new Error('Nobody is there.');
    const { signal } = new AbortController();
    const importing = { house, organization, importer, sealed: await sealing(house), tally: newTally(), signal };
    const [ann] = house.directory.usersOf(admin.organizationId).filter(({ name }) => name === 'Ann');
    const place = { scope: 'team', teamId: team.teamId, defaultUserId: ann?.userId ?? '' } as const;
    const request = { type: 'CreateProject', name: 'Permits  2024', milestoneName: 'permit 1', ...place } as const;
    const made = await house.planning.send(importer, request, sentUnder(importing, request.type, request.name));

    const { projectId } = await importIn(house, ['file'], { project: ' Permits  2024' });
    expect(projectId).toBe(dataOf(made, 'projectId'));
  });

  it('can be continued by any admin, even if the one who began it has left', async () => {
    const { house, admin, change, importIn, again } = await townHall();
    const { projectId } = await again('receive', second);
    const subject = `bea-${admin.userId}`;
    await change({ type: 'AddUser', name: 'Bea', email: null, subject, teamId: null, role: 'admin' });
    const bea = callerBySubject(house.directory, subject);
    const leaving = { type: 'DeactivateUser', userId: admin.userId } as const;
    eventsOf(await house.organizations.send(bea, leaving, plainly));

    const there = { projectId, items: 2, milestones: 2 };
    expect(await importIn(house, ['receive', second])).toMatchObject({ ...there, commands: 0 });
    const third = 'permit 3,receive,Ann,Desk,2024-01-03T08:00:00Z';
    expect(await importIn(house, ['receive', second, third])).toMatchObject({ projectId, items: 3, milestones: 3 });
  });

  it('is made once, and its users too, when two admins import the same file at the same moment', async () => {
    const { house, admin, change, importIn, people } = await townHall();
    const subject = `bea-${admin.userId}`;
    await change({ type: 'AddUser', name: 'Bea', email: null, subject, teamId: null, role: 'admin' });
    let others: Promise<Imported> | undefined;
    const overtaken: House = {
      ...house,
      organizations: {
        ...house.organizations,
        send: async (...sent) => {
          if (sent[1].type === 'AddUser') await (others ??= importIn(house, ['receive', second], { as: 'Bea' }));
          return house.organizations.send(...sent);
        },
      },
    };
    const mine = await importIn(overtaken, ['receive', 'file'], { as: 'Ada' });
    expect(mine).toMatchObject({ projectId: (await others)?.projectId, items: 3, milestones: 2, refused: [] });
    expect(people().map(({ name }) => name)).toEqual(['Ada', 'Bea', 'Ann']);
  });
});
