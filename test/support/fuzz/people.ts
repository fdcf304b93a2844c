import { randomUUID } from 'node:crypto';
import type { Scope } from '../../../src/kernel/http/authentication/scopes.js';
import type { House } from '../../../src/house.js';
import type { Caller } from '../../../src/organizations/index.js';
import { tokenFor } from '../client.js';
import { done, found, newItem, newProject, newTag, newTeam, newUser, offerTo, type HouseDatabase } from '../house.js';
import { inHouse } from '../load/settle.js';
import { eventsOf, plainly } from '../rooms.js';

/** A sender of requests, with one token. */
export interface Person {
  readonly organization: 0 | 1;
  readonly authorization: string;
  readonly scopes: readonly Scope[];
}

/** The people of two organizations. */
export interface People {
  readonly people: readonly Person[];
  /** `Authorization` of unknown users, and invalid ones. */
  readonly strangers: readonly (string | undefined)[];
  /** Users who never change: no command's address names them. */
  readonly kept: ReadonlySet<string>;
  /** The log's head before the first request. */
  readonly head: bigint;
  /** The correlation id of the set-up, which no request caused. */
  readonly settled: string;
  readonly organizations: readonly Organization[];
}

/** One of the two, with its latest crew. */
interface Organization {
  readonly admin: Caller;
  readonly standing: readonly Person[];
  readonly crews: readonly (readonly Person[])[];
}

const ALL: readonly Scope[] = ['read', 'write', 'admin'];
/** How many crews send requests at a time; earlier ones stay, but send nothing more. */
const CREWS = 2;

/** Makes two organizations with users of every kind, some work between them, and closes the house again. */
export function settlePeople(database: HouseDatabase): Promise<People> {
  const settled = randomUUID();
  return inHouse(database, async (visited) => {
    const house = marking(visited, settled);
    const kept = new Set<string>();
    const organizations = [await organization(house, 0, kept), await organization(house, 1, kept)];
    const [ours] = organizations as [Organization];
    return {
      ...{ people: all(organizations), kept, settled, organizations },
      strangers: [...strangersTo(await tokenFor(house, ours.admin)), ...(await outdated(house, ours.admin))],
      head: await house.log.head(),
    };
  });
}

/** Brings a new crew into each organization, with work of every kind: whatever was used up can be done again. */
export function refreshPeople(database: HouseDatabase, before: People): Promise<People> {
  return inHouse(database, async (visited) => {
    const house = marking(visited, before.settled);
    const kept = new Set(before.kept);
    const organizations: Organization[] = [];
    for (const [nth, { admin, standing, crews }] of before.organizations.entries()) {
      // In case a request made milestones required: the new crew starts without.
      await house.organizations.send(admin, { type: 'RequireMilestones', required: false }, plainly);
      const { people } = await crew(house, admin, nth, kept);
      organizations.push({ admin, standing, crews: [people, ...crews].slice(0, CREWS) });
    }
    return { ...before, people: all(organizations), kept, organizations };
  });
}

const all = (organizations: readonly Organization[]): readonly Person[] =>
  organizations.flatMap(({ standing, crews }) => [...standing, ...crews.flat()]);

/** The house, with this correlation id for everything that is sent through it. */
function marking(house: House, correlationId: string): House {
  const { focus, planning, organizations } = house;
  return {
    ...house,
    focus: { ...focus, send: (caller, request, sent) => focus.send(caller, request, { ...sent, correlationId }) },
    planning: {
      ...planning,
      send: (caller, request, sent) => planning.send(caller, request, { ...sent, correlationId }),
    },
    organizations: {
      ...organizations,
      send: (caller, request, sent) => organizations.send(caller, request, { ...sent, correlationId }),
    },
  };
}

async function organization(house: House, nth: number, kept: Set<string>): Promise<Organization> {
  const admin = await found(house, 'Lab');
  const { teamId, people } = await crew(house, admin, nth, kept);
  const second = await newUser(house, admin, 'Amy', { role: 'admin', teamId });
  for (const { userId } of [admin, second]) kept.add(userId);
  const as = asking(house, nth);
  const admins = [await as(admin, ALL), await as(second, ALL)];
  const standing = [...admins, await as(second, ['read']), await as(admin, ['read', 'write'])];
  return { admin, standing, crews: [people] };
}

