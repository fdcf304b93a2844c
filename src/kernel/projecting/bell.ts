import type { Clock, Timer } from '../runtime/clock.js';

/** Wakes one sleeper; a ring while nobody sleeps ends the next sleep immediately. */
export interface Bell {
  ring(): void;
  /** Resolves when it rings, or after `ms`. */
  sleep(ms?: number): Promise<void>;
}

/** A bell whose sleeps are timed by the clock. */
export function bell(clock: Clock): Bell {
  let rung = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    async sleep(ms) {
      let timer: Timer | undefined;
      if (!rung) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (ms !== undefined) timer = clock.setTimeout(resolve, ms);
        });
      }
      if (timer !== undefined) clock.clearTimeout(timer);
      wake = undefined;
      rung = false;
    },
  };
}
