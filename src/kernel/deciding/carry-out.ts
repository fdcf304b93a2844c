import { AppendOutcomeUnknownError, type EventLog, type StreamEvent } from '../event-log/event-log.js';
import type { Chance, Clock } from '../runtime/clock.js';
import { recall, type RememberedCommand } from './command-memory.js';
import type { Decision, DomainEvent } from './decider.js';
import { asAppended, envelop, inStream, type IdentifiedCommand } from './envelope.js';
import type { CommandHadNoEffect, DecidingObserver, Execution, Outcome, Repeatable } from './executing.js';
import { commandIdOf } from './identity.js';
import { currentState, type States } from './loading.js';
import { commandHadNoEffect, foldIn, type Fold, type StreamState } from './stream-state.js';

/** What carrying out a command takes. */
export interface Parts {
  readonly log: EventLog;
  readonly clock: Clock & Chance;
  readonly states: States;
  readonly requestHmac: (request: string) => string;
  /** A name that no other attempt has, in any process. */
  readonly newAttempt: () => string;
  readonly observer?: DecidingObserver;
}

/** Thrown when others won the race for a stream every time; nothing was changed, the command may be sent again. */
export class StreamContendedError extends Error {
  constructor(stream: string, attempts: number) {
    super(`Others wrote to ${stream} first, ${attempts} times in a row; send the command again.`);
  }
}

const MAX_ATTEMPTS = 20;
const MAX_PAUSE_MS = 100;

/**
 * Carries one command out; no other may be under way on its stream in this process. Throws StreamContendedError,
 * AppendOutcomeUnknownError when the outcome stays unknown, and what the log or the decider throws.
 */
export async function carryOut<State, Command, Event extends DomainEvent>(
  parts: Parts,
  execution: Execution<State, Command, Event>,
): Promise<Outcome<Event>> {
  const { clock, states } = parts;
  const { decider, deciderVersion, stream, context } = execution;
  const command: IdentifiedCommand = {
    id: commandIdOf(context, stream, context.key, clock),
    requestHmac: parts.requestHmac(context.request),
  };
  const kept = states.kept<State>(stream, deciderVersion);
  parts.observer?.onState(stream, kept !== undefined);
  let held = kept ?? (await states.load(stream, decider, deciderVersion));
  let upToDate = kept === undefined;
  const unsure: UnknownAppend[] = [];

  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    if (attempt > 2) await pause(clock, Math.min(2 ** attempt, MAX_PAUSE_MS));
    // rule LOG-3: a command sent again is answered from its own events, before anything is decided
    const earlier = recall(held.commands, command.id, clock.now());
    if (earlier !== undefined) return answerAgain(parts, stream, command, earlier, unsure);

    const decision = decider.decide(execution.command, held.state);
    const answer = await answerWithoutEvents(execution, decision, held);
    if (answer !== undefined) {
      // Nothing is appended, so nothing else would show that another process wrote meanwhile; a precondition may have
      // failed by what this very command did there.
      const news = (!upToDate || answer.kind === 'preconditionFailed') && (await states.catchUp(held, decider));
      upToDate = true;
      if (news) continue;
      return answer;
    }
    const events = decision.kind === 'events' ? decision.events : [commandHadNoEffect];
    const result = await append(parts, execution, command, events, held.revision);
    if (result.kind === 'appended') return goOn(parts, decider, held, result);
    if (result.kind === 'unknown') unsure.push(result);
    held = await reload(parts, execution, held, result);
    upToDate = true;
  }
  throw unsure.at(-1)?.error ?? new StreamContendedError(stream, MAX_ATTEMPTS);
}

/** The first answer to a command that comes again; undefined for one that does not, or bears no key. */
export async function answerRepeat<State, Event extends DomainEvent>(
  parts: Parts,
  { decider, deciderVersion, stream, context }: Repeatable<State, Event>,
): Promise<Outcome<Event> | undefined> {
  const { commands } = await currentState(parts.states, stream, decider, deciderVersion);
  const command = {
    id: commandIdOf(context, stream, context.key, parts.clock),
    requestHmac: parts.requestHmac(context.request),
  };
  const earlier = recall(commands, command.id, parts.clock.now());
  return earlier && answerAgain(parts, stream, command, earlier, []);
}

