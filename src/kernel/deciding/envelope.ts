import type { Writable } from '../event-log/encoding.js';
import type { EventContext, NewEvent, StreamEvent } from '../event-log/event-log.js';
import type { DomainEvent } from './decider.js';
import type { CommandContext } from './executing.js';
import { eventIdOf } from './identity.js';

/** A command as the log identifies it. */
export interface IdentifiedCommand {
  readonly id: string;
  readonly requestHmac: string;
}

/**
 * What the envelopes of one append are made from; `attempt` is new each time the command is decided, `now` is in Unix
 * ms.
 */
export interface Sealing<Event extends DomainEvent> {
  readonly attempt: string;
  readonly now: number;
  /** The version in which a type of event is written (LOG-9). */
  readonly versionOf: (type: string) => number;
  /** RFC 3339, for an event that has a time of its own. */
  readonly happenedAt: (event: Event) => string | undefined;
}

/** Puts events in their envelopes. */
export function envelop<Event extends DomainEvent>(
  events: readonly Event[],
  command: IdentifiedCommand,
  sent: CommandContext,
  { attempt, now, versionOf, happenedAt }: Sealing<Event>,
): readonly [NewEvent<Event>, ...NewEvent<Event>[]] {
  const shared = contextOf(command, sent, now);
  const [first, ...rest] = events.map((event, index) => {
    const at = happenedAt(event);
    const context = at === undefined ? shared : { ...shared, occurredAt: new Date(at).toISOString() };
    return { id: eventIdOf(command.id, attempt, index), schemaVersion: versionOf(event.type), event, context };
  });
  if (first === undefined) throw new Error('A decision without events.');
  return [first, ...rest];
}

// rule LOG-7: every event says who did it, for whom, when it happened and was recorded, under which command, and why
function contextOf(command: IdentifiedCommand, sent: CommandContext, now: number): EventContext {
  const recordedAt = new Date(now).toISOString();
  const context: Writable<EventContext> = {
    organizationId: sent.organizationId,
    actor: sent.actor,
    commandId: command.id,
    requestHmac: command.requestHmac,
    correlationId: sent.correlationId ?? command.id,
    occurredAt: sent.occurredAt === undefined ? recordedAt : new Date(sent.occurredAt).toISOString(),
    recordedAt,
  };
  if (sent.onBehalfOf !== undefined) context.onBehalfOf = sent.onBehalfOf;
  if (sent.causationId !== undefined) context.causationId = sent.causationId;
  if (sent.traceparent !== undefined) context.traceparent = sent.traceparent;
  return context;
}

/** The events as recorded in their stream, after an append whose last event has this revision. */
export function asAppended<Event extends DomainEvent>(
  events: readonly NewEvent<Event>[],
  stream: string,
  lastRevision: number,
): readonly StreamEvent<Event>[] {
  return events.map(({ id, schemaVersion, event, context }, index) => {
    const revision = lastRevision - (events.length - 1 - index);
    return { id, schemaVersion, event, context, stream, revision };
  });
}

/** An event without its position, which only readers of the log know. */
export function inStream({ id, schemaVersion, event, context, stream, revision }: StreamEvent): StreamEvent {
  return { id, schemaVersion, event, context, stream, revision };
}
