import { randomUUID } from 'node:crypto';
import pg, { type Pool } from 'pg';
import { pino } from 'pino';
import { focusProjector } from '../../projections/focus/focus.projector.js';
import type { EventLog } from '../../src/kernel/event-log/event-log.js';
import { rebuild, type Rebuilt } from '../../src/kernel/projecting/rebuild.js';
import { runProjector, type ProjectorOptions, type RunningProjector } from '../../src/kernel/projecting/runner.js';
import { systemClock } from '../../src/kernel/runtime/clock.js';
import { createLogger } from '../../src/kernel/runtime/logging.js';
import { migrate } from '../../src/kernel/runtime/migrations.js';
import { freshDatabase } from './postgres.js';

/** A database of a test's own with the kernel's and the read model's tables. */
export interface ReadModel {
  readonly url: string;
  readonly pool: Pool;
  /** Empties all tables and forgets the checkpoint. */
  clear(): Promise<void>;
  drop(): Promise<void>;
}

/** Empty read tables in a fresh database. */
export async function freshReadModel(): Promise<ReadModel> {
  const { url, drop } = await freshDatabase();
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  await migrateReadModel(pool);
  return {
    url,
    pool,
    clear: async () => {
      await pool.query(
        'TRUNCATE focus.organizations, focus.declined_offers CASCADE; TRUNCATE kernel.checkpoints, kernel.leases',
      );
    },
    drop: async () => {
      await pool.end();
      await drop();
    },
  };
}

/** Brings the kernel's and the read model's tables into a database. */
export async function migrateReadModel(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await migrate(client, 'kernel');
    await migrate(client, 'focus');
  } finally {
    client.release();
  }
}

/** Runs a projector in this process, the focus one unless told otherwise. */
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

/** Builds the focus tables anew from a log. */
export async function rebuildFocus(log: EventLog, pool: Pool): Promise<Rebuilt> {
  return rebuild({
    log,
    pool,
    projector: focusProjector,
    clock: systemClock,
    logger: createLogger('silent'),
    holder: randomUUID(),
    createTables: (client, schemaName) => migrate(client, 'focus', { schemaName, withoutLedger: true }),
  });
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
 * Projects all that a log holds into the read tables, in batches of about that many events. Rejects when the projector
 * fails or has to try again: in a test that cuts no connection, the batch itself is at fault, each time anew.
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