/** What is answered where nothing is to be appended. */
async function answerWithoutEvents<State, Command, Event extends DomainEvent>(
  { context, precondition }: Execution<State, Command, Event>,
  decision: Decision<Event>,
  held: StreamState<State>,
): Promise<Outcome<Event> | undefined> {
  if (decision.kind === 'refused') return decision;
  if ((await precondition?.(held.position)) === false) return { kind: 'preconditionFailed' };
  return decision.kind === 'alreadySo' && context.key === undefined ? done([], held, false) : undefined;
}

interface UnknownAppend {
  readonly kind: 'unknown';
  readonly error: Error;
  readonly firstEventId: string;
}

type Appended<Event extends DomainEvent> =
  | { readonly kind: 'appended'; readonly events: readonly StreamEvent<Event>[]; readonly position: bigint }
  | { readonly kind: 'conflict'; readonly actualRevision: number }
  | UnknownAppend;

async function append<State, Command, Event extends DomainEvent>(
  { log, clock, newAttempt }: Parts,
  { decider, stream, context }: Execution<State, Command, Event>,
  command: IdentifiedCommand,
  decided: readonly (Event | CommandHadNoEffect)[],
  expectedRevision: number,
): Promise<Appended<Event | CommandHadNoEffect>> {
  const events = envelop(decided, command, context, {
    attempt: newAttempt(),
    now: clock.now(),
    // What is not the kernel's own is the decider's.
    happenedAt: (event) => (event.type === commandHadNoEffect.type ? undefined : decider.happenedAt?.(event as Event)),
  });
  try {
    const result = await log.append({ stream, expectedRevision, events });
    if (result.kind === 'conflict') return result;
    const { revision, position } = result;
    return { kind: 'appended', events: asAppended(events, stream, revision), position };
  } catch (error) {
    if (!(error instanceof AppendOutcomeUnknownError)) throw error;
    return { kind: 'unknown', error, firstEventId: events[0].id };
  }
}

function goOn<State, Event extends DomainEvent>(
  { states }: Parts,
  fold: Fold<State, Event>,
  held: StreamState<State>,
  { events, position }: Appended<Event | CommandHadNoEffect> & { readonly kind: 'appended' },
): Outcome<Event> {
  try {
    for (const event of events) foldIn(held, fold, event, position);
    states.keep(held);
  } catch {
    // The events stand, so the command is done; whoever loads the stream next meets the error.
    states.drop(held.stream);
  }
  const { revision } = events.at(-1) ?? held;
  return done(events, { revision, position }, false);
}

async function reload<State, Command, Event extends DomainEvent>(
  { states }: Parts,
  { decider, deciderVersion, stream }: Execution<State, Command, Event>,
  held: StreamState<State>,
  result: { readonly kind: 'unknown' } | { readonly kind: 'conflict'; readonly actualRevision: number },
): Promise<StreamState<State>> {
  if (result.kind === 'conflict' && result.actualRevision >= held.revision) {
    await states.catchUp(held, decider);
    return held;
  }
  states.drop(stream);
  return states.load(stream, decider, deciderVersion);
}

/** The answer to a command is a function of its events, so it is the same each time. */
function done<Event extends DomainEvent>(
  events: readonly StreamEvent<Event | CommandHadNoEffect>[],
  { revision, position }: { readonly revision: number; readonly position: bigint },
  repeated: boolean,
): Outcome<Event> {
  return { kind: 'done', events, revision, position, repeated };
}

async function answerAgain<Event extends DomainEvent>(
  { states }: Parts,
  stream: string,
  command: IdentifiedCommand,
  { firstRevision, lastRevision }: RememberedCommand,
  unsure: readonly UnknownAppend[],
): Promise<Outcome<Event>> {
  const limit = lastRevision - firstRevision + 1;
  const events = await states.read({ stream, fromRevision: firstRevision, limit });
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined || events.length < limit)
    throw new Error(`Stream ${stream} lost events of ${command.id}.`);
  if (first.context.requestHmac !== command.requestHmac) return { kind: 'keyReused' };
  const own = unsure.some(({ firstEventId }) => firstEventId === first.id);
  // A stream holds the events of its own decider and the kernel's, nothing else.
  return done(events.map(inStream) as readonly StreamEvent<Event | CommandHadNoEffect>[], last, !own);
}

function pause(clock: Clock & Chance, atMost: number): Promise<void> {
  const [random = 0] = clock.randomBytes(1);
  return new Promise((resolve) => clock.setTimeout(resolve, (atMost * random) / 256));
}
