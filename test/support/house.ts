import { randomUUID } from 'node:crypto';
import type { RequestContext } from '../../src/kernel/deciding/room.js';
import type { FocusRequest } from '../../src/focus/application/focus.requests.js';
import { focusStream, type FocusOutcome } from '../../src/focus/index.js';
import { openHouse, type House } from '../../src/house.js';
import type { RecordedEvent, StreamEvent } from '../../src/kernel/event-log/event-log.js';
import type { Configuration } from '../../src/kernel/runtime/configuration.js';
import { DOOR_DEFAULTS } from '../../src/kernel/runtime/door-configuration.js';
import { createLogger } from '../../src/kernel/runtime/logging.js';
import type { Caller, Role } from '../../src/organizations/index.js';
import { eventLogOf } from './kurrent.js';
import { freshDatabase, ownerOf } from './postgres.js';
import { callerBySubject, dataOf, eventsOf, plainly } from './rooms.js';

/** The Postgres of a house: one behind a URL, or an embedded one in a data directory. */
export type HouseDatabase = { readonly databaseUrl: string } | { readonly dataDir: string };

/** The house as every entry point opens it, beside others on its database; `shutdown.stop()` it in the end. */
export function houseWith(database: HouseDatabase): Promise<House> {
  return openHouse(configurationOf(database), createLogger('silent'), 'command');
}

function configurationOf(database: HouseDatabase): Configuration {
  const nowhere = { dataDir: '/nowhere', databaseUrl: undefined };
  const databaseOwnerUrl = 'databaseUrl' in database ? ownerOf(database.databaseUrl) : undefined;
  const door = { port: 0, host: '127.0.0.1', door: DOOR_DEFAULTS };
  const eventLog = eventLogOf(placeOf(database));
  return { ...door, logLevel: 'silent', ...nowhere, ...database, databaseOwnerUrl, eventLog };
}

/** Identifies a database. */
export function placeOf(database: HouseDatabase): string {
  return 'dataDir' in database ? database.dataDir : database.databaseUrl;
}

/** As `houseWith`, on the Postgres behind this URL. */
export function houseOn(databaseUrl: string): Promise<House> {
  return houseWith({ databaseUrl });
}

/** A house on a database of its own. */
export interface FreshHouse {
  readonly house: House;
  readonly databaseUrl: string;
  /** Closes it and drops its database. */
  close(): Promise<void>;
}

/** Opens a house on an empty database. */
export async function freshHouse(): Promise<FreshHouse> {
  const database = await freshDatabase();
  try {
    const house = await houseOn(database.url);
    return {
      house,
      databaseUrl: database.url,
      close: async () => {
        await house.shutdown.stop();
        await database.drop();
      },
    };
  } catch (error) {
    await database.drop();
    throw error;
  }
}

/** Starts an organization and returns its admin; its name is made unique among those of one house. */
export async function found({ organizations, directory }: House, name: string): Promise<Caller> {
  const subject = `admin-${randomUUID()}`;
  await organizations.create({ name: `${name} ${subject}`, admin: { name: 'Ada', email: null, subject } }, plainly);
  return callerBySubject(directory, subject);
}

/** A new team of the admin's organization. */
export async function newTeam({ organizations }: House, admin: Caller, name: string): Promise<string> {
  return dataOf(await organizations.send(admin, { type: 'CreateTeam', name }, plainly), 'teamId');
}

/** A new tag of the caller's organization. */
export async function newTag({ organizations }: House, caller: Caller, name: string): Promise<string> {
  return dataOf(await organizations.send(caller, { type: 'CreateTag', name }, plainly), 'tagId');
}

/** A new user of the admin's organization. */
export async function newUser(
  { organizations, directory }: House,
  admin: Caller,
  name: string,
  { teamId = null, role = 'user' }: { readonly teamId?: string | null; readonly role?: Role } = {},
): Promise<Caller> {
  const subject = `${name}-${randomUUID()}`;
  eventsOf(await organizations.send(admin, { type: 'AddUser', name, email: null, subject, teamId, role }, plainly));
  return callerBySubject(directory, subject);
}

