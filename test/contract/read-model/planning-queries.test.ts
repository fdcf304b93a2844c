import { createFocusFacts } from '../../../src/focus/index.js';
import type { Caller } from '../../../src/organizations/index.js';
import { type PlanningQueries, createPlanningQueries, createTeamProjectFacts } from '../../../src/planning/index.js';
import { type Happening, appendHistory, uuid } from '../../support/history.js';
import { type ReadModel, freshReadModel, projectAll } from '../../support/projecting.js';
import { type Rooms, callerBySubject, dataOf, eventsOf, openRooms, plainly } from '../../support/rooms.js';

let model: ReadModel;
let rooms: Rooms;
let queries: PlanningQueries;
let [ada, bob, cleo, eve]: Caller[] = [];
let teamId: string;

/** The users; throws if the set-up failed. */
function people() {
  if (!ada || !bob || !cleo || !eve) throw new Error('The set-up did not end.');
  return { ada, bob, cleo, eve };
}

beforeAll(async () => {
  model = await freshReadModel();
  queries = createPlanningQueries(model.pool);
});
afterAll(() => model.drop());

beforeEach(async () => {
  await model.clear();
  rooms = await openRooms();
  const { organizations, directory, found } = rooms;
  const admin = await found('Lab');
  teamId = dataOf(await organizations.send(admin, { type: 'CreateTeam', name: 'Red' }, plainly), 'teamId');
  const user = { type: 'AddUser', email: null, role: 'user' } as const;
  await organizations.send(admin, { ...user, name: 'Bob', subject: 'bob', teamId }, plainly);
  await organizations.send(admin, { ...user, name: 'Cleo', subject: 'cleo', teamId: null }, plainly);
  ada = admin;
  bob = callerBySubject(directory, 'bob');
  cleo = callerBySubject(directory, 'cleo');
  eve = await found('Shop');
});
afterEach(() => rooms.close());

/** A project with two milestones; returns their ids. */
async function created(scope: 'personal' | 'team') {
  const { planning } = rooms;
  const names = { type: 'CreateProject', name: 'Move', milestoneName: 'Pack' } as const;
  const belonging = scope === 'team' ? { scope, teamId, defaultUserId: people().bob.userId } : { scope };
  const [project, first] = eventsOf(await planning.send(people().bob, { ...names, ...belonging }, plainly));
  const { projectId, milestoneId } = { ...project?.event.data, ...first?.event.data } as Record<string, string>;
  if (projectId === undefined || milestoneId === undefined) throw new Error('The project has no ids.');
  rooms.clock.advance(1);
  const add = { type: 'AddMilestone', projectId, name: 'Drive' } as const;
  const second = dataOf(await planning.send(people().bob, add, plainly), 'milestoneId');
  return { projectId, first: milestoneId, second };
}

/** Puts items of Bob into a milestone: the first ones completed, one more active. */
async function work(milestoneId: string, completed: number): Promise<void> {
  const { organizationId, userId: ownerId } = people().bob;
  const stream = `focus-${ownerId}`;
  const history = Array.from({ length: completed + 1 }, (_, index): Happening => {
    const itemId = uuid(0x1000 + index);
    const offered = {
      ...{ itemId, organizationId, ownerId, offeredBy: ownerId, milestoneId, dueAt: null },
      ...{ originItemId: null, copyOfItemId: null, stepIds: [], tagIds: [] },
    };
    const events: Happening['events'] = [
      {
        type: 'ItemOffered',
        data: offered,
        personal: { subject: ownerId, title: 'Box', description: null, stepNames: [] },
      },
      { type: 'ItemAccepted', data: { itemId, above: null } },
      { type: 'ItemActivated', data: { itemId, cause: 'owner' } },
    ];
    return { stream, events: index < completed ? [...events, { type: 'ItemCompleted', data: { itemId } }] : events };
  });
  await appendHistory(rooms.log, history);
}

const project = () => projectAll(rooms.log, { pool: model.pool, batch: 1000 });

