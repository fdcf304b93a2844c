import { createOrganizationQueries } from '../../../src/organizations/index.js';
import { type Rooms, callerBySubject, dataOf, openRooms, plainly } from '../../support/rooms.js';

let rooms: Rooms;
beforeEach(async () => {
  rooms = await openRooms();
});
afterEach(() => rooms.close());

async function labWithBob() {
  const { organizations, directory, found } = rooms;
  const ada = await found('Lab');
  const add = { type: 'AddUser', name: 'Bob', email: 'b@x.org', subject: 'bob', teamId: null, role: 'user' } as const;
  await organizations.send(ada, add, plainly);
  const teamId = dataOf(await organizations.send(ada, { type: 'CreateTeam', name: 'Red' }, plainly), 'teamId');
  const tagId = dataOf(await organizations.send(ada, { type: 'CreateTag', name: 'Bug' }, plainly), 'tagId');
  return { ada, bob: callerBySubject(directory, 'bob'), teamId, tagId, queries: createOrganizationQueries(directory) };
}

describe('reading an organization', () => {
  it('shows its people, teams and tags to each of its users', async () => {
    const { ada, bob, teamId, tagId, queries } = await labWithBob();
    expect(queries.organization(bob)).toMatchObject({ name: 'Lab', milestoneRequired: false });
    expect(queries.users(bob).map(({ userId }) => userId)).toEqual([ada.userId, bob.userId]);
    expect(queries.teams(bob)).toMatchObject([{ teamId, name: 'Red' }]);
    expect(queries.tags(bob)).toMatchObject([{ tagId, name: 'Bug' }]);
  });

  it('shows address, subject and alarm default to the user themself and to admins only', async () => {
    const { ada, bob, queries } = await labWithBob();
    expect(queries.user(bob, bob.userId)).toMatchObject({ email: 'b@x.org', subject: 'bob', alarmDefault: null });
    expect(queries.user(ada, bob.userId)).toMatchObject({ email: 'b@x.org', subject: 'bob' });
    expect(queries.user(bob, ada.userId)).toEqual({
      ...{ userId: ada.userId, name: 'Ada', teamId: null, role: 'admin', active: true },
    });
  });

  it('ORG-6: shows nothing of another organization', async () => {
    const { bob, queries } = await labWithBob();
    const eve = await rooms.found('Shop');
    expect(queries.user(eve, bob.userId)).toBeUndefined();
    expect(queries.users(eve).map(({ userId }) => userId)).toEqual([eve.userId]);
    expect([queries.teams(eve), queries.tags(eve)]).toEqual([[], []]);
  });
});
