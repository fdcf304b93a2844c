import type pg from 'pg';
import { focusProjector } from '../projections/focus/focus.projector.js';
import { createFocus, createFocusFacts, createFocusQueries, type Focus, type FocusQueries } from './focus/index.js';
import { createExecutor } from './kernel/deciding/execute.js';
import type { DecidingObserver, Executor } from './kernel/deciding/executing.js';
import { logOutcomes } from './kernel/deciding/log-outcomes.js';
import { postgresSnapshots } from './kernel/deciding/postgres-snapshots.js';
import type { EventLog } from './kernel/event-log/event-log.js';
import type { AppendObserver } from './kernel/event-log/group-commit.js';
import { runProjector, type RunningProjector } from './kernel/projecting/runner.js';
import { positionWaiter, type PositionWaiter } from './kernel/reading/wait-for-position.js';
import { systemClock, timestamp, type Chance, type Clock } from './kernel/runtime/clock.js';
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
  type Planning,
  type PlanningQueries,
} from './planning/index.js';
import { remakeInAProcess } from './remake-in-a-process.js';

/** The rooms' doors for commands and queries. */
export interface Rooms {
  readonly organizations: Organizations;
  readonly organizationQueries: OrganizationQueries;
  readonly accessTokens: AccessTokens;
  readonly planning: Planning;
  readonly planningQueries: PlanningQueries;
  readonly focus: Focus;
  readonly focusQueries: FocusQueries;
}

/** Everything that a door opens onto: the log, the read tables and the rooms, wired once. */
export interface House extends Rooms {
  readonly logger: Logger;
  readonly clock: Clock & Chance;
  readonly log: EventLog;
  readonly executor: Executor;
  /** Reads the read tables; a statement that takes longer than 10 s is cancelled. */
  readonly pool: pg.Pool;
  readonly projector: RunningProjector;
  readonly waiter: PositionWaiter;
  readonly directory: Directory;
  /** Stops all of it in order; a door adds what it opens itself. */
  readonly shutdown: Shutdown;
}

/** Told what happens in the house, to count it. */
export type HouseObserver = AppendObserver & DecidingObserver;

/** Opens the house for a role; whatever was opened before a failure is closed again. */
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
  const { log, pool, writingPool } = await openStores(configuration, logger, role, shutdown, observer);
  const executor = await openExecutor({ log, pool, writingPool, logger, shutdown, observer });
  const holder = clock.randomUuidV7();
  const following = { log, pool: writingPool, projector: focusProjector, clock, logger, holder };
  const projector = runProjector({
    ...following,
    resumes: true,
    // A command that happens to hold the lease for a moment has other things to do.
    remake: role === 'service' ? remakeInAProcess(focusProjector.name, clock) : undefined,
  });
  shutdown.add('focus projector', () => projector.stop());
  const directory = await openDirectory({ log, logger, clock });
  shutdown.add('directory', () => directory.close());
  const waiter = positionWaiter({ log, projector, pool, clock });
  const parts = { logger, clock, log, executor, pool, projector, waiter, directory, shutdown };
  return { ...parts, ...(await roomsIn(parts)) };
}

async function openExecutor(
  parts: Omit<Stores, 'ownerPool'> & Pick<House, 'logger' | 'shutdown'> & { readonly observer?: DecidingObserver },
): Promise<Executor> {
  const { log, pool, writingPool, logger, shutdown, observer } = parts;
  const executor = createExecutor({
    log,
    clock: systemClock,
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

async function roomsIn({
  log,
  executor,
  directory,
  clock,
  pool,
  waiter: { caughtUp },
}: Pick<House, 'log' | 'executor' | 'directory' | 'clock' | 'pool' | 'waiter'>): Promise<Rooms> {
  const parts = { executor, directory, chance: clock };
  const focus = createFocus({
    log,
    executor,
    directory,
    facts: createFocusFacts(pool, caughtUp),
    now: () => timestamp(clock),
    newId: () => clock.randomUuidV7(),
  });
  return {
    organizations: createOrganizations({ ...parts, facts: createOrganizationFacts(pool, caughtUp) }),
    accessTokens: createAccessTokens({
      ...parts,
      secrets: accessTokenSecrets(await keptKey(pool, 'access-tokens')),
      now: () => timestamp(clock),
    }),
    organizationQueries: createOrganizationQueries(pool),
    planning: createPlanning({ ...parts, personal: focus, facts: createPlanningFacts(pool, caughtUp) }),
    planningQueries: createPlanningQueries(pool),
    focus,
    focusQueries: createFocusQueries(pool, {
      now: () => timestamp(clock),
      timeZoneOf: (userId) => directory.user(userId)?.timeZone ?? 'UTC',
    }),
  };
}
