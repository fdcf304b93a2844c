import type pg from 'pg';
import {
  createFocus,
  createFocusFacts,
  createFocusQueries,
  createItemHistory,
  type Focus,
  type FocusQueries,
  type ItemHistory,
  type Times,
} from './focus/index.js';
import { eventCatalogue } from './event-catalogue.js';
import { createExecutor } from './kernel/deciding/execute.js';
import type { DecidingObserver, Executor } from './kernel/deciding/executing.js';
import { logOutcomes } from './kernel/deciding/log-outcomes.js';
import { postgresSnapshots } from './kernel/deciding/postgres-snapshots.js';
import type { EventLog } from './kernel/event-log/event-log.js';
import type { AppendObserver } from './kernel/event-log/group-commit.js';
import { asOfTables, type ReadTables } from './kernel/reading/as-of-tables.js';
import type { Moment, PastPosition } from './kernel/reading/moment.js';
import { waiterForAll, type WaiterForAll } from './kernel/reading/read-model.js';
import { systemClock, timestamp, type Randomness, type Clock } from './kernel/runtime/clock.js';
import type { Configuration } from './kernel/runtime/configuration.js';
import type { DatabaseRole } from './kernel/runtime/database.js';
import type { Logger } from './kernel/runtime/logging.js';
import { keepSecret } from './kernel/runtime/secrets.js';
import { createShutdown, type Shutdown } from './kernel/runtime/shutdown.js';
import { openStores, type Stores } from './kernel/runtime/stores.js';
import {
  accessTokenSecrets,
  createAccessTokens,
  createOrganizationFacts,
  createOrganizationQueries,
  createOrganizations,
  openDirectory,
  type AccessTokens,
  type Directory,
  type OrganizationQueries,
  type Organizations,
} from './organizations/index.js';
import {
  createPlanning,
  createPlanningFacts,
  createPlanningQueries,
  createTeamProjectFacts,
  type Planning,
  type PlanningQueries,
} from './planning/index.js';
import { readModels, schemas } from './read-models.js';
import { openRecordRooms, type OpenRecordRooms } from './record-rooms.js';
import { runReadModels, type RunningReadModels } from './running-read-models.js';

/** The rooms' doors for commands and queries. */
export interface Rooms {
  readonly organizations: Organizations;
  readonly organizationQueries: OrganizationQueries;
  readonly accessTokens: AccessTokens;
  readonly planning: Planning;
  readonly planningQueries: PlanningQueries;
  readonly focus: Focus;
  readonly focusQueries: FocusQueries;
  readonly itemHistory: ItemHistory;
  /** Those of record types alone. */
  readonly recordRooms: OpenRecordRooms;
  /** The queries as of a moment. */
  readonly queriesAsOf: (moment: Moment) => Queries;
}

/** The queries of the rooms that are written by hand. */
export type Queries = Pick<Rooms, 'organizationQueries' | 'planningQueries' | 'focusQueries'>;

/** Everything that an entry point opens: the log, the read tables and the rooms, wired once. */
export interface House extends Rooms, RunningReadModels {
  readonly logger: Logger;
  readonly clock: Clock & Randomness;
  readonly log: EventLog;
  readonly executor: Executor;
  /** Reads the read tables; a statement that takes longer than 10 s is cancelled. */
  readonly pool: pg.Pool;
  /** The read tables as of a position, which their histories have reached. */
  readonly asOf: (past: PastPosition) => ReadTables;
  /** Waits for all read models: for callers that need all of them. */
  readonly waiter: WaiterForAll;
  readonly directory: Directory;
  /** Stops all of it in order; an entry point adds what it opens itself. */
  readonly shutdown: Shutdown;
}

/** Called with what happens, for metrics. */
export type HouseObserver = AppendObserver & DecidingObserver;

/** Opens everything for a role; if that fails, what was opened before is closed again. */
export async function openHouse(
  configuration: Configuration,
  logger: Logger,
  role: DatabaseRole,
  observer?: HouseObserver,
): Promise<House> {
  const shutdown = createShutdown(logger);
  try {
    return await open(configuration, logger, role, shutdown, observer);
  } catch (error) {
    await shutdown.stop();
    throw error;
  }
}