/** A caller as the directory knows them now. */
export function callerNow({ directory }: House, { userId }: Caller): Caller {
  const user = directory.user(userId);
  if (user === undefined) throw new Error(`There is no user ${userId}.`);
  return user;
}

/** A project and its first milestone. */
export interface NewProject {
  readonly projectId: string;
  readonly milestoneId: string;
}

/** Starts a project: the caller's own if no team is named. */
export async function newProject({ planning }: House, caller: Caller, teamId?: string): Promise<NewProject> {
  const belonging =
    teamId === undefined
      ? ({ scope: 'personal' } as const)
      : ({ scope: 'team', teamId, defaultUserId: caller.userId } as const);
  const outcome = await planning.send(
    caller,
    { type: 'CreateProject', name: 'Move', milestoneName: 'Pack', ...belonging },
    plainly,
  );
  const [project, milestone] = eventsOf(outcome).map(({ event }) => event.data as Partial<NewProject>);
  if (!project?.projectId || !milestone?.milestoneId) throw new Error('The new project has no ids.');
  return { projectId: project.projectId, milestoneId: milestone.milestoneId };
}

/** What an offer says. */
export type OfferRequest = Extract<FocusRequest, { type: 'OfferItem' }>;

/** An offer to somebody, plain by default. */
export function offerTo({ userId: ownerId }: Caller, more: Partial<OfferRequest> = {}): OfferRequest {
  const plain = { title: 'Call back', description: null, dueAt: null, milestoneId: null, steps: [], tagIds: [] };
  return { type: 'OfferItem', ownerId, ...plain, accept: false, ...more };
}

/** Sends a request that must be carried out, and returns its events. */
export async function done(
  { focus }: House,
  caller: Caller,
  request: FocusRequest,
  sent: Partial<RequestContext> = {},
): Promise<readonly StreamEvent[]> {
  return eventsOf(await focus.send(caller, request, { request: JSON.stringify(request), ...sent }));
}

/** Sends a request, with a key if one is given. */
export function send({ focus }: House, caller: Caller, request: FocusRequest, key?: string): Promise<FocusOutcome> {
  return focus.send(caller, request, { request: JSON.stringify(request), key });
}

/** The id of a new item, offered as the request says. */
export async function newItem(
  house: House,
  caller: Caller,
  request: FocusRequest,
  sent: Partial<RequestContext> = {},
): Promise<string> {
  const [offered] = await done(house, caller, request, sent);
  const { itemId } = (offered?.event.data ?? {}) as { readonly itemId?: string };
  if (itemId === undefined) throw new Error('The offer has no item.');
  return itemId;
}

/** Adds waiting items of the owner's, from the top; returns their ids. */
export async function waitingItems(house: House, owner: Caller, ...titles: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const title of titles) ids.push(await newItem(house, owner, offerTo(owner, { title, accept: true })));
  return ids;
}

/** All events of a user's focus stream. */
export async function focusEvents({ log }: House, { userId }: Caller): Promise<readonly RecordedEvent[]> {
  const [events = []] = await log.readStreams([{ stream: focusStream(userId), fromRevision: 1 }]);
  return events;
}

/** Stops updating the read tables, unless another process does. */
export async function stopProjecting({ readModels }: House): Promise<void> {
  await Promise.all(Object.values(readModels).map(({ projector }) => projector.stop()));
}

/** Rows of the read tables, once these contain everything that was appended. */
export async function rowsOf(
  { waiter, pool }: House,
  sql: string,
  ...values: readonly unknown[]
): Promise<readonly Record<string, unknown>[]> {
  await waiter.caughtUp();
  return (await pool.query<Record<string, unknown>>(sql, [...values])).rows;
}
