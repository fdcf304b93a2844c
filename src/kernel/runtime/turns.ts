import { setImmediate } from 'node:timers/promises';

/** Resolves when everything else that is due has had its turn of the event loop. */
export function nextTurn(): Promise<void> {
  return setImmediate();
}

/** Resolves when everything that is under way in this tick has run, which costs no turn of the event loop. */
export function afterThisTick(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}
