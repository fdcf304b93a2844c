import type { Pool } from 'pg';
import type { EventLog } from '../event-log/event-log.js';
import { readCheckpoint } from '../projecting/checkpoint.js';
import type { RunningProjector } from '../projecting/runner.js';
import type { Clock, Timer } from '../runtime/clock.js';

/** How a wait for a position ended; `beyondHead`: the log itself is not there yet. */
export type Waited = 'reached' | 'notReached' | 'beyondHead';

/** Waits for read tables. */
export interface PositionWaiter {
  /** Resolves once the read tables hold everything up to `position`, at the latest after `waitMs`. */
  readonly wait: (position: bigint, waitMs: number) => Promise<Waited>;
  /**
   * Resolves once they hold everything up to `position`, or, without one, everything that was appended before the call;
   * throws `NotCaughtUpError` after 5 s.
   */
  readonly caughtUp: (position?: bigint) => Promise<void>;
}

/** Thrown when the read tables lag too far behind for a decision that needs them. */
export class NotCaughtUpError extends Error {
  constructor() {
    super('The read tables are behind the log at the moment.');
  }
}

/** What a waiter watches: the projector of this process, and the checkpoint where another process runs it. */
export interface Watched {
  readonly log: Pick<EventLog, 'head'>;
  readonly projector: Pick<RunningProjector, 'status' | 'onMoved'>;
  readonly pool: Pool;
  readonly clock: Clock;
}

const CAUGHT_UP_MS = 5_000;
const LOOK_EVERY_MS = 20;

/** Watches one read model's tables for those who must not read them too early. */
export function positionWaiter(watched: Watched): PositionWaiter {
  const { log, projector } = watched;
  const wait = async (position: bigint, waitMs: number): Promise<Waited> => {
    if (projector.status().position >= position) return 'reached';
    // rule LOG-4: a query that names a position never answers from before it, nor for one that the log has not reached
    if (position > (await log.head())) return 'beyondHead';
    return (await moved(watched, position, waitMs)) ? 'reached' : 'notReached';
  };
  return {
    wait,
    caughtUp: async (position) => {
      if ((await wait(position ?? (await log.head()), CAUGHT_UP_MS)) !== 'reached') throw new NotCaughtUpError();
    },
  };
}

/** Woken by this process's projector, and looking at the checkpoint while another process runs it. */
function moved({ projector, pool, clock }: Watched, position: bigint, waitMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    let look: Timer | undefined;
    let ended = false;
    const stopListening = projector.onMoved((now) => {
      if (now >= position) end(true);
    });
    const limit = clock.setTimeout(() => end(false), waitMs);
    const end = (reached: boolean): void => {
      ended = true;
      stopListening();
      clock.clearTimeout(limit);
      if (look) clock.clearTimeout(look);
      resolve(reached);
    };
    const lookAtCheckpoint = async (): Promise<void> => {
      const { position: there } = await readCheckpoint(pool, projector.status().projector);
      if (there >= position) end(true);
      else lookLater();
    };
    const lookLater = (): void => {
      if (ended) return;
      look = clock.setTimeout(() => {
        if (projector.status().health === 'running') lookLater();
        else lookAtCheckpoint().catch(lookLater);
      }, LOOK_EVERY_MS);
    };
    if (projector.status().position >= position) end(true);
    else if (projector.status().health === 'running') lookLater();
    else lookAtCheckpoint().catch(lookLater);
  });
}
