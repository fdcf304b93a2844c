import type { Pool } from 'pg';
import type { EventLog } from '../event-log/event-log.js';
import { readCheckpoint } from '../projecting/checkpoint.js';
import type { RunningProjector } from '../projecting/runner.js';
import type { Clock } from '../runtime/clock.js';

/** How a wait for a position ended; `beyondHead`: the log itself is not there yet, `stopping`: the process is. */
export type Waited = 'reached' | 'notReached' | 'beyondHead' | 'stopping';

/** Waits for read tables. */
export interface PositionWaiter {
  /** Resolves once the read tables hold everything up to `position`, at the latest after `waitMs`. */
  readonly wait: (position: bigint, waitMs: number) => Promise<Waited>;
  /**
   * Resolves once they hold everything up to `position`, or, without one, everything that was appended before the call;
   * throws `NotCaughtUpError` after 5 s.
   */
  readonly caughtUp: (position?: bigint) => Promise<void>;
  /** Resolves once something else has come about, at the latest after `waitMs`. */
  readonly waitFor: (event: Promise<unknown>, waitMs: number) => Promise<Exclude<Waited, 'beyondHead'>>;
  /** Ends every `wait` and `waitFor` at once, and those to come; who decides a command (`caughtUp`) may finish. */
  readonly stop: () => void;
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
  const { log, projector, clock } = watched;
  const waits = waitsUnder(clock);
  const toldOfMoves = movesOf(watched);
  const arrival = (position: bigint) => (end: () => void) => toldOfMoves(position, end);
  const wait = async (position: bigint, take: (until: Start) => Promise<Ended>): Promise<Waited> => {
    if (projector.status().position >= position) return 'reached';
    // rule LOG-4: a query that names a position never answers from before it, nor for one that the log has not reached
    if (position > (await log.head())) return 'beyondHead';
    return take(arrival(position));
  };
  return {
    wait: (position, waitMs) => wait(position, (until) => waits.until(until, waitMs)),
    caughtUp: async (position) => {
      const there = position ?? (await log.head());
      if ((await wait(there, (until) => waits.throughStop(until, CAUGHT_UP_MS))) !== 'reached')
        throw new NotCaughtUpError();
    },
    waitFor: (event, waitMs) =>
      waits.until((end, fail) => {
        event.then(end, fail);
        return () => undefined;
      }, waitMs),
    stop: () => waits.stop(),
  };
}

type Ended = Exclude<Waited, 'beyondHead'>;
/** Begins to watch for what is waited for; answers how to stop that. */
type Start = (end: () => void, fail: (error: unknown) => void) => () => void;

/** Waits that end by what they wait for, by their time, or by a stop. */
function waitsUnder(clock: Clock) {
  const open = new Set<() => void>();
  let stopped = false;
  const until = (start: Start, waitMs: number, stoppable = true): Promise<Ended> => {
    let over = (): void => undefined;
    return new Promise<Ended>((resolve, reject) => {
      const stopWatching = start(() => resolve('reached'), reject);
      const limit = clock.setTimeout(() => resolve('notReached'), waitMs);
      const stop = (): void => resolve('stopping');
      if (stoppable) open.add(stop);
      if (stoppable && stopped) stop();
      over = () => {
        stopWatching();
        clock.clearTimeout(limit);
        open.delete(stop);
      };
    }).finally(() => over());
  };
  return {
    until,
    throughStop: (start: Start, waitMs: number) => until(start, waitMs, false),
    stop: () => {
      stopped = true;
      for (const end of open) end();
    },
  };
}

interface Listener {
  readonly position: bigint;
  readonly tell: () => void;
}

/** Tells of positions by this process's projector and, while another process runs it, by one look for all who wait. */
function movesOf({ projector, pool, clock }: Watched): (position: bigint, tell: () => void) => () => void {
  const listeners = new Set<Listener>();
  let looking = false;
  const arrived = (at: bigint): void => {
    for (const { position, tell } of listeners) if (position <= at) tell();
  };
  projector.onMoved(arrived);

  async function look(): Promise<void> {
    looking = true;
    while (listeners.size > 0) {
      const { health, position, projector: name } = projector.status();
      if (health === 'running') arrived(position);
      else await readCheckpoint(pool, name).then((there) => arrived(there.position), ignored);
      if (listeners.size > 0) await new Promise<void>((resolve) => clock.setTimeout(resolve, LOOK_EVERY_MS));
    }
    looking = false;
  }

  return (position, tell) => {
    const listener = { position, tell };
    listeners.add(listener);
    if (!looking) void look();
    return () => void listeners.delete(listener);
  };
}

/** The next look is soon. */
function ignored(): void {
  return undefined;
}
