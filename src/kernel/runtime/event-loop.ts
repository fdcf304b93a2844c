/** Measures how late the event loop is. */
export interface EventLoopWatch {
  /** Milliseconds by which it was late, the smaller of the last two measurements: a single hiccup does not count. */
  lagMs(): number;
  stop(): void;
}

const LOOK_EVERY_MS = 100;

/** Measures every 100 ms, by real time, as it is about this process. Keeps no process alive. */
export function watchEventLoop(): EventLoopWatch {
  let due = performance.now() + LOOK_EVERY_MS;
  let last = 0;
  let before = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    before = last;
    last = Math.max(0, now - due);
    due = now + LOOK_EVERY_MS;
  }, LOOK_EVERY_MS).unref();
  return {
    lagMs: () => Math.min(last, before),
    stop: () => clearInterval(timer),
  };
}
