import { decodeEvent, type EncodedEvent, type Writable } from './encoding.js';
import { bitsOfUuid } from '../text/uuid-bits.js';
import { MAX_APPEND_BYTES, type EventContext, type PersonalCodec, type RecordedEvent } from './event-log.js';

/** Columns of log.new_event and, without `follows`, of log.events after `position`; in their order there. */
export const NEW_EVENT_COLUMNS = [
  'stream',
  'revision',
  'follows',
  'id',
  'type',
  'schema_version',
  'organization_id',
  'actor',
  'on_behalf_of',
  'command_id',
  'request_hmac',
  'causation_id',
  'correlation_id',
  'traceparent',
  'occurred_at',
  'recorded_at',
  'data',
  'personal',
] as const;

/** What a read selects, for `decodeRow`. */
export const READ_COLUMNS = ['position', ...NEW_EVENT_COLUMNS.filter((column) => column !== 'follows')];

const OID = { json: 114, int4: 23, text: 25, timestamptz: 1184, uuid: 2950 } as const;
const EPOCH = Date.UTC(2000, 0, 1);
/** Room for the longest row: an append within the limit plus each column's header. */
const scratch = Buffer.allocUnsafe(MAX_APPEND_BYTES + 4096);

/*
 * Rows travel in Postgres' binary format: it needs no escaping here and little parsing there, and a row is encoded
 * once, when it arrives, while the last batch is still in flight. A value is its type's oid, its length, its bytes.
 */
function writeNull(oid: number, at: number): number {
  scratch.writeInt32BE(oid, at);
  scratch.writeInt32BE(-1, at + 4);
  return at + 8;
}

function writeText(oid: number, value: string | null | undefined, at: number): number {
  if (value === null || value === undefined) return writeNull(oid, at);
  scratch.writeInt32BE(oid, at);
  const length = scratch.write(value, at + 8, 'utf8');
  scratch.writeInt32BE(length, at + 4);
  return at + 8 + length;
}

function writeInteger(value: number | null, at: number): number {
  if (value === null) return writeNull(OID.int4, at);
  scratch.writeInt32BE(OID.int4, at);
  scratch.writeInt32BE(4, at + 4);
  scratch.writeInt32BE(value, at + 8);
  return at + 12;
}

function writeUuid(value: string, at: number): number {
  scratch.writeInt32BE(OID.uuid, at);
  scratch.writeInt32BE(16, at + 4);
  const words = bitsOfUuid(value);
  if (words === undefined) throw new TypeError('An id is not a UUID.');
  scratch.writeUInt32BE(words[0], at + 8);
  scratch.writeUInt32BE(words[1], at + 12);
  scratch.writeUInt32BE(words[2], at + 16);
  scratch.writeUInt32BE(words[3], at + 20);
  return at + 24;
}

let parsed: { readonly time: string; readonly microseconds: bigint } | undefined;

/**
 * Since 2000, as a bigint because a number would not be exact in all years; cached, because an append's events, and
 * those around it, have the same time.
 */
function microsecondsOf(time: string): bigint {
  if (parsed?.time !== time) parsed = { time, microseconds: BigInt(Date.parse(time) - EPOCH) * 1000n };
  return parsed.microseconds;
}

function writeTime(value: string, at: number): number {
  scratch.writeInt32BE(OID.timestamptz, at);
  scratch.writeInt32BE(8, at + 4);
  scratch.writeBigInt64BE(microsecondsOf(value), at + 8);
  return at + 16;
}

/** The values of a row that `encodeRow` made, binary, in the order of NEW_EVENT_COLUMNS. */
export function valuesOf(row: Buffer): (Buffer | null)[] {
  const values: (Buffer | null)[] = [];
  for (let at = 8; at < row.length;) {
    const length = row.readInt32BE(at + 4);
    at += 8;
    values.push(length < 0 ? null : row.subarray(at, at + length));
    at += Math.max(length, 0);
  }
  return values;
}

