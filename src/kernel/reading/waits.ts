import type { Clock } from '../runtime/clock.js';

/** Starts to watch for what is awaited; returns a function that stops this. */
export type Start<How extends string> = (end: (how: How) => void, fail: (error: unknown) => void) => () => void;

/** Waits that end when their event happens, by a time-out, or by a stop. */
export interface Waits<How extends string> {
  /** A stop ends it too. */
  readonly until: (start: Start<How>, waitMs: number) => Promise<How | 'notReached' | 'stopping'>;
  /** A stop does not end it. */
  readonly throughStop: (start: Start<How>, waitMs: number) => Promise<How | 'notReached' | 'stopping'>;
  /** Ends all waits made by `until`, and later ones. */
  readonly stop: () => void;
}

/** Waits timed by this clock. */
export function waitsUnder<How extends string>(clock: Clock): Waits<How> {
  const open = new Set<() => void>();
  let stopped = false;
  const until = (start: Start<How>, waitMs: number, stoppable: boolean): Promise<How | 'notReached' | 'stopping'> => {
    let over = (): void => undefined;
    return new Promise<How | 'notReached' | 'stopping'>((resolve, reject) => {
      const stopWatching = start(resolve, reject);
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
    until: (start, waitMs) => until(start, waitMs, true),
    throughStop: (start, waitMs) => until(start, waitMs, false),
    stop: () => {
      stopped = true;
      for (const end of open) end();
    },
  };
}
