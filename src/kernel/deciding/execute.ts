import type { EventLog } from '../event-log/event-log.js';
import type { Chance, Clock } from '../runtime/clock.js';
import { answerRepeat, carryOut } from './carry-out.js';
import type { DecidingObserver, Executor } from './executing.js';
import { requestHmacBy } from './identity.js';
import { inTurn } from './in-turn.js';
import { currentState, statesOf } from './loading.js';
import type { Snapshotting } from './snapshots.js';
import type { Fold } from './stream-state.js';

/** What an executor works with. */
export interface ExecutorOptions {
  readonly log: EventLog;
  /** None when absent: long streams are then always folded from their start. */
  readonly snapshots?: Snapshotting;
  /** 32 bytes or more, secret, the same on every node and for as long as keys are remembered. */
  readonly hmacKey: Uint8Array;
  readonly clock: Clock & Chance;
  /** Roughly what the states kept in memory may hold, in bytes; 128 MiB when absent. */
  readonly cacheBytes?: number;
  readonly observer?: DecidingObserver;
}

/** An executor whose snapshots under way can be waited for, before their store is closed. */
export interface RunningExecutor extends Executor {
  settled(): Promise<void>;
}

/** Makes an executor over a log; several over one log, in one process or in many, keep LOG-3 together. */
export function createExecutor(options: ExecutorOptions): RunningExecutor {
  const { log, clock, observer, cacheBytes = 128 * 1024 * 1024 } = options;
  const states = statesOf(log, cacheBytes, options.snapshots);
  const requestHmac = requestHmacBy(options.hmacKey);
  const executorId = clock.randomUuidV7();
  let attempts = 0;
  const parts = { log, clock, states, requestHmac, newAttempt: () => `${executorId}.${++attempts}`, observer };
  const take = inTurn();

  const withState = <Answer>(stream: string, task: () => Promise<Answer>) =>
    take(stream, async () => {
      try {
        return await task();
      } catch (error) {
        // What threw may have left the state half changed.
        states.drop(stream);
        throw error;
      }
    });

  return {
    execute: async (execution) => {
      const { stream } = execution;
      try {
        const outcome = await withState(stream, () => carryOut(parts, execution));
        observer?.onOutcome(stream, outcome);
        return outcome;
      } catch (error) {
        observer?.onOutcome(stream, { kind: 'failed' });
        throw error;
      }
    },
    repeated: async (command) => {
      const { stream, context } = command;
      if (context.key === undefined) return undefined;
      const outcome = await withState(stream, () => answerRepeat(parts, command));
      if (outcome !== undefined) observer?.onOutcome(stream, outcome);
      return outcome;
    },
    load: (stream, fold, deciderVersion) =>
      withState(stream, async () => {
        const { state, revision } = await currentState(states, stream, fold, deciderVersion);
        return { state, revision };
      }),
    kept: <State>(stream: string, _fold: Fold<State, never>, deciderVersion: string): State | undefined =>
      states.kept<State>(stream, deciderVersion)?.state,
    settled: () => states.settled(),
  };
}