/** Users at work in a new team, one who passes from team to team, and one who was deactivated. */
async function crew(house: House, admin: Caller, nth: number, kept: Set<string>) {
  const teamId = await newTeam(house, admin, 'Red');
  const users = [];
  for (const name of ['Ann', 'Bob', 'Cleo']) users.push(await newUser(house, admin, name, { teamId }));
  const passing = await newUser(house, admin, 'Dan', { teamId: await newTeam(house, admin, 'Blue') });
  const tagId = await newTag(house, admin, `urgent ${randomUUID()}`);
  await strand(house, admin, teamId);
  for (const user of users) await atWork(house, user, tagId);
  for (const { userId } of users) kept.add(userId);
  const as = asking(house, nth);
  const people = await Promise.all([...users, passing].map((each) => as(each, ['read', 'write'])));
  return { teamId, people };
}

function asking(house: House, nth: number) {
  return async (caller: Caller, scopes: readonly Scope[]): Promise<Person> => ({
    organization: nth === 0 ? 0 : 1,
    scopes,
    authorization: `Bearer ${await tokenFor(house, caller, { scopes, ttlSeconds: 7_200 })}`,
  });
}

/** Active work with its alarm running, waiting work, personal milestones: random requests alone seldom get this far. */
async function atWork(house: House, user: Caller, tagId: string): Promise<void> {
  const items: string[] = [];
  const wish = offerTo(user, { accept: true, steps: ['Ask', 'Listen', 'Thank'], tagIds: [tagId] });
  for (let nth = 0; nth < 5; nth++) items.push(await newItem(house, user, wish));
  await done(house, user, { type: 'ActivateItem', itemId: items[0] ?? '' });
  await done(house, user, { type: 'StartAlarm', minutes: 60 });
  const { projectId } = await newProject(house, user);
  for (const name of ['Sort', 'Carry', 'Unpack']) {
    eventsOf(await house.planning.send(user, { type: 'AddMilestone', projectId, name }, plainly));
  }
}

/** Work of a team project whose owner was deactivated. */
async function strand(house: House, admin: Caller, teamId: string): Promise<void> {
  const gone = await newUser(house, admin, 'Eli', { teamId });
  const { milestoneId } = await newProject(house, { ...admin, teamId }, teamId).catch(() =>
    newProject(house, gone, teamId),
  );
  for (let nth = 0; nth < 20; nth++) {
    const itemId = await newItem(house, gone, offerTo(gone, { milestoneId }));
    if (nth % 2 === 1) await done(house, gone, { type: 'AcceptItem', itemId });
  }
  await house.organizations.send(admin, { type: 'DeactivateUser', userId: gone.userId }, plainly);
}

function strangersTo(token: string): readonly (string | undefined)[] {
  const [head = '', payload = '', signature = ''] = token.split('.');
  const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
  return [
    ...[
      undefined,
      '',
      'Bearer',
      'Bearer ',
      'Basic YTpi',
      `bearer  ${token}`,
      token,
      'Bearer x',
      'Bearer a.b.c',
      'Bearer ..',
    ],
    ...[`Bearer ${none}.${payload}.`, `Bearer ${head}.${payload}.`, `Bearer ${head}.${payload}.${signature.slice(1)}A`],
    ...[
      `Bearer ${token}, Bearer ${token}`,
      `Bearer ${'x'.repeat(8_000)}`,
      `Bearer brightly_pat_${randomUUID()}`,
      'Bearer é',
    ],
    ...['Negotiate', 'Bearer null', `Bearer ${token} x`, `Bearer "${token}"`],
  ];
}

async function outdated(house: House, caller: Caller): Promise<readonly string[]> {
  const now = house.clock.now() - 7_200_000;
  return [
    `Bearer ${await tokenFor(house, caller, { now })}`,
    `Bearer ${await tokenFor(house, caller, { scopes: [] })}`,
  ];
}
