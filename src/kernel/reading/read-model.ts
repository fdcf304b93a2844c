import type { Pool } from 'pg';
import type { EventLog } from '../event-log/event-log.js';
import { readCheckpoint } from '../projecting/checkpoint.js';
import type { Projector } from '../projecting/projector.js';
import type { Rebuild } from '../projecting/rebuild-if-outdated.js';
import { runProjector, type RunningProjector } from '../projecting/runner.js';
import type { Clock } from '../runtime/clock.js';
import type { HealthCheck } from '../runtime/health.js';
import type { Logger } from '../runtime/logging.js';
import { positionWaiter, type PositionWaiter } from './wait-for-position.js';

/** A read model running in this process, independent of all others. */
export interface ReadModel {
  readonly projector: RunningProjector;
  /** For readers of its tables. */
  readonly waiter: PositionWaiter;
}

/** What read models need to run. */
export interface ReadModelOptions {
  readonly log: EventLog;
  /** Reads the tables. */
  readonly pool: Pool;
  /** Writes them. */
  readonly writingPool: Pool;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Names this process among all processes that may run the same projectors. */
  readonly holder: string;
  /** How this process rebuilds tables that another version of their projector made; never when absent. */
  readonly rebuildOf?: (projector: string) => Rebuild;
  /** As in `ProjectorOptions`. */
  readonly restMs?: number;
}

/** Runs a read model in this process; others may run it too. */
export function runReadModel(projector: Projector, options: ReadModelOptions): ReadModel {
  const { log, pool, writingPool, clock, logger, holder, rebuildOf, restMs } = options;
  const running = runProjector({
    ...{ log, pool: writingPool, projector, clock, logger, holder, restMs },
    resumes: true,
    rebuild: rebuildOf?.(projector.name),
  });
  return { projector: running, waiter: positionWaiter({ log, projector: running, pool, clock }) };
}

/**
 * Checks that a projector runs here or elsewhere, and that its tables are complete and at most so far behind the log.
 */
export function projectorCheck({
  projector,
  log,
  pool,
  maxLag,
}: Pick<ReadModelOptions, 'log' | 'pool'> & Pick<ReadModel, 'projector'> & { readonly maxLag: number }): HealthCheck {
  return async () => {
    const { health, failure, projector: name } = projector.status();
    if (failure) return { ok: false, reason: `stopped at position ${failure.position}: ${failure.reason}` };
    if (health !== 'running' && health !== 'standby') return { ok: false, reason: health };
    // As committed, so that a projector that another process runs counts too.
    const { position, complete } = await readCheckpoint(pool, name);
    const lag = await log.behind(position);
    if (!complete && lag > 0) return { ok: false, reason: `its tables are being made, ${lag} events behind the log` };
    return lag <= maxLag ? { ok: true } : { ok: false, reason: `${lag} events behind the log` };
  };
}

/** Waits for several read models; each one's own waiter tells whether it is readable. */
export type WaiterForAll = Omit<PositionWaiter, 'isReadable' | 'failure'>;

/** Waits for several read models at once. */
export function waiterForAll(waiters: readonly PositionWaiter[]): WaiterForAll {
  const [first] = waiters;
  if (first === undefined) throw new Error('There is no read model to wait for.');
  return {
    wait: async (position, waitMs) => {
      const answers = await Promise.all(waiters.map((waiter) => waiter.wait(position, waitMs)));
      return answers.find((answer) => answer !== 'reached') ?? 'reached';
    },
    caughtUp: async (position) => {
      await Promise.all(waiters.map((waiter) => waiter.caughtUp(position)));
    },
    waitFor: (event, waitMs) => first.waitFor(event, waitMs),
    stop: () => {
      for (const waiter of waiters) waiter.stop();
    },
  };
}
