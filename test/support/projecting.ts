import { randomUUID } from 'node:crypto';
import pg, { type Pool } from 'pg';
import { focusProjector } from '../../projections/focus/focus.projector.js';
import type { EventLog } from '../../src/kernel/event-log/event-log.js';
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

/** A fresh database with empty read tables. */
export async function freshReadModel(): Promise<ReadModel> {
  const { url, drop } = await freshDatabase();
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  const client = await pool.connect();
  try {
    await migrate(client, 'kernel');
    await migrate(client, 'focus');
  } finally {
    client.release();
  }
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

/** Runs the focus projector in this process. */
export function runFocus(log: EventLog, pool: Pool, options: Partial<ProjectorOptions> = {}): RunningProjector {
  return runProjector({
    log,
    pool,
    projector: focusProjector,
    clock: systemClock,
    logger: createLogger('silent'),
    holder: randomUUID(),
    ...options,
  });
}

/** Resolves once the projector has reached a position; rejects when it has failed before. */
export async function reaches(projector: RunningProjector, position: bigint): Promise<void> {
  const reached = () => projector.status().position >= position;
  if (reached()) return;
  await new Promise<void>((resolve, reject) => {
    const stop = projector.onMoved(() => {
      if (!reached()) return;
      stop();
      resolve();
    });
    void projector.ended.then(() => {
      const { failure } = projector.status();
      reject(new Error(failure?.reason ?? 'The projector was stopped.'));
    });
  });
}

/** Projects all that a log holds into the read tables, in batches of about that many events. */
export async function projectAll(
  log: EventLog,
  { pool, batch, ...options }: Partial<ProjectorOptions> & { readonly pool: Pool; readonly batch: number },
): Promise<void> {
  const projector = runFocus(log, pool, { ...options, maxBatch: batch });
  try {
    await reaches(projector, await log.head());
  } finally {
    await projector.stop();
  }
}
