import type { Caller } from '../../../src/organizations/index.js';
import { type Rooms, callerBySubject, dataOf, eventsOf, openRooms, plainly } from '../../support/rooms.js';

let rooms: Rooms;
let ada: Caller;
let bob: Caller;
let teamId: string;

beforeEach(async () => {
  rooms = await openRooms();
  const { organizations, directory, found } = rooms;
  ada = await found('Lab');
  teamId = dataOf(await organizations.send(ada, { type: 'CreateTeam', name: 'Red' }, plainly), 'teamId');
  const add = { type: 'AddUser', name: 'Bob', email: null, subject: 'bob', teamId, role: 'user' } as const;
  await organizations.send(ada, add, plainly);
  bob = callerBySubject(directory, 'bob');
});
afterEach(() => rooms.close());

const names = { name: 'Move', milestoneName: 'Pack' };
const personal = { type: 'CreateProject', scope: 'personal', ...names } as const;
const forTeam = () => ({ type: 'CreateProject', scope: 'team', ...names, teamId, defaultUserId: bob.userId }) as const;

describe('sending commands to projects', () => {
  it('PLAN-1: puts a team project and its first milestone into a stream of its own, once per key', async () => {
    const sent = { ...plainly, key: 'once' };
    const first = await rooms.planning.send(bob, forTeam(), sent);
    const second = await rooms.planning.send(bob, forTeam(), sent);
    expect(eventsOf(second)).toEqual(eventsOf(first));
    expect(eventsOf(first).map(({ event, stream }) => [event.type, stream])).toEqual([
      ['ProjectCreated', `project-${dataOf(first, 'projectId')}`],
      ['MilestoneAdded', `project-${dataOf(first, 'projectId')}`],
    ]);
  });

  it("PLAN-3: puts a personal project into its owner's stream, and finds it there at once", async () => {
    const projectId = dataOf(await rooms.planning.send(bob, personal, plainly), 'projectId');
    const rename = { type: 'RenameProject', projectId, name: 'House' } as const;
    const renamed = await rooms.planning.send(bob, rename, plainly);
    expect(eventsOf(renamed)).toMatchObject([
      { stream: `focus-${bob.userId}`, event: { type: 'ProjectRenamed', data: { projectId } } },
    ]);
    const deleted = await rooms.planning.send(bob, { type: 'DeleteProject', projectId }, plainly);
    expect(eventsOf(deleted)).toMatchObject([{ event: { type: 'ProjectDeleted' } }]);
  });

  it('PLAN-3: a personal project is not found by anybody else, admins included', async () => {
    const projectId = dataOf(await rooms.planning.send(bob, personal, plainly), 'projectId');
    const others = await rooms.planning.send(ada, { type: 'ArchiveProject', projectId }, plainly);
    const unknown = await rooms.planning.send(ada, { type: 'ArchiveProject', projectId: 'unknown' }, plainly);
    expect(others).toMatchObject({ kind: 'refused', refusal: { kind: 'notFound' } });
    expect(others).toEqual(unknown);
  });

  it('ORG-6: a team project is not found by another organization', async () => {
    const projectId = dataOf(await rooms.planning.send(bob, forTeam(), plainly), 'projectId');
    const eve = await rooms.found('Shop');
    expect(await rooms.planning.send(eve, { type: 'ArchiveProject', projectId }, plainly)).toMatchObject({
      refusal: { kind: 'notFound', code: 'PROJECT_NOT_FOUND' },
    });
  });

  it('PLAN-2: knows from the directory whether a default user may be one, also when a project comes back', async () => {
    const { organizations, planning } = rooms;
    const projectId = dataOf(await planning.send(bob, forTeam(), plainly), 'projectId');
    const toAda = { type: 'ChangeDefaultUser', projectId, defaultUserId: ada.userId } as const;
    const refusal = { code: 'DEFAULT_USER_NOT_IN_TEAM' };
    expect(await planning.send(bob, toAda, plainly)).toMatchObject({ refusal });
    await planning.send(bob, { type: 'ArchiveProject', projectId }, plainly);
    await organizations.send(ada, { type: 'MoveUserToTeam', userId: bob.userId, teamId: null }, plainly);
    expect(await planning.send(ada, { type: 'UnarchiveProject', projectId }, plainly)).toMatchObject({ refusal });
    await organizations.send(ada, { type: 'MoveUserToTeam', userId: ada.userId, teamId }, plainly);
    expect(eventsOf(await planning.send(ada, toAda, plainly))).toHaveLength(1);
    expect(eventsOf(await planning.send(ada, { type: 'UnarchiveProject', projectId }, plainly))).toHaveLength(1);
  });

  it('knows users and teams that another process has just made', async () => {
    const elsewhere = await openRooms({}, rooms.log);
    const { organizations } = elsewhere;
    const blue = dataOf(await organizations.send(ada, { type: 'CreateTeam', name: 'Blue' }, plainly), 'teamId');
    const add = { type: 'AddUser', name: 'Cleo', email: null, subject: 'cleo', teamId: blue, role: 'user' } as const;
    const defaultUserId = dataOf(await organizations.send(ada, add, plainly), 'userId');
    const created = await rooms.planning.send(ada, { ...forTeam(), teamId: blue, defaultUserId }, plainly);
    expect(eventsOf(created)).toHaveLength(2);

    const projectId = dataOf(created, 'projectId');
    const another = { ...add, name: 'Dan', subject: 'dan' };
    const danId = dataOf(await organizations.send(ada, another, plainly), 'userId');
    const toDan = { type: 'ChangeDefaultUser', projectId, defaultUserId: danId } as const;
    expect(eventsOf(await rooms.planning.send(ada, toDan, plainly))).toHaveLength(1);

    await rooms.planning.send(ada, { type: 'ArchiveProject', projectId }, plainly);
    await organizations.send(ada, { type: 'MoveUserToTeam', userId: danId, teamId: null }, plainly);
    expect(await rooms.planning.send(ada, { type: 'UnarchiveProject', projectId }, plainly)).toMatchObject({
      refusal: { code: 'DEFAULT_USER_NOT_IN_TEAM' },
    });
    await elsewhere.close();
  });

  it('gives a new milestone an id, once per key', async () => {
    const projectId = dataOf(await rooms.planning.send(bob, forTeam(), plainly), 'projectId');
    const add = { type: 'AddMilestone', projectId, name: 'Drive' } as const;
    const sent = { ...plainly, key: 'once' };
    const first = await rooms.planning.send(bob, add, sent);
    expect(dataOf(await rooms.planning.send(bob, add, sent), 'milestoneId')).toBe(dataOf(first, 'milestoneId'));
  });
});
