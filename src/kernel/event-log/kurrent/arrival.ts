/** How far a log has been followed, and waiting for it to get further. */
export interface Arrival {
  readonly position: () => bigint;
  /** Everything up to here has arrived. */
  readonly moveTo: (position: bigint) => void;
  /** Resolves to whether everything up to a position has arrived, after `milliseconds` at most or on `stop`. */
  readonly reached: (position: bigint, milliseconds: number) => Promise<boolean>;
  /** Nothing more arrives; pending waits resolve to false. */
  readonly stop: () => void;
}

interface Waiter {
  readonly position: bigint;
  readonly resolve: (hasCome: boolean) => void;
}

/** An arrival that begins with everything up to `begin`. */
export function arrivalAfter(begin: bigint): Arrival {
  let position = begin;
  let stopped = false;
  let waiters: readonly Waiter[] = [];

  function wait(wanted: bigint, milliseconds: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        waiters = waiters.filter((each) => each !== waiter);
        resolve(false);
      }, milliseconds);
      const waiter: Waiter = {
        position: wanted,
        resolve: (hasCome) => {
          clearTimeout(timer);
          resolve(hasCome);
        },
      };
      waiters = [...waiters, waiter];
    });
  }

  return {
    position: () => position,
    moveTo: (now) => {
      position = now;
      const done = waiters.filter((waiter) => waiter.position <= now);
      if (done.length === 0) return;
      waiters = waiters.filter((waiter) => waiter.position > now);
      for (const { resolve } of done) resolve(true);
    },
    reached: async (wanted, milliseconds) =>
      position >= wanted || stopped ? position >= wanted : wait(wanted, milliseconds),
    stop: () => {
      stopped = true;
      for (const { resolve } of waiters) resolve(false);
    },
  };
}
