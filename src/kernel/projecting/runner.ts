import type { DatabaseError, Pool } from 'pg';
import type { EventLog } from '../event-log/event-log.js';
import type { Clock } from '../runtime/clock.js';
import type { Logger } from '../runtime/logging.js';
import { bell, type Bell } from './bell.js';
import { checkHistory, noteFailure, type CheckpointMark } from './checkpoint.js';
import type { RebuildOptions } from './rebuild.js';
import { remakeIfOutdated, type Remaking } from './remaking.js';
import { holdLease, keepLease, LEASE_MS, releaseLease, type LeaseClaim } from './lease.js';
import type { Projector } from './projector.js';
import { statusBoard, type RunStatus, type StatusBoard } from './run-status.js';
import { verdictOn } from './sql-states.js';
import { CannotGoOnError } from './stopping.js';
import { untilMoved } from './until-moved.js';
import { openTenure, type BatchLimits, type Tenure } from './tenure.js';

export type { ProjectorHealth, RunStatus } from './run-status.js';

/** What to project, from where, and to where. */
export interface ProjectorOptions extends Partial<BatchLimits> {
  readonly log: EventLog;
  readonly pool: Pool;
  readonly projector: Projector;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Names this runner among all processes that may run the projector. */
  readonly holder: string;
  /** Of the role that may make tables; the pool's own where there is no other. */
  readonly ownerPool?: Pool;
  /** As a rebuild's. Where it is given, tables that another version of the projector made are made anew. */
  readonly createTables?: RebuildOptions['createTables'];
  /** Milliseconds after which another process takes over from a holder that fell silent. */
  readonly leaseMs?: number;
  /**
   * Whether it goes on by itself where it failed, once its tables were rebuilt, or a node of another version could apply
   * the event and moved its checkpoint; otherwise it has ended then.
   */
  readonly resumes?: boolean;
}

/** A projector at work. */
export interface RunningProjector {
  status(): RunStatus;
  /** Calls back after each batch that this process committed, with its position; answers how to stop that. */
  onMoved(listener: (position: bigint) => void): () => void;
  /** Resolves when it has ended: stopped, or failed without being one that resumes; never rejects. */
  readonly ended: Promise<void>;
  /** Ends after the batch under way and gives the lease back. */
  stop(): Promise<void>;
}

const LIMITS: BatchLimits = { maxBatch: 10_000, maxRows: 100_000 };
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;

interface Run {
  readonly options: ProjectorOptions;
  readonly claim: LeaseClaim;
  readonly limits: BatchLimits;
  readonly board: StatusBoard;
  /** Rings when there may be something to do. */
  readonly work: Bell;
  /** Rings when it is to stop. */
  readonly pause: Bell;
  stopping: boolean;
  /** Where the checkpoint was when it failed, as far as that was known. */
  failedAt: CheckpointMark | 'unknown' | undefined;
}

async function follow(run: Run, tenure: Tenure, lost: () => Error | undefined, remake: () => Remaking): Promise<void> {
  const { board, work, options } = run;
  await checkHistory(options.log, options.projector.name, tenure.from);
  board.become('running');
  board.reached(tenure.position());
  const remaking = remake();
  // Once new tables are there, the checkpoint is taken anew, under their version.
  while (!run.stopping && !remaking.isDone()) {
    const more = await tenure.advance();
    const error = lost();
    if (error !== undefined) throw error;
    board.reached(tenure.position());
    if (!more) await work.sleep();
  }
}

/** What of an error ends the projector, so that trying again would only hide it; undefined for all others. */
function ending(error: unknown, position: bigint): CannotGoOnError | undefined {
  if (error instanceof CannotGoOnError) return error;
  if (verdictOn(error) !== 'fault') return undefined;
  const { code, message } = error as DatabaseError;
  return new CannotGoOnError(position, `Postgres refuses what the projector asks (${code}): ${message}`, error);
}