describe('reading projects and milestones', () => {
  it('PLAN-6: progress is completed items / items, over all milestones, and null without items', async () => {
    const { projectId, first, second } = await created('team');
    await work(first, 3);
    await rooms.planning.send(people().bob, { type: 'ArchiveMilestone', projectId, milestoneId: first }, plainly);
    await project();
    expect(await queries.projectAlone(people().bob, projectId)).toEqual({
      ...{ projectId, scope: 'team', teamId, defaultUserId: people().bob.userId, needsDefaultUser: false },
      ...{ name: 'Move', archived: false, revision: 1, items: 4, completed: 3, progress: 0.75 },
      allowedActions: ['rename', 'archive', 'add-milestone', 'change-default-user'],
    });
    const milestones = [
      {
        ...{ milestoneId: first, projectId, name: 'Pack', archived: true, revision: 4 },
        ...{ items: 4, completed: 3, progress: 0.75, allowedActions: ['rename', 'unarchive'] },
      },
      {
        ...{ milestoneId: second, projectId, name: 'Drive', archived: false, revision: 3 },
        ...{ items: 0, completed: 0, progress: null, allowedActions: ['rename'] },
      },
    ];
    const page = { after: null, limit: 10 };
    expect(await queries.milestones(people().bob, projectId, page)).toEqual({ rows: milestones, after: null });
    expect(await queries.milestoneOf(people().ada, projectId, second)).toEqual(milestones[1]);
    expect(await queries.milestoneOf(people().ada, projectId, first)).toEqual(milestones[0]);
  });

  it('PLAN-12: a team project is shown to its team and to admins, to nobody else', async () => {
    const { projectId, first } = await created('team');
    await project();
    const shown = async (caller: Caller) => [
      await queries.projectAlone(caller, projectId),
      await queries.milestoneOf(caller, projectId, first),
    ];
    const { cleo: outsider, eve: stranger, bob: member, ada: admin } = people();
    for (const caller of [member, admin]) expect(await shown(caller)).toMatchObject([{ projectId }, { projectId }]);
    for (const caller of [outsider, stranger]) expect(await shown(caller)).toEqual([undefined, undefined]);
  });

  it('PLAN-3: a personal project is shown to its owner alone', async () => {
    const { projectId, first } = await created('personal');
    await project();
    const { ada: admin, bob: owner } = people();
    expect(await queries.projectAlone(owner, projectId)).toMatchObject({ scope: 'personal', teamId: null });
    expect(await queries.milestoneOf(owner, projectId, first)).toMatchObject({
      allowedActions: ['rename', 'archive', 'delete'],
    });
    expect(await queries.projectAlone(admin, projectId)).toBeUndefined();
    expect(await queries.milestoneOf(admin, projectId, first)).toBeUndefined();
  });

  it('PLAN-2: shows that a default user was deactivated since', async () => {
    const { projectId } = await created('team');
    const { ada: admin, bob: member } = people();
    await rooms.organizations.send(admin, { type: 'DeactivateUser', userId: member.userId }, plainly);
    await project();
    expect(await queries.projectAlone(admin, projectId)).toMatchObject({ needsDefaultUser: true });
  });

  it('PLAN-2: shows that a default user left the team in a race', async () => {
    const { projectId } = await created('team');
    const { ada: admin, bob: member } = people();
    // The facts are as stale as possible: nobody is a default user.
    await rooms.organizations.send(admin, { type: 'MoveUserToTeam', userId: member.userId, teamId: null }, plainly);
    await project();
    expect(await queries.projectAlone(admin, projectId)).toMatchObject({ needsDefaultUser: true });
  });
});

describe('the facts that organizations get from the planning room', () => {
  it('counts unarchived projects of a team, and of which a user is the default user', async () => {
    const { projectId } = await created('team');
    await created('team');
    await created('personal');
    await rooms.planning.send(people().bob, { type: 'ArchiveProject', projectId }, plainly);
    let asked = 0;
    const facts = createTeamProjectFacts(model.pool, async () => {
      asked += 1;
      await project();
    });
    const { organizationId, userId } = people().bob;
    expect(await facts.unarchivedProjects(organizationId, teamId)).toBe(1);
    expect(await facts.defaultUserOf(organizationId, teamId, userId)).toBe(1);
    expect(await facts.defaultUserOf(organizationId, teamId, people().ada.userId)).toBe(0);
    expect(await facts.unarchivedProjects(people().eve.organizationId, teamId)).toBe(0);
    expect(asked).toBe(4);
  });
});

describe('the facts that the focus room gets from the read tables', () => {
  it('PLAN-11: a milestone that was just unarchived takes items, even if the tables do not show it yet', async () => {
    const { projectId, first: milestoneId } = await created('team');
    const { bob: member, cleo: outsider } = people();
    const send = (type: 'ArchiveMilestone' | 'UnarchiveMilestone') =>
      rooms.planning.send(member, { type, projectId, milestoneId }, plainly);
    await send('ArchiveMilestone');
    await project();
    const facts = createFocusFacts(model.pool, project);
    expect(await facts.milestone(member, milestoneId)).toMatchObject({ archived: true });
    await send('UnarchiveMilestone');
    expect(await facts.milestone(member, milestoneId)).toMatchObject({ archived: false, visibleToActor: true });
    expect(await facts.milestone(outsider, milestoneId)).toMatchObject({ visibleToActor: false });
    expect(await facts.milestone(people().eve, milestoneId)).toBeNull();
  });
});
