import type { Pool } from 'pg';
import type { EventLog } from '../event-log/event-log.js';
import type { Clock } from '../runtime/clock.js';
import type { Logger } from '../runtime/logging.js';
import { bell } from './bell.js';
import { isFenced, noteFailure } from './checkpoint.js';
import { CannotApplyError } from './fold.js';
import { holdLease, keepLease, releaseLease } from './lease.js';
import type { Projector } from './projector.js';
import { openTenure, type BatchLimits, type Tenure } from './tenure.js';

/** What to project, from where, and to where. */
export interface ProjectorOptions extends Partial<BatchLimits> {
  readonly log: EventLog;
  readonly pool: Pool;
  readonly projector: Projector;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Names this runner among all processes that may run the projector. */
  readonly holder: string;
  /** Milliseconds after which another process takes over from a holder that fell silent. */
  readonly leaseMs?: number;
}

/**
 * `standby`: another process runs it. `retrying`: the database or the log can't be reached. `failed`: an event can't
 * be applied; it stays stopped there.
 */
export type ProjectorHealth = 'starting' | 'standby' | 'running' | 'retrying' | 'failed' | 'stopped';

/** A projector as its own process sees it. */
export interface RunStatus {
  readonly projector: string;
  readonly health: ProjectorHealth;
  /** The last position known to be in the read tables; 0 while that is not known, as on standby. */
  readonly position: bigint;
  /** Where and why it failed. */
  readonly failure?: { readonly position: bigint; readonly reason: string };
}

/** A projector at work. */
export interface RunningProjector {
  status(): RunStatus;
  /** Calls back after each batch that this process committed, with its position; answers how to stop that. */
  onMoved(listener: (position: bigint) => void): () => void;
  /** Resolves when it has ended, stopped or failed; never rejects. */
  readonly ended: Promise<void>;
  /** Ends after the batch under way and gives the lease back. */
  stop(): Promise<void>;
}

const LEASE_MS = 10_000;
const LIMITS: BatchLimits = { maxBatch: 10_000, maxRows: 100_000 };
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;

/** Follows the log and keeps the projector's tables up to date until it is stopped or an event can't be applied. */
export function runProjector(options: ProjectorOptions): RunningProjector {
  const { log, pool, projector, clock, logger, holder } = options;
  const claim = { name: projector.name, holder, ttlMs: options.leaseMs ?? LEASE_MS };
  const limits = { maxBatch: options.maxBatch ?? LIMITS.maxBatch, maxRows: options.maxRows ?? LIMITS.maxRows };
  const listeners = new Set<{ readonly moved: (position: bigint) => void }>();
  const work = bell(clock);
  const pause = bell(clock);
  let status: RunStatus = { projector: projector.name, health: 'starting', position: 0n };
  let stopping = false;

  const become = (health: ProjectorHealth, failure?: RunStatus['failure']) => {
    if (health !== status.health) logger.info({ projector: projector.name, health }, `projector ${health}`);
    status = { projector: projector.name, health, position: status.position, ...(failure && { failure }) };
  };
  const moved = (position: bigint) => {
    if (position === status.position) return;
    status = { ...status, position };
    for (const { moved: tell } of listeners) tell(position);
  };

  const follow = async (tenure: Tenure, isLost: () => Error | undefined) => {
    become('running');
    moved(tenure.position());
    while (!stopping) {
      const more = await tenure.advance();
      moved(tenure.position());
      if (!more && !stopping) await work.sleep();
      const lost = isLost();
      if (lost !== undefined) throw lost;
    }
  };

  /** One time at the lease; ends by an error, or when it is stopped or the lease is lost. */
  const serve = async () => {
    const tenure = await openTenure({ log, pool, projector, holder }, limits);
    if (tenure === undefined) return;
    let lost: Error | undefined;
    let over = false;
    const lose = (error: Error) => {
      if (over) return;
      over = true;
      lost = error;
      // The server may have crashed and lost the last batches: nobody may rely on them until the checkpoint is read anew.
      status = { ...status, position: 0n };
      work.ring();
      void tenure.close(); // What hangs on a dead connection ends by this.
    };
    void tenure.lost.then(lose);
    const stopBeating = keepLease(tenure.db, claim, clock, () => lose(new Error('The lease was lost.')));
    try {
      await follow(tenure, () => lost);
    } catch (error) {
      if (error instanceof CannotApplyError) await fail(tenure.epoch, error);
      else throw error;
    } finally {
      over = true;
      stopBeating();
      await tenure.close();
    }
  };

  const fail = async (epoch: bigint, { position, message }: CannotApplyError) => {
    stopping = true;
    logger.error({ projector: projector.name, position: String(position), reason: message }, 'projector failed');
    become('failed', { position, reason: message });
    await noteFailure(pool, projector.name, epoch, { position, reason: message }).catch(() => undefined);
  };

  const run = async () => {
    let retryMs = FIRST_RETRY_MS;
    while (!stopping) {
      try {
        if (await holdLease(pool, claim)) await serve();
        else {
          become('standby');
          await pause.sleep(claim.ttlMs / 3);
        }
      } catch (error) {
        if (isFenced(error)) continue; // Somebody took over, or a rebuild brought new tables.
        if (status.health === 'running') retryMs = FIRST_RETRY_MS;
        become('retrying');
        logger.warn({ projector: projector.name, reason: String(error), retryMs }, 'projector retries');
        await pause.sleep(retryMs);
        retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
      }
    }
    await releaseLease(pool, claim).catch(() => undefined);
  };

  const stopListening = log.onAppended(() => work.ring());
  const ended = run();
  return {
    status: () => status,
    ended,
    onMoved(moved) {
      const listener = { moved };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async stop() {
      stopping = true;
      work.ring();
      pause.ring();
      await ended;
      stopListening();
      if (status.health !== 'failed') become('stopped');
    },
  };
}