async function open(
  configuration: Configuration,
  logger: Logger,
  role: DatabaseRole,
  shutdown: Shutdown,
  observer: HouseObserver | undefined,
): Promise<House> {
  const clock = systemClock;
  const stores = await openStores(configuration, {
    logger,
    role,
    ...{ schemas, readModels },
    eventTypes: eventCatalogue,
    shutdown,
    observer,
  });
  const { log, pool } = stores;
  const executor = await openExecutor({ ...stores, logger, shutdown, observer });
  const running = runReadModels(stores, { logger, role, shutdown });
  const directory = await openDirectory({ log, logger, clock });
  shutdown.add('directory', () => directory.close());
  const waiter = waiterForAll(Object.values(running.readModels).map((each) => each.waiter));
  const models = {
    ...running,
    asOf: asOfTables(
      pool,
      readModels.map(({ schema }) => schema),
    ),
  };
  const parts = { logger, clock, log, executor, pool, ...models, waiter, directory, shutdown };
  return { ...parts, ...(await roomsIn(parts)) };
}

async function openExecutor(
  parts: Omit<Stores, 'ownerPool'> & Pick<House, 'logger' | 'shutdown'> & { readonly observer?: DecidingObserver },
): Promise<Executor> {
  const { log, pool, writingPool, logger, shutdown, observer } = parts;
  const executor = createExecutor({
    log,
    clock: systemClock,
    eventTypes: eventCatalogue,
    observer: logOutcomes(logger, observer),
    hmacKey: await keptKey(pool, 'request-hmac'),
    snapshots: {
      store: postgresSnapshots(writingPool),
      onError: (error) => logger.warn({ err: error }, 'a snapshot could not be taken or read'),
    },
  });
  shutdown.add('snapshots', () => executor.settled());
  return executor;
}

/** 32 bytes that every process on this database shares. */
async function keptKey(pool: pg.Pool, name: string): Promise<Uint8Array> {
  const make = () => Buffer.from(systemClock.randomBytes(32)).toString('base64');
  return Buffer.from(await keepSecret(pool, name, make), 'base64');
}

async function roomsIn(
  parts: Pick<House, 'log' | 'executor' | 'directory' | 'clock' | 'pool' | 'readModels' | 'asOf'>,
): Promise<Rooms> {
  const { log, executor, directory, clock, pool, readModels: models, asOf } = parts;
  const { caughtUp } = models.focus.waiter;
  const organizationFacts = createOrganizationFacts(
    pool,
    models.organizations.waiter.caughtUp,
    createTeamProjectFacts(pool, caughtUp),
  );
  const shared = { executor, directory, chance: clock };
  const focus = createFocus({
    log,
    executor,
    directory,
    facts: createFocusFacts(pool, caughtUp),
    now: () => timestamp(clock),
    newId: () => clock.randomUuidV7(),
  });
  return {
    recordRooms: openRecordRooms({ ...shared, log, pool, asOf, readModels: models }),
    organizations: createOrganizations({ ...shared, facts: organizationFacts }),
    accessTokens: createAccessTokens({
      ...shared,
      secrets: accessTokenSecrets(await keptKey(pool, 'access-tokens')),
      now: () => timestamp(clock),
    }),
    planning: createPlanning({ ...shared, personal: focus, facts: createPlanningFacts(pool, caughtUp) }),
    focus,
    itemHistory: createItemHistory({ versions: pool, log }),
    ...queriesOver(pool, {
      now: () => timestamp(clock),
      timeZoneOf: (userId) => directory.user(userId)?.timeZone ?? 'UTC',
    }),
    queriesAsOf: (moment) => queriesOver(asOf(moment), { now: () => moment.time, timeZoneOf: moment.timeZoneOf }),
  };
}

function queriesOver(db: ReadTables, times: Times): Queries {
  return {
    organizationQueries: createOrganizationQueries(db),
    planningQueries: createPlanningQueries(db),
    focusQueries: createFocusQueries(db, times),
  };
}