/** One log.new_event, as an element of the array that `encodeRows` makes; `follows` as the type's comment says. */
export function encodeRow(stream: string, revision: number, follows: number | null, event: EncodedEvent): Buffer {
  const { id, type, schemaVersion, context, data, personal } = event;
  scratch.writeInt32BE(NEW_EVENT_COLUMNS.length, 4);
  let at = writeText(OID.text, stream, 8);
  at = writeInteger(revision, at);
  at = writeInteger(follows, at);
  at = writeUuid(id, at);
  at = writeText(OID.text, type, at);
  at = writeInteger(schemaVersion, at);
  at = writeText(OID.text, context.organizationId, at);
  at = writeText(OID.text, context.actor, at);
  at = writeText(OID.text, context.onBehalfOf, at);
  at = writeText(OID.text, context.commandId, at);
  at = writeText(OID.text, context.requestHmac, at);
  at = writeText(OID.text, context.causationId, at);
  at = writeText(OID.text, context.correlationId, at);
  at = writeText(OID.text, context.traceparent, at);
  at = writeTime(context.occurredAt, at);
  at = writeTime(context.recordedAt, at);
  at = writeText(OID.json, data, at);
  at = writeText(OID.json, personal, at);
  scratch.writeInt32BE(at - 4, 0);
  const row = Buffer.allocUnsafe(at);
  scratch.copy(row, 0, 0, at);
  return row;
}

/** A log.new_event[] from its elements; `elementOid` is that type's oid in this database. */
export function encodeRows(elementOid: number, rows: readonly Buffer[]): Buffer {
  const header = Buffer.allocUnsafe(20);
  header.writeInt32BE(1, 0);
  header.writeInt32BE(1, 4);
  header.writeUInt32BE(elementOid, 8);
  header.writeInt32BE(rows.length, 12);
  header.writeInt32BE(1, 16);
  return Buffer.concat([header, ...rows]);
}

/** A row of READ_COLUMNS as Postgres sends it: every value as text. */
export type ReadRow = readonly [
  position: string,
  stream: string,
  revision: string,
  id: string,
  type: string,
  schemaVersion: string,
  organizationId: string,
  actor: string,
  onBehalfOf: string | null,
  commandId: string,
  requestHmac: string,
  causationId: string | null,
  correlationId: string,
  traceparent: string | null,
  occurredAt: string,
  recordedAt: string,
  data: string,
  personal: string | null,
];

/** Makes `pg` return values as text; `decodeRow` converts what it needs. */
export const asText = { getTypeParser: () => (value: string) => value };

/** `2026-01-31 12:00:00.5+00`, as a session in UTC shows it, as RFC 3339 with milliseconds. */
function decodeTime(value: string): string {
  const fraction = value.slice(20, -3).padEnd(3, '0');
  const time = `${value.slice(0, 10)}T${value.slice(11, 19)}.${fraction.slice(0, 3)}Z`;
  if (fraction.length === 3) return time;
  // Far from the year 2000, earlier versions stored times up to 16 microseconds off the intended millisecond.
  return new Date(Date.parse(time) + Math.round(Number(`0.${fraction.slice(3)}`))).toISOString();
}

/** The event that a row holds; further columns are ignored. */
export function decodeRow(row: readonly [...ReadRow, ...unknown[]], codec: PersonalCodec): RecordedEvent {
  const [position, stream, revision, id, type, schemaVersion, organizationId, actor, onBehalfOf, commandId] = row;
  const [, , , , , , , , , , requestHmac, causationId, correlationId, traceparent, occurredAt, recordedAt] = row;
  const context: Writable<EventContext> = {
    organizationId,
    actor,
    commandId,
    requestHmac,
    correlationId,
    occurredAt: decodeTime(occurredAt),
    recordedAt: decodeTime(recordedAt),
  };
  if (onBehalfOf !== null) context.onBehalfOf = onBehalfOf;
  if (causationId !== null) context.causationId = causationId;
  if (traceparent !== null) context.traceparent = traceparent;
  return decodeEvent(
    { id, type, schemaVersion: Number(schemaVersion), context, data: row[16], personal: row[17] },
    { stream, revision: Number(revision), position: BigInt(position) },
    codec,
  );
}
