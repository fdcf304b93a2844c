import type { DatabaseError, Pool } from 'pg';
import type { EventLog } from '../event-log/event-log.js';
import type { Clock } from '../runtime/clock.js';
import type { Logger } from '../runtime/logging.js';
import type { Bell } from './bell.js';
import { checkHistory, noteFailure, type CheckpointMark } from './checkpoint.js';
import { keepLease, type LeaseClaim } from './lease.js';
import type { Projector } from './projector.js';
import { rebuildIfOutdated, type Rebuild, type RebuildUnderWay } from './rebuild-if-outdated.js';
import type { StatusBoard } from './run-status.js';
import { verdictOn } from './sql-states.js';
import { CannotGoOnError } from './stopping.js';
import { openTenure, PASSING_MS, type BatchLimits, type Tenure } from './tenure.js';

/** What to project, from where, and to where. */
export interface ProjectorOptions extends Partial<BatchLimits> {
  readonly log: EventLog;
  readonly pool: Pool;
  readonly projector: Projector;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Names this runner among all processes that may run the projector. */
  readonly holder: string;
  /** If given, tables that another version of the projector made are rebuilt. */
  readonly rebuild?: Rebuild;
  /** Milliseconds after which another process takes over from a silent holder. */
  readonly leaseMs?: number;
  /**
   * Whether it resumes by itself after a failure, once its tables were rebuilt, or a node of another version applied
   * the event and moved its checkpoint; if not, it ends on failure.
   */
  readonly resumes?: boolean;
  /**
   * Milliseconds to rest after a batch, unless a reader waits, so that more events share the cost of the next one; if
   * absent, only a batch of many events is followed by a rest.
   */
  readonly restMs?: number;
}

/** A projector's run, from its start to its end. */
export interface ProjectorRun {
  readonly options: ProjectorOptions;
  readonly claim: LeaseClaim;
  readonly limits: BatchLimits;
  readonly board: StatusBoard;
  /** Rings when there may be something to do. */
  readonly work: Bell;
  /** Rings when it has to stop. */
  readonly pause: Bell;
  /** Rings when somebody waits for what comes next. */
  readonly rest: Bell;
  stopping: boolean;
  /** Where the checkpoint was when it failed, as far as known. */
  failedAt: CheckpointMark | 'unknown' | undefined;
}

/** The error that ends the projector, since retrying would only hide it; undefined for all others. */
export function ending(error: unknown, position: bigint): CannotGoOnError | undefined {
  if (error instanceof CannotGoOnError) return error;
  if (verdictOn(error) !== 'fault') return undefined;
  const { code, message } = error as DatabaseError;
  return new CannotGoOnError(position, `Postgres refuses a statement of the projector (${code}): ${message}`, error);
}

/** Records that it can't go on, and where its checkpoint was then. */
export function fail(
  run: ProjectorRun,
  { position, message: reason }: CannotGoOnError,
  at: CheckpointMark | 'unknown',
): void {
  const { logger, projector } = run.options;
  run.failedAt = at;
  logger.error({ projector: projector.name, position: String(position), reason }, 'projector failed');
  run.board.become('failed', { position, reason });
}

/** A period under the lease. */
interface Held {
  readonly run: ProjectorRun;
  readonly tenure: Tenure;
  /** Why it was lost, if it was. */
  lost: Error | undefined;
  over: boolean;
  rebuilding: RebuildUnderWay | undefined;
}

/**
 * After this many events in a batch, more will arrive soon; events that arrive during the rest are then written in one
 * transaction, whose fixed cost under load is as high as that of the rows. A reader that waits for the tables ends the
 * rest.
 */
const [MANY_EVENTS, REST_MS] = [16, 5];

async function follow(held: Held): Promise<void> {
  const { run, tenure } = held;
  const { board, work, options } = run;
  await checkHistory(options.log, options.projector.name, tenure.from);
  const noteWhenComplete = await completing(held);
  board.become('running');
  board.reached(tenure.position());
  await noteWhenComplete();
  const rebuilding = rebuildIfOutdated(options, tenure.from, () => work.ring());
  held.rebuilding = rebuilding;
  // Once new tables are in place, the checkpoint is taken again, under their version.
  while (!run.stopping && !rebuilding.isDone()) {
    const { events, more } = await tenure.advance();
    if (held.lost !== undefined) throw held.lost;
    board.reached(tenure.position());
    await noteWhenComplete();
    const restMs = options.restMs ?? (events >= MANY_EVENTS ? REST_MS : 0);
    if (!more && events > 0 && restMs > 0) await run.rest.sleep(restMs);
    if (!more) await work.sleep(tenure.noted() === tenure.position() ? undefined : PASSING_MS);
  }
  await tenure.note();
}

/**
 * Records that the tables are complete, once they hold everything that is in the log now; does nothing if that is
 * known.
 */
async function completing({ run, tenure }: Held): Promise<() => Promise<void>> {
  const { board, options } = run;
  let complete = tenure.from.complete;
  if (complete) board.completed();
  const head = complete ? 0n : await options.log.head();
  return async () => {
    if (complete || tenure.position() < head) return;
    await tenure.noteComplete();
    complete = true;
    board.completed();
  };
}

/**
 * Ends it immediately, even if it hangs, when the connection or lease is lost; returns a function that stops renewing
 * the lease.
 */
function watch(held: Held): () => void {
  const { run, tenure } = held;
  const lose = (error: Error) => {
    if (held.over) return;
    held.over = true;
    held.lost = error;
    // The server may have crashed and lost the last batches: they must not be relied on until the checkpoint is read
    // again.
    run.board.forget();
    run.work.ring();
    tenure.abandon(); // Ends whatever hangs on a dead connection.
  };
  void tenure.lost.then(lose);
  const { pool, clock } = run.options;
  // Over connections other than the tenure's own, on which writing a batch may take longer than the lease lasts.
  return keepLease(pool, run.claim, clock, () => lose(new Error('The lease was lost.')));
}

/** One period under the lease; ends by an error, or when it is stopped or has failed. */
export async function serve(run: ProjectorRun): Promise<void> {
  const { options, claim, board } = run;
  const tenure = await openTenure(options, run.limits);
  if (tenure === undefined) return;
  const held: Held = { run, tenure, lost: undefined, over: false, rebuilding: undefined };
  const stopBeating = watch(held);
  try {
    await follow(held);
  } catch (error) {
    const end = ending(error, tenure.position());
    if (end === undefined) throw error;
    fail(run, end, { position: tenure.noted(), rebuilds: tenure.from.rebuilds });
    const note = { position: end.position, reason: end.message };
    await noteFailure(options.pool, claim.name, tenure.from.epoch, note).catch(() => undefined);
  } finally {
    held.over = true;
    stopBeating();
    held.rebuilding?.stop();
    board.forget();
    await tenure.close();
    // Others may have taken over by now; this process starts nothing new while something of its own is still running.
    await held.rebuilding?.ended;
  }
}
