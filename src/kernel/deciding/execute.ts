import type { EventLog } from '../event-log/event-log.js';
import type { Randomness, Clock } from '../runtime/clock.js';
import { carryOut } from './carry-out.js';
import type { DomainEvent } from './decider.js';
import type { DecidingObserver, Execution, Executor, Outcome, Repeatable } from './executing.js';
import { versionOf as currentVersion, type EventTypes } from './event-types.js';
import { requestHmacBy } from './identity.js';
import { statesOf } from './loading.js';
import type { Snapshotting } from './snapshots.js';
import { streamQueues } from './stream-queues.js';
import type { Fold } from './stream-state.js';
import { commandTask, repeatTask, stateTask, type Reply, type Task } from './tasks.js';

/** What an executor needs. */
export interface ExecutorOptions {
  readonly log: EventLog;
  /** None when absent: even long streams are then folded from their start. */
  readonly snapshots?: Snapshotting;
  /** 32 bytes or more, secret, the same on every node and for as long as keys are remembered. */
  readonly hmacKey: Uint8Array;
  readonly clock: Clock & Randomness;
  /** By whose current versions events are written; every type is in version 1 when absent. */
  readonly eventTypes?: EventTypes;
  /** The approximate size of the states kept in memory, in bytes; 128 MiB when absent. */
  readonly cacheBytes?: number;
  readonly observer?: DecidingObserver;
}

/** An executor whose pending snapshots can be waited for before their store is closed. */
export interface RunningExecutor extends Executor {
  settled(): Promise<void>;
}

/** Makes an executor over a log; several over one log, in one process or many, keep LOG-3 together. */
export function createExecutor(options: ExecutorOptions): RunningExecutor {
  const { log, clock, observer, cacheBytes = 128 * 1024 * 1024 } = options;
  const states = statesOf(log, cacheBytes, options.snapshots);
  const requestHmac = requestHmacBy(options.hmacKey);
  const { eventTypes = {} } = options;
  const versionOf = (type: string): number => currentVersion(eventTypes[type] ?? {});
  const executorId = clock.randomUuidV7();
  let attempts = 0;
  const parts = { clock, requestHmac, newAttempt: () => `${executorId}.${++attempts}`, versionOf };
  const enqueue = streamQueues((queue) => carryOut({ log, clock, states }, queue));
  const inTurn = <Answer>(taskFor: (reply: Reply<Answer>) => Task, onState?: (kept: boolean) => void) =>
    new Promise<Answer>((resolve, reject) => enqueue(taskFor({ resolve, reject, onState })));

  return {
    execute: async <State, Command, Event extends DomainEvent>(execution: Execution<State, Command, Event>) => {
      const { stream } = execution;
      const onState = (kept: boolean) => observer?.onState(stream, kept);
      try {
        const taskFor = (reply: Reply<Outcome<Event>>) => commandTask(parts, execution, reply);
        const outcome = await inTurn(taskFor, onState);
        observer?.onOutcome(stream, outcome);
        return outcome;
      } catch (error) {
        observer?.onOutcome(stream, { kind: 'failed' });
        throw error;
      }
    },
    repeated: async <State, Event extends DomainEvent>(command: Repeatable<State, Event>) => {
      if (command.context.key === undefined) return undefined;
      const outcome = await inTurn((reply: Reply<Outcome<Event> | undefined>) => repeatTask(parts, command, reply));
      if (outcome !== undefined) observer?.onOutcome(command.stream, outcome);
      return outcome;
    },
    load: (stream, decider, deciderVersion) => inTurn((reply) => stateTask({ stream, decider, deciderVersion }, reply)),
    kept: <State>(stream: string, _fold: Fold<State, never>, deciderVersion: string): State | undefined =>
      states.kept<State>(stream, deciderVersion)?.state,
    settled: () => states.settled(),
  };
}
