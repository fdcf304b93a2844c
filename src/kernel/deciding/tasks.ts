import type { NewEvent, StreamEvent } from '../event-log/event-log.js';
import type { Randomness, Clock } from '../runtime/clock.js';
import { recall, type RememberedCommand } from './command-memory.js';
import type { DomainEvent } from './decider.js';
import { envelop, type IdentifiedCommand } from './envelope.js';
import type { CommandHadNoEffect, Execution, Outcome, Repeatable } from './executing.js';
import { commandIdOf } from './identity.js';
import { commandHadNoEffect, type Fold, type StreamState } from './stream-state.js';

/** The position of a revision that a group read or appended, once it is durable. */
export type PositionOf = (revision: number) => bigint;

/** The outcome of a task on a state; its caller gets it only once everything that it is based on is durable. */
export type TaskResult =
  | { readonly kind: 'append'; readonly events: readonly [NewEvent, ...NewEvent[]] }
  | { readonly kind: 'answer'; readonly answer: (positionOf: PositionOf) => unknown }
  | Repeat
  /** The state itself is the result. */
  | { readonly kind: 'state' };

/** A command whose events are in its stream already, or are about to be appended. */
export interface Repeat {
  readonly kind: 'repeat';
  readonly command: IdentifiedCommand;
  readonly earlier: RememberedCommand;
}

/** A command to a stream, or a read of its state, that waits for its turn. */
export interface Task {
  readonly stream: string;
  readonly deciderVersion: string;
  readonly fold: Fold<unknown, DomainEvent>;
  /** Whether it can be evaluated only on durable state, so that no task with events may be before it in its group. */
  readonly needsDurableState: boolean;
  evaluate(held: StreamState<unknown>): Promise<TaskResult>;
  readonly reply: Reply<unknown>;
  readonly tries: Tries;
}

/** How a task's caller gets its result. */
export interface Reply<Answer> {
  resolve(answer: Answer): void;
  reject(error: unknown): void;
  /** Called once, with whether the state was in memory. */
  onState?(kept: boolean): void;
}

/** The earlier tries of a task. */
export interface Tries {
  /** How often it had to be evaluated again, because an append failed or others wrote. */
  count: number;
  /** The first event of each of its appends whose outcome was unknown. */
  unsure: readonly string[];
  /** What the last of these failed with. */
  unknown: Error | undefined;
  /** Whether the log was unavailable to an append that it shared. */
  wasUnavailable: boolean;
  /**
   * Whether it must be appended alone from now on: an append that it shared was refused, and it may have been the
   * cause.
   */
  alone: boolean;
  stateReported: boolean;
}

/** What is needed to carry out commands. */
export interface TaskParts {
  readonly clock: Clock & Randomness;
  readonly requestHmac: (request: string) => string;
  /** A name that is unique among all attempts of all processes. */
  readonly newAttempt: () => string;
  /** The version in which a type of event is written. */
  readonly versionOf: (type: string) => number;
}

/** A task that carries a command out. */
export function commandTask<State, Command, Event extends DomainEvent>(
  parts: TaskParts,
  execution: Execution<State, Command, Event>,
  reply: Reply<Outcome<Event>>,
): Task {
  const { decider, context, precondition } = execution;
  const command = identify(parts, execution);
  const evaluate = async (held: StreamState<State>): Promise<TaskResult> => {
    // rule LOG-3: the response to a command sent again comes from its own events, before anything is decided
    const earlier = recall(held.commands, command.id, parts.clock.now());
    if (earlier !== undefined) return { kind: 'repeat', command, earlier };
    const decision = decider.decide(execution.command, held.state);
    if (decision.kind === 'refused') return { kind: 'answer', answer: () => decision };
    if ((await precondition?.(held.position)) === false) {
      return { kind: 'answer', answer: (): Outcome<Event> => ({ kind: 'preconditionFailed' }) };
    }
    const { revision } = held;
    if (decision.kind === 'alreadySo' && context.key === undefined) {
      return { kind: 'answer', answer: (positionOf) => done([], { revision, position: positionOf(revision) }, false) };
    }
    const events = decision.kind === 'events' ? decision.events : [commandHadNoEffect];
    return { kind: 'append', events: seal(parts, execution, command, events) };
  };
  return taskOf(execution, evaluate, reply, precondition !== undefined);
}

