import type { RunStatus } from '../projecting/run-status.js';
import { tablesOf, type Told, type Watched } from './tables-seen.js';
import { waitsUnder, type Start } from './waits.js';

/**
 * How a wait for a position ended. `beyondHead`: the log has not reached it. `incomplete`: the tables are being filled
 * for the first time. `failed`: their projector can't go on. `stopping`: the process is.
 */
export type Waited = 'reached' | 'notReached' | 'beyondHead' | 'incomplete' | 'failed' | 'stopping';

/** Waits for the tables of a read model. */
export interface PositionWaiter {
  /** Whether a query that names no position can run at once. */
  readonly isReadable: () => boolean;
  /** Where and why the projector can't go on, in a sentence; undefined while it can. */
  readonly failure: () => string | undefined;
  /**
   * Resolves once the tables are complete and hold everything up to `position`, after at most `waitMs`, or immediately
   * if that will not happen by itself.
   */
  readonly wait: (position: bigint, waitMs: number) => Promise<Waited>;
  /**
   * Resolves once they hold everything up to `position`, or, without one, everything that was appended before the call;
   * throws `NotCaughtUpError` after 5 s, and `ProjectorFailedError` at once.
   */
  readonly caughtUp: (position?: bigint) => Promise<void>;
  /** Resolves once another event has happened, after at most `waitMs`. */
  readonly waitFor: (event: Promise<unknown>, waitMs: number) => Promise<'reached' | 'notReached' | 'stopping'>;
  /**
   * Ends every `wait` and `waitFor` at once, and later ones; commands that are being decided (`caughtUp`) may finish.
   */
  readonly stop: () => void;
}

/** Thrown when the read tables lag too far behind for a decision that needs them. */
export class NotCaughtUpError extends Error {
  constructor() {
    super('The read tables are behind the log at the moment.');
  }
}

/** Thrown when a decision needs read tables whose projector can't go on. */
export class ProjectorFailedError extends Error {}

const CAUGHT_UP_MS = 5_000;

function failureIn({ failure, projector }: RunStatus): string | undefined {
  return failure && `The read tables of ${projector} stopped at position ${failure.position}: ${failure.reason}`;
}

/** Watches one read model's tables for readers that must not read them too early. */
export function positionWaiter(watched: Watched): PositionWaiter {
  const { log, projector, clock } = watched;
  const waits = waitsUnder<Told>(clock);
  const tables = tablesOf(watched);
  const isThere = (position: bigint): boolean =>
    tables.areComplete() && (position === 0n || projector.status().position >= position);
  const isFailed = (): boolean => projector.status().health === 'failed';
  const failure = (): string | undefined => failureIn(projector.status());
  const wait = async (
    position: bigint,
    take: (start: Start<Told>) => Promise<Told | 'notReached' | 'stopping'>,
  ): Promise<Waited> => {
    // Soon after its start, this process does not know yet that the tables were completed earlier.
    await tables.look();
    if (!isFailed() && isThere(position)) return 'reached';
    // rule LOG-4: a query that names a position never returns data from before it, nor for one that the log has not reached
    if (position > 0n && position > (await log.head())) return 'beyondHead';
    if (isFailed()) return 'failed';
    projector.hurry();
    const answer = await take((end) => tables.watch(position, end));
    return answer === 'notReached' && tables.seen() >= position && !tables.areComplete() ? 'incomplete' : answer;
  };
  return {
    isReadable: () => tables.areComplete() && !isFailed(),
    failure,
    wait: (position, waitMs) => wait(position, (start) => waits.until(start, waitMs)),
    caughtUp: async (position) => {
      const there = position ?? (await log.head());
      const answer = await wait(there, (start) => waits.throughStop(start, CAUGHT_UP_MS));
      if (answer === 'failed') throw new ProjectorFailedError(failure());
      if (answer !== 'reached') throw new NotCaughtUpError();
    },
    waitFor: async (event, waitMs) => {
      const answer = await waits.until((end, fail) => {
        event.then(() => end('reached'), fail);
        return () => undefined;
      }, waitMs);
      return answer === 'failed' ? 'notReached' : answer;
    },
    stop: () => waits.stop(),
  };
}
