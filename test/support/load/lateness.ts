/** A canary of how busy the machine is: how late this process was woken, which it asks for all the time. */
export interface Lateness {
  /** The worst delay of the last ten seconds, in ms. */
  worst(): number;
  stop(): void;
}

const EVERY_MS = 50;
const REMEMBERED = 10_000 / EVERY_MS;

/** Begins to measure. */
export function measureLateness(): Lateness {
  const delays: number[] = [];
  let before = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    delays.push(now - before - EVERY_MS);
    if (delays.length > REMEMBERED) delays.shift();
    before = now;
  }, EVERY_MS).unref();
  return {
    // Also while no timer fires at all.
    worst: () => Math.max(...delays, performance.now() - before - EVERY_MS),
    stop: () => clearInterval(timer),
  };
}