/**
 * A task that finds the first outcome of a command that was sent again; resolves to undefined for any other command.
 */
export function repeatTask<State, Event extends DomainEvent>(
  parts: TaskParts,
  repeatable: Repeatable<State, Event>,
  reply: Reply<Outcome<Event> | undefined>,
): Task {
  const command = identify(parts, repeatable);
  const evaluate = async ({ commands }: StreamState<State>): Promise<TaskResult> => {
    const earlier = recall(commands, command.id, parts.clock.now());
    return earlier === undefined ? { kind: 'answer', answer: () => undefined } : { kind: 'repeat', command, earlier };
  };
  return taskOf(repeatable, evaluate, reply);
}

/** A task that returns a stream's state. */
export function stateTask<State, Event extends DomainEvent>(
  stream: Pick<Repeatable<State, Event>, 'decider' | 'deciderVersion' | 'stream'>,
  reply: Reply<{ readonly state: State; readonly revision: number }>,
): Task {
  return taskOf(stream, async () => ({ kind: 'state' }), reply);
}

const NONE: readonly never[] = [];

function taskOf<State, Event extends DomainEvent, Answer>(
  { decider, deciderVersion, stream }: Pick<Repeatable<State, Event>, 'decider' | 'deciderVersion' | 'stream'>,
  evaluate: (held: StreamState<State>) => Promise<TaskResult>,
  reply: Reply<Answer>,
  needsDurableState = false,
): Task {
  const tries: Tries = {
    count: 0,
    unsure: NONE,
    unknown: undefined,
    wasUnavailable: false,
    alone: false,
    stateReported: false,
  };
  return { stream, deciderVersion, fold: decider, needsDurableState, evaluate, reply, tries };
}

function identify(
  { clock, requestHmac }: TaskParts,
  { context, stream }: Pick<Repeatable<unknown, DomainEvent>, 'context' | 'stream'>,
): IdentifiedCommand {
  const { key, request } = context;
  // Without a key it can't be sent again, so there will be nothing to compare.
  return { id: commandIdOf(context, stream, key, clock), requestHmac: key === undefined ? '' : requestHmac(request) };
}

function seal<State, Command, Event extends DomainEvent>(
  { clock, newAttempt, versionOf }: TaskParts,
  { decider, context }: Execution<State, Command, Event>,
  command: IdentifiedCommand,
  decided: readonly (Event | CommandHadNoEffect)[],
) {
  return envelop(decided, command, context, {
    attempt: newAttempt(),
    now: clock.now(),
    versionOf,
    // Every other event is the decider's.
    happenedAt: (event) => (event.type === commandHadNoEffect.type ? undefined : decider.happenedAt?.(event as Event)),
  });
}

/** The outcome of a repeated command, from its own events. */
export function outcomeAgain(
  { requestHmac }: IdentifiedCommand,
  events: readonly StreamEvent[],
  { revision, position }: { readonly revision: number; readonly position: bigint },
  repeated: boolean,
): Outcome<DomainEvent> {
  if (events[0]?.context.requestHmac !== requestHmac) return { kind: 'keyReused' };
  return done(events, { revision, position }, repeated);
}

/** A function of the command's events, so that it is the same each time. */
export function done(
  events: readonly StreamEvent[],
  { revision, position }: { readonly revision: number; readonly position: bigint },
  repeated: boolean,
): Outcome<DomainEvent> {
  return { kind: 'done', events, revision, position, repeated };
}
