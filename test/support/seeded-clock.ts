import { createHash } from 'node:crypto';
import { uuidV7, type Randomness, type Clock, type Timer } from '../../src/kernel/runtime/clock.js';

/** A clock that stands still until it is advanced, and randomness from a seed. */
export interface SeededClock extends Clock, Randomness {
  /** Advances the time and calls every timer that falls due on the way, in order, those set meanwhile included. */
  advance(milliseconds: number): void;
}

interface Due {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that starts at the given RFC 3339 time; the same seed gives the same ids and bytes. */
export function seededClock(seed: number | string, start = '2026-01-01T00:00:00.000Z'): SeededClock {
  let now = Date.parse(start);
  let block = 0;
  const timers = new Set<Due>();
  const nextBlock = () => createHash('sha256').update(`${seed}/${block++}`).digest();
  const randomBytes = (size: number) => {
    const blocks = Array.from({ length: Math.ceil(size / 32) }, nextBlock);
    return Uint8Array.from(Buffer.concat(blocks).subarray(0, size));
  };
  const nextDue = (until: number): Due | undefined =>
    [...timers].filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)[0];
  return {
    now: () => now,
    setTimeout: (callback, milliseconds): Timer => {
      const due: Due = { at: now + Math.max(0, milliseconds), callback };
      timers.add(due);
      return due;
    },
    clearTimeout: (timer) => void timers.delete(timer as Due),
    randomBytes,
    randomUuidV7: () => uuidV7(now, randomBytes(16)),
    advance: (milliseconds) => {
      const until = now + milliseconds;
      for (let due = nextDue(until); due !== undefined; due = nextDue(until)) {
        timers.delete(due);
        now = due.at;
        due.callback();
      }
      now = until;
    },
  };
}
