import { setTimeout as delay } from 'node:timers/promises';

const EVERY_MS = 20;

/**
 * Resolves once this holds; the test's own time limit ends it otherwise. It pauses between two checks, so that a busy
 * machine has time for what is waited for: only for states that last.
 */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await delay(EVERY_MS);
}
