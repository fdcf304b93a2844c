import { randomUUID } from 'node:crypto';
import pg, { type Pool } from 'pg';
import { pino } from 'pino';
import { focusProjector } from '../../projections/focus/focus.projector.js';
import type { EventLog } from '../../src/kernel/event-log/event-log.js';
import { bringHistoryInLine, makeHistoryInto } from '../../src/kernel/projecting/history-tables.js';
import type { Projector } from '../../src/kernel/projecting/projector.js';
import { rebuild, type Rebuilt } from '../../src/kernel/projecting/rebuild.js';
import { runProjector, type ProjectorOptions, type RunningProjector } from '../../src/kernel/projecting/runner.js';
import { versioned } from '../../src/kernel/projecting/versioned.js';
import { systemClock } from '../../src/kernel/runtime/clock.js';
import { createLogger } from '../../src/kernel/runtime/logging.js';
import { migrate, migrateInto } from '../../src/kernel/runtime/migrations.js';
import { CLUSTER_ROLES } from '../../src/kernel/runtime/postgres-roles.js';
import { openTo } from '../../src/kernel/runtime/service-role.js';
import { allSchemas, readModels, schemas } from '../../src/read-models.js';
import { freshDatabase, ownerOf } from './postgres.js';

/** A database of a test's own with all tables. */
export interface ReadModel {
  readonly url: string;
  /** As the role of the running service. */
  readonly pool: Pool;
  /** As the role that owns the tables. */
  readonly ownerPool: Pool;
  /** Empties all tables and forgets the checkpoint. */
  clear(): Promise<void>;
  drop(): Promise<void>;
}

const { schema: historyName, tables: versions } = versioned(focusProjector);
const historyTables = versions.map(({ name }) => `${historyName}.${name}`);

/** Empty read tables in a fresh database. */
export async function freshReadModel(): Promise<ReadModel> {
  const { url, ownerUrl, drop } = await freshDatabase();
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  const ownerPool = new pg.Pool({ connectionString: ownerUrl, max: 4 });
  await migrateReadModel(ownerPool);
  return {
    url,
    pool,
    ownerPool,
    clear: async () => {
      await ownerPool.query(
        'TRUNCATE focus.organizations, focus.declined_offers CASCADE; TRUNCATE kernel.checkpoints, kernel.leases',
      );
      await ownerPool.query(`TRUNCATE ${historyTables.join(', ')}`);
    },
    drop: async () => {
      await pool.end();
      await ownerPool.end();
      await drop();
    },
  };
}

/** Brings all tables into a database, as its owner, and opens them to the service. */
export async function migrateReadModel(ownerPool: Pool): Promise<void> {
  const client = await ownerPool.connect();
  try {
    await migrate(client, ...schemas);
    for (const projector of readModels) await bringHistoryInLine(client, projector);
    await openTo(client, CLUSTER_ROLES.service, allSchemas);
  } finally {
    client.release();
  }
}

/** Runs a projector in this process, the focus one by default. */
export function runFocus(log: EventLog, pool: Pool, options: Partial<ProjectorOptions> = {}): RunningProjector {
  const logger = createLogger('silent');
  return runProjector({
    log,
    pool,
    projector: focusProjector,
    clock: systemClock,
    logger,
    holder: randomUUID(),
    ...options,
  });
}

/** Rebuilds the focus tables in the database of this pool from a log, as their owner. */
export function rebuildFocus(log: EventLog, pool: Pool, signal?: AbortSignal): Promise<Rebuilt> {
  return rebuildTables(log, pool, focusProjector, signal);
}

/** Rebuilds the focus tables, or those of their history, in the database of this pool from a log, as their owner. */
export async function rebuildTables(
  log: EventLog,
  { options }: Pool,
  projector: Projector,
  signal?: AbortSignal,
): Promise<Rebuilt> {
  const { connectionString = '' } = options;
  const pool = new pg.Pool({ connectionString: ownerOf(connectionString) ?? connectionString, max: 4 });
  try {
    return await rebuild({
      log,
      pool,
      projector,
      clock: systemClock,
      logger: createLogger('silent'),
      holder: randomUUID(),
      createTables: (client, schemaName) =>
        projector === focusProjector
          ? migrateInto(client, 'focus', schemaName)
          : makeHistoryInto(client, focusProjector, schemaName),
      signal,
    });
  } finally {
    await pool.end();
  }
}

/** Resolves once the projector has reached a position; rejects when it fails or is stopped before. */
export async function reaches(projector: RunningProjector, position: bigint): Promise<void> {
  const reached = () => projector.status().position >= position;
  if (reached()) return;
  await new Promise<void>((resolve, reject) => {
    const stop = projector.onMoved(() => {
      if (!reached()) return;
      stop();
      resolve();
    });
    void projector.ended.then(() => reject(new Error(projector.status().failure?.reason ?? 'It was stopped.')));
  });
}

/**
 * Projects everything in a log into the read tables, in batches of about that many events. Rejects if the projector
 * fails or has to retry: in a test that cuts no connection, the batch itself is at fault, and would fail each time.
 */
export async function projectAll(
  log: EventLog,
  { pool, batch, ...options }: Partial<ProjectorOptions> & { readonly pool: Pool; readonly batch: number },
): Promise<void> {
  let complain: (error: Error) => void = () => undefined;
  const complaint = new Promise<never>((_, reject) => {
    complain = reject;
  });
  const logger = pino({ level: 'warn' }, { write: (line) => complain(new Error(line)) });
  const projector = runFocus(log, pool, { logger, ...options, maxBatch: batch });
  try {
    await Promise.race([reaches(projector, await log.head()), complaint]);
  } finally {
    await projector.stop();
  }
}
