import { setImmediate } from 'node:timers/promises';

/** Resolves in the next turn of the event loop, after everything else that is due. */
export function nextTurn(): Promise<void> {
  return setImmediate();
}

/** Resolves at the end of this tick, without a turn of the event loop. */
export function afterThisTick(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}