function fail(run: Run, { position, message: reason }: CannotGoOnError, at: CheckpointMark | 'unknown'): void {
  const { logger, projector } = run.options;
  run.failedAt = at;
  logger.error({ projector: projector.name, position: String(position), reason }, 'projector failed');
  run.board.become('failed', { position, reason });
}

/** One time under the lease; ends by an error, or when it is stopped or has failed. */
async function serve(run: Run): Promise<void> {
  const { options, claim, board, work } = run;
  const tenure = await openTenure(options, run.limits);
  if (tenure === undefined) return;
  let lost: Error | undefined;
  let over = false;
  let remaking: Remaking | undefined;
  const lose = (error: Error) => {
    if (over) return;
    over = true;
    lost = error;
    // The server may have crashed and lost the last batches: nobody may rely on them until the checkpoint is read anew.
    board.forget();
    work.ring();
    tenure.abandon(); // What hangs on a dead connection ends by this.
  };
  void tenure.lost.then(lose);
  // Over other connections than the tenure's own, on which a batch may take longer to write than the lease lasts.
  const stopBeating = keepLease(options.pool, claim, options.clock, () => lose(new Error('The lease was lost.')));
  try {
    await follow(
      run,
      tenure,
      () => lost,
      () => {
        remaking = remakeIfOutdated({ ...options, pool: options.ownerPool ?? options.pool }, tenure.from, () =>
          work.ring(),
        );
        return remaking;
      },
    );
  } catch (error) {
    const end = ending(error, tenure.position());
    if (end === undefined) throw error;
    fail(run, end, { position: tenure.position(), rebuilds: tenure.from.rebuilds });
    const note = { position: end.position, reason: end.message };
    await noteFailure(options.pool, claim.name, tenure.from.epoch, note).catch(() => undefined);
  } finally {
    over = true;
    await remaking?.stop();
    stopBeating();
    board.forget();
    await tenure.close();
  }
}

/** Pauses after an outage that ended a tenure of so many milliseconds; answers how long the next pause is. */
async function retryLater(run: Run, error: unknown, lastedMs: number, retryMs: number): Promise<number> {
  // What breaks off at once, again and again, has not recovered by having begun.
  const pauseMs = lastedMs > LAST_RETRY_MS ? FIRST_RETRY_MS : retryMs;
  run.board.become('retrying');
  run.options.logger.warn({ projector: run.claim.name, reason: String(error), retryMs: pauseMs }, 'projector retries');
  await run.pause.sleep(pauseMs);
  return Math.min(pauseMs * 2, LAST_RETRY_MS);
}

/** Serves whenever the lease is to be had, until it is stopped or an event can't be applied. */
async function keepServing(run: Run): Promise<void> {
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
      if (verdictOn(error) === 'fenced') continue; // Somebody took over, or a rebuild brought new tables.
      const end = ending(error, board.status().position);
      if (end === undefined) retryMs = await retryLater(run, error, clock.now() - began, retryMs);
      else fail(run, end, 'unknown');
    }
    if (run.failedAt === undefined) continue;
    if (options.resumes !== true) break;
    // A node of another version, which may be able to apply the event, is not to wait for this one.
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
  const run: Run = {
    options,
    claim: { name: projector.name, holder, ttlMs: leaseMs },
    limits: { maxBatch: options.maxBatch ?? LIMITS.maxBatch, maxRows: options.maxRows ?? LIMITS.maxRows },
    board: statusBoard(projector.name, logger),
    work: bell(clock),
    pause: bell(clock),
    stopping: false,
    failedAt: undefined,
  };
  const stopListening = log.onAppended(() => run.work.ring());
  const ended = keepServing(run).finally(stopListening);
  return {
    status: () => run.board.status(),
    onMoved: (listener) => run.board.onMoved(listener),
    ended,
    async stop() {
      run.stopping = true;
      run.work.ring();
      run.pause.ring();
      await ended;
    },
  };
}
