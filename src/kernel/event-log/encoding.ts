import {
  AppendTooLargeError,
  MAX_APPEND_BYTES,
  type Append,
  type EventContext,
  type NewEvent,
  type PersonalCodec,
  type RecordedEvent,
} from './event-log.js';
import type { DomainEvent } from '../deciding/decider.js';
import { bitsOfUuid } from '../text/uuid-bits.js';

/** Adds an optional field only if it is present: a conditional spread is too slow for every event. */
export type Writable<Value> = { -readonly [Name in keyof Value]: Value[Name] };

/** An event as every store keeps it: envelope in fields, data and sealed personal text as JSON. */
export interface EncodedEvent {
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly context: EventContext;
  readonly data: string;
  readonly personal: string | null;
}

const MAX_NAME = 500;
const MAX_REVISION = 2 ** 31 - 1;
/** Field names, ids and numbers around an event's own text, generously. */
const ENVELOPE_BYTES = 512;

function reject(what: string): never {
  throw new TypeError(`This append can't be stored: ${what}.`);
}

function text(name: string, value: string): string {
  // Neither Postgres' text nor UTF-8 can represent these.
  if (typeof value !== 'string' || value.includes('\0') || !value.isWellFormed())
    reject(`${name} must be text without U+0000 or lone surrogates`);
  return value;
}

function shortName(name: string, value: string): string {
  if (value.length === 0 || value.length > MAX_NAME) reject(`${name} must have 1 to ${MAX_NAME} characters`);
  return text(name, value);
}

/** Events of one append, and those of one millisecond, have the same time. */
let lastGoodTime: string | undefined;

function time(name: string, value: string): string {
  if (value === lastGoodTime) return value;
  const parsed = Date.parse(value);
  if (Number.isNaN(parsed) || value.length !== 24 || value < '0001' || new Date(parsed).toISOString() !== value) {
    reject(`${name} must be RFC 3339 in UTC with milliseconds, such as 2026-01-31T12:00:00.000Z`);
  }
  lastGoodTime = value;
  return value;
}

function encodeContext(context: EventContext): EventContext {
  const { onBehalfOf, causationId, traceparent } = context;
  const encoded: Writable<EventContext> = {
    organizationId: text('organizationId', context.organizationId),
    actor: text('actor', context.actor),
    commandId: text('commandId', context.commandId),
    requestHmac: text('requestHmac', context.requestHmac),
    correlationId: text('correlationId', context.correlationId),
    occurredAt: time('occurredAt', context.occurredAt),
    recordedAt: time('recordedAt', context.recordedAt),
  };
  if (onBehalfOf !== undefined) encoded.onBehalfOf = text('onBehalfOf', onBehalfOf);
  if (causationId !== undefined) encoded.causationId = text('causationId', causationId);
  if (traceparent !== undefined) encoded.traceparent = text('traceparent', traceparent);
  return encoded;
}

function encodeEvent({ id, schemaVersion, event, context }: NewEvent, codec: PersonalCodec): EncodedEvent {
  if (bitsOfUuid(id) === undefined) reject('an event id must be a UUID in lower case');
  if (!Number.isInteger(schemaVersion) || schemaVersion < 1 || schemaVersion > MAX_REVISION) {
    reject('schemaVersion must be a whole number from 1');
  }
  return {
    id,
    type: shortName('type', event.type),
    schemaVersion,
    context: encodeContext(context),
    data: JSON.stringify(event.data),
    personal: event.personal === undefined ? null : JSON.stringify(codec.seal(event.personal)),
  };
}

function lengthOf({ type, context, data, personal }: EncodedEvent, length: (text: string) => number): number {
  let sum = ENVELOPE_BYTES + length(type) + length(data) + (personal === null ? 0 : length(personal));
  for (const value of Object.values(context) as string[]) sum += length(value);
  return sum;
}

function checkSize(events: readonly EncodedEvent[]): void {
  const sum = (length: (text: string) => number): number =>
    events.reduce((total, event) => total + lengthOf(event, length), 0);
  // A character is three bytes at most; most appends are far below the limit and need no exact count.
  if (sum((value) => value.length * 3) <= MAX_APPEND_BYTES) return;
  const bytes = sum((value) => Buffer.byteLength(value));
  if (bytes > MAX_APPEND_BYTES) throw new AppendTooLargeError(bytes);
}

/**
 * The events of an append as every store keeps them. Throws AppendTooLargeError above 900 KiB, and TypeError for what
 * no store could return unchanged.
 */
export function encodeAppend({ stream, expectedRevision, events }: Append, codec: PersonalCodec): EncodedEvent[] {
  shortName('stream', stream);
  if (!Number.isInteger(expectedRevision) || expectedRevision < 0 || expectedRevision + events.length > MAX_REVISION) {
    reject('expectedRevision must be a whole number from 0');
  }
  const encoded = events.map((event) => encodeEvent(event, codec));
  checkSize(encoded);
  return encoded;
}

/** The event that was encoded, at its place in the log. */
export function decodeEvent(
  encoded: EncodedEvent,
  place: { readonly stream: string; readonly revision: number; readonly position: bigint },
  codec: PersonalCodec,
): RecordedEvent {
  const { id, type, schemaVersion, context, data, personal } = encoded;
  const { stream, revision, position } = place;
  const said = JSON.parse(data) as object;
  const event: DomainEvent =
    personal === null ? { type, data: said } : { type, data: said, personal: codec.open(JSON.parse(personal)) };
  return { stream, revision, position, id, schemaVersion, event, context };
}
