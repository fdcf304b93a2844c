import type pg from 'pg';
import type { EventTypes } from '../deciding/event-types.js';
import { LogUnavailableError, type EventLog } from '../event-log/event-log.js';
import type { AppendObserver } from '../event-log/group-commit.js';
import { openPostgresLog } from '../event-log/postgres-log.js';
import { upcasting } from '../event-log/upcasting.js';
import type { Configuration } from './configuration.js';
import { createPool, openDatabase, type DatabaseRole } from './database.js';
import type { Logger } from './logging.js';
import { prepareSchemas, type Prepared } from './schemas.js';
import type { Shutdown } from './shutdown.js';
import { StartError } from './start-error.js';

const STATEMENT_TIMEOUT_MS = 10_000;

/** The log and the database, brought up to date. */
export interface Stores {
  readonly log: EventLog;
  /** As in `House`. */
  readonly pool: pg.Pool;
  /** For projectors and snapshots, whose statements may take long. */
  readonly writingPool: pg.Pool;
  /** As the role that owns the tables: for rebuilding them or changing keys, never for the running service. */
  readonly ownerPool: pg.Pool;
}

/** How the stores are opened. */
export interface StoresOptions extends Prepared {
  readonly logger: Logger;
  readonly role: DatabaseRole;
  /** Converts events that earlier versions of the service wrote. */
  readonly eventTypes: EventTypes;
  /** Closes them again. */
  readonly shutdown: Shutdown;
  readonly observer?: AppendObserver;
}

/** Opens the stores of a `House`, also for commands that only inspect or repair. */
export async function openStores(
  configuration: Configuration,
  { logger, role, schemas, readModels, eventTypes, shutdown, observer }: StoresOptions,
): Promise<Stores> {
  const database = await openDatabase(configuration, logger, role);
  shutdown.add('database', () => database.stop());
  await prepareSchemas(database, { schemas, readModels }, logger);
  const poolFor = (name: string, size: number, statementTimeoutMs?: number, url = database.url): pg.Pool => {
    const pool = createPool(url, { name, size, statementTimeoutMs, logger });
    shutdown.add(`${name} pool`, () => pool.end());
    return pool;
  };
  const pool = poolFor('reading', 8, STATEMENT_TIMEOUT_MS);
  const writingPool = poolFor('projecting', 4);
  // Opens no connection until one is needed.
  const ownerPool = poolFor('owner', 4, undefined, database.ownerUrl);
  const log = await openLog(configuration, database.url, logger, observer);
  shutdown.add('event log', () => log.close());
  return { log: upcasting(log, eventTypes), pool, writingPool, ownerPool };
}

/** The only place that knows which stores exist. Throws StartError if the log's server can't be used. */
async function openLog(
  { eventLog }: Configuration,
  databaseUrl: string,
  logger: Logger,
  observer: AppendObserver | undefined,
): Promise<EventLog> {
  const variable = eventLog === undefined ? 'DATABASE_URL' : 'EVENT_LOG_URL';
  try {
    if (eventLog === undefined) return await openPostgresLog({ url: databaseUrl, observer });
    // Loaded only if used: its client and gRPC would add a fifth of a second to every other start.
    const { openKurrentLog } = await import('../event-log/kurrent/kurrent-log.js');
    const onBreak = (error: unknown): void =>
      logger.warn({ err: error }, 'following the event log broke off and starts again');
    return await openKurrentLog({ ...eventLog, observer, onBreak });
  } catch (error) {
    if (!(error instanceof LogUnavailableError)) throw error;
    throw new StartError(`${error.message} The server is the one that ${variable} names.`);
  }
}
