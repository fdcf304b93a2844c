import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

/** A timer that was set; only its own clock can clear it. */
export type Timer = object;

/** The source of the service's time and timers; injected, so that a run can be replayed. */
export interface Clock {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /**
   * Calls back once, never before returning; after 24.8 days at most, so that a longer wait must check the clock again.
   */
  setTimeout(callback: () => void, milliseconds: number): Timer;
  /** Cancels a timer; does nothing if it has fired or was cleared. */
  clearTimeout(timer: Timer): void;
}

/** The source of the service's randomness; injected, so that a run can be replayed. */
export interface Randomness {
  randomBytes(size: number): Uint8Array;
  /**
   * A version 7 UUID (RFC 9562): its first 48 bits are the clock's milliseconds. Those of the system clock are greater
   * than all earlier ones of the process, so that ids of the same millisecond sort in order of creation too.
   */
  randomUuidV7(): string;
}

/** A version 7 UUID of the given millisecond and 16 random bytes. */
export function uuidV7(milliseconds: number, random: Uint8Array): string {
  return v7({ msecs: milliseconds, random });
}

/** RFC 3339 UTC with milliseconds. */
export function timestamp(clock: Pick<Clock, 'now'>): string {
  return new Date(clock.now()).toISOString();
}

/** The machine's own time, timers and cryptographic randomness. Its timers keep no process alive. */
export const systemClock: Clock & Randomness = {
  now: () => Date.now(),
  // Node fires a delay above 2^31 - 1 ms at once.
  setTimeout: (callback, milliseconds) => setTimeout(callback, Math.min(milliseconds, 2 ** 31 - 1)).unref(),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
  randomBytes: (size) => randomBytes(size),
  randomUuidV7: () => v7(),
};
