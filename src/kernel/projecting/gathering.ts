import type { Clock } from '../runtime/clock.js';

/** From one batch to the next while nobody waits, in milliseconds: a batch of few events costs as much as one of many. */
const GATHERING_MS = 20;

/** A batch of fewer events shows a log with time to spare, in which each is best shown at once. */
const BUSY_EVENTS = 8;

/** Lets a busy log's events gather between batches. */
export interface Gathering {
  /** Until the time is up since the last batch began, or it is ended; at once after a rest, or a batch of few events. */
  until(lastBegan: number, lastEvents: number): Promise<void>;
  /** Ends the gathering under way, if there is one. */
  end(): void;
}

/** Gathers by the clock, and not while there `isHurry`. */
export function gathering(clock: Clock, isHurry: () => boolean): Gathering {
  let end = (): void => undefined;
  return {
    end: () => end(),
    async until(lastBegan, lastEvents) {
      const left = lastBegan + GATHERING_MS - clock.now();
      if (lastEvents < BUSY_EVENTS || left <= 0 || isHurry()) return;
      await new Promise<void>((resolve) => {
        // No longer than that where the clock was set back.
        const timer = clock.setTimeout(resolve, Math.min(left, GATHERING_MS));
        end = () => {
          clock.clearTimeout(timer);
          resolve();
        };
      });
    },
  };
}
