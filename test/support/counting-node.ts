import { createExecutor, type ExecutorOptions, type RunningExecutor } from '../../src/kernel/deciding/execute.js';
import type { CommandContext, Execution, Outcome } from '../../src/kernel/deciding/executing.js';
import type { Randomness, Clock } from '../../src/kernel/runtime/clock.js';
import { counter, type CounterEvent, type CounterState } from './counter.js';
import { seededClock } from './seeded-clock.js';

/** What a test may set of a command besides its amount. */
export type Sending = Partial<CommandContext> &
  Pick<Execution<never, never, never>, 'precondition'> & { readonly stream?: string; readonly mark?: string };

/** One process of the service as far as deciding goes: an executor over the counter. */
export interface CountingNode {
  readonly executor: RunningExecutor;
  /** Adds; the request is the amount, the mark is new each time, as ids made for a command are. */
  add(by: number, sending?: Sending): Promise<Outcome<CounterEvent>>;
  load(stream?: string): Promise<{ readonly state: CounterState; readonly revision: number }>;
}

/** The stream that a test's commands go to when it names none. */
export const STREAM = 'counter-1';

/** A seeded clock whose timers fire in the next turn of the event loop, so that it need not be advanced. */
export function hastyClock(seed: number | string = 1): Clock & Randomness {
  return { ...seededClock(seed), setTimeout: (callback) => setImmediate(callback) };
}

let nodes = 0;

/** A node over a log; two over the same log are two processes. */
export function countingNode(
  options: Omit<ExecutorOptions, 'hmacKey' | 'clock'> & Partial<ExecutorOptions>,
  decider = counter,
  deciderVersion = 'counter/1',
): CountingNode {
  const name = `node${++nodes}`;
  let sent = 0;
  const executor = createExecutor({ hmacKey: new Uint8Array(32).fill(7), clock: hastyClock(name), ...options });
  return {
    executor,
    add: (by, { stream = STREAM, mark = `${name}.${++sent}`, precondition, ...context } = {}) =>
      executor.execute({
        decider,
        deciderVersion,
        stream,
        command: { by, mark },
        context: { organizationId: 'org', actor: 'ann', request: `add ${by}`, ...context },
        precondition,
      }),
    load: (stream = STREAM) => executor.load(stream, decider, deciderVersion),
  };
}

/** The outcome, which must be `done`. */
export function expectDone(outcome: Outcome<CounterEvent>): Extract<Outcome<CounterEvent>, { kind: 'done' }> {
  if (outcome.kind !== 'done') throw new Error(`Expected the command to be done, and it was: ${outcome.kind}.`);
  return outcome;
}
