import { randomUUID } from 'node:crypto';
import type { Scope } from '../../../src/kernel/http/authentication/scopes.js';
import type { House } from '../../../src/house.js';
import type { Caller } from '../../../src/organizations/index.js';
import { tokenFor } from '../client.js';
import { done, found, newItem, newProject, newTag, newTeam, newUser, offerTo, type HouseDatabase } from '../house.js';
import { inHouse } from '../load/settle.js';
import { eventsOf, plainly } from '../rooms.js';

/** Somebody who asks, under one token. */
export interface Person {
  readonly organization: 0 | 1;
  readonly authorization: string;
  readonly scopes: readonly Scope[];
}

/** Who there is, in two organizations. */
export interface People {
  readonly people: readonly Person[];
  /** `Authorization` of those whom nobody knows, or nobody believes. */
  readonly strangers: readonly (string | undefined)[];
  /** Users who stay who they are: no command's address names them. */
  readonly kept: ReadonlySet<string>;
  /** Where the log ended before anybody asked for anything. */
  readonly head: bigint;
}

const ALL: readonly Scope[] = ['read', 'write', 'admin'];

/** Makes two organizations with users of every kind, some work between them, and closes the house again. */
export function settlePeople(database: HouseDatabase): Promise<People> {
  return inHouse(database, async (house) => {
    const [ours, theirs] = [await organization(house, 0), await organization(house, 1)];
    return {
      people: [...ours.people, ...theirs.people],
      strangers: [...strangersTo(await tokenFor(house, ours.admin)), ...(await outdated(house, ours.admin))],
      kept: new Set([...ours.kept, ...theirs.kept]),
      head: await house.log.head(),
    };
  });
}

async function organization(house: House, nth: 0 | 1) {
  const admin = await found(house, 'Lab');
  const teamId = await newTeam(house, admin, 'Red');
  const second = await newUser(house, admin, 'Amy', { role: 'admin', teamId });
  const users = [];
  for (const name of ['Ann', 'Bob', 'Cleo']) users.push(await newUser(house, admin, name, { teamId }));
  const passing = await newUser(house, admin, 'Dan', { teamId: await newTeam(house, admin, 'Blue') });
  await newTag(house, admin, 'urgent');
  await strand(house, admin, teamId);
  for (const user of users) await atWork(house, user);
  const as = async (caller: Caller, scopes: readonly Scope[]): Promise<Person> => ({
    organization: nth,
    scopes,
    authorization: `Bearer ${await tokenFor(house, caller, { scopes, ttlSeconds: 7_200 })}`,
  });
  const admins = await Promise.all([admin, second].map((each) => as(each, ALL)));
  const others = await Promise.all([...users, passing].map((each) => as(each, ['read', 'write'])));
  const people = [...admins, ...others, await as(second, ['read']), await as(admin, ['read', 'write'])];
  return { admin, people, kept: [admin, second, ...users].map(({ userId }) => userId) };
}

/** Active work with its alarm running, work that waits, milestones of one's own: chance alone seldom comes so far. */
async function atWork(house: House, user: Caller): Promise<void> {
  const items: string[] = [];
  for (let nth = 0; nth < 5; nth++) items.push(await newItem(house, user, offerTo(user, { accept: true })));
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
