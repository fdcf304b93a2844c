import { bell } from './bell.js';
import { holdLease, LEASE_MS, releaseLease } from './lease.js';
import { statusBoard, type RunStatus } from './run-status.js';
import { ending, fail, serve, type ProjectorOptions, type ProjectorRun } from './serving.js';
import { verdictOn } from './sql-states.js';
import type { BatchLimits } from './tenure.js';
import { untilMoved } from './until-moved.js';

export type { ProjectorOptions } from './serving.js';
export type { ProjectorHealth, RunStatus } from './run-status.js';

/** A running projector. */
export interface RunningProjector {
  status(): RunStatus;
  /**
   * Calls back after each batch that this process committed, with its position; returns a function that unsubscribes.
   */
  onMoved(listener: (position: bigint) => void): () => void;
  /** To be called when somebody waits for its tables: it then skips the rest before the next batch. */
  hurry(): void;
  /** Resolves when it has ended: stopped, or failed without `resumes`; never rejects. */
  readonly ended: Promise<void>;
  /** Stops after the current batch and releases the lease. */
  stop(): Promise<void>;
}

const LIMITS: BatchLimits = { maxBatch: 10_000, maxRows: 100_000 };
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;

/** Pauses after an outage that ended a tenure of `lastedMs`; returns the next pause. */
async function retryLater(run: ProjectorRun, error: unknown, lastedMs: number, retryMs: number): Promise<number> {
  // A tenure that ends right after it began, again and again, is no sign of recovery.
  const pauseMs = lastedMs > LAST_RETRY_MS ? FIRST_RETRY_MS : retryMs;
  run.board.become('retrying');
  run.options.logger.warn({ projector: run.claim.name, reason: String(error), retryMs: pauseMs }, 'projector retries');
  await run.pause.sleep(pauseMs);
  return Math.min(pauseMs * 2, LAST_RETRY_MS);
}

/** Serves whenever it can get the lease, until it is stopped or an event can't be applied. */
async function keepServing(run: ProjectorRun): Promise<void> {
  const { board, claim, pause, options } = run;
  const { pool, clock } = options;
  let retryMs = FIRST_RETRY_MS;
  while (!run.stopping) {
    const began = clock.now();
    try {
      if (await holdLease(pool, claim)) await serve(run);
      else {
        board.become('standby');
        await pause.sleep(claim.ttlMs / 6);
      }
    } catch (error) {
      if (verdictOn(error) === 'fenced') continue; // Another process took over, or a rebuild replaced the tables.
      const end = ending(error, board.status().position);
      if (end === undefined) retryMs = await retryLater(run, error, clock.now() - began, retryMs);
      else fail(run, end, 'unknown');
    }
    if (run.failedAt === undefined) continue;
    if (options.resumes !== true) break;
    // A node of another version, which may be able to apply the event, must not have to wait for this one.
    await releaseLease(pool, claim).catch(() => undefined);
    await untilMoved(pool, claim.name, run.failedAt, { pause, isOver: () => run.stopping });
    run.failedAt = undefined;
  }
  await releaseLease(pool, claim).catch(() => undefined);
  if (board.status().health !== 'failed') board.become('stopped');
}

/** Follows the log and keeps the projector's tables up to date until it is stopped or an event can't be applied. */
export function runProjector(options: ProjectorOptions): RunningProjector {
  const { log, projector, clock, logger, holder, leaseMs = LEASE_MS } = options;
  const run: ProjectorRun = {
    options,
    claim: { name: projector.name, holder, ttlMs: leaseMs },
    limits: { maxBatch: options.maxBatch ?? LIMITS.maxBatch, maxRows: options.maxRows ?? LIMITS.maxRows },
    board: statusBoard(projector.name, logger),
    work: bell(clock),
    pause: bell(clock),
    rest: bell(clock),
    stopping: false,
    failedAt: undefined,
  };
  const stopListening = log.onAppended(() => run.work.ring());
  const ended = keepServing(run).finally(stopListening);
  return {
    status: () => run.board.status(),
    onMoved: (listener) => run.board.onMoved(listener),
    hurry: () => run.rest.ring(),
    ended,
    async stop() {
      run.stopping = true;
      run.work.ring();
      run.pause.ring();
      run.rest.ring();
      await ended;
    },
  };
}
