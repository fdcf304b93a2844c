import type { DomainEvent } from '../deciding/decider.js';

/** Who caused an event, under which command, and when (LOG-7). Times are RFC 3339 UTC with milliseconds. */
export interface EventContext {
  readonly organizationId: string;
  /** User id, or `system` for the scheduler and reactions. */
  readonly actor: string;
  /** The user for whom the actor acts, if that is another. */
  readonly onBehalfOf?: string;
  readonly commandId: string;
  /**
   * Keyed HMAC of the request, base64url; never a bare hash, which could be guessed back to the text. Empty where the
   * command came without an idempotency key.
   */
  readonly requestHmac: string;
  /** Id of the event or command that led to this command. */
  readonly causationId?: string;
  readonly correlationId: string;
  /** W3C trace context, as received. */
  readonly traceparent?: string;
  /** When it happened; an import may set it. */
  readonly occurredAt: string;
  /** When this service appended it, by its own clock. */
  readonly recordedAt: string;
}

/**
 * An event ready to be appended; its id derives from (command id, attempt, index), so that a store recognises an append
 * that is sent again, and the same command decided by two processes at once conflicts instead of being taken for a
 * repeat.
 */
export interface NewEvent<Event extends DomainEvent = DomainEvent> {
  readonly id: string;
  readonly schemaVersion: number;
  readonly event: Event;
  readonly context: EventContext;
}

/** An event as recorded in its stream. */
export interface StreamEvent<Event extends DomainEvent = DomainEvent> extends NewEvent<Event> {
  readonly stream: string;
  /** 1 for a stream's first event, then contiguous. */
  readonly revision: number;
}

/** An event as the log holds it. */
export interface RecordedEvent<Event extends DomainEvent = DomainEvent> extends StreamEvent<Event> {
  /**
   * Above 0 and strictly increasing in commit order, with gaps: positions are compared, never counted or calculated,
   * and reading continues only from a position that was read, appended or returned as the head. At most 2^63 - 1.
   */
  readonly position: bigint;
}

/** One atomic append to one stream. */
export interface Append {
  readonly stream: string;
  /** The stream's last revision as the caller knows it; 0 for a new stream. */
  readonly expectedRevision: number;
  readonly events: readonly [NewEvent, ...NewEvent[]];
}

/**
 * `appended` names the revision and the position of the append's last event; the positions of the others are known only
 * by reading them. An append that is sent again with the same event ids returns the same result as the first time.
 * `conflict` names the stream's actual last revision; nothing was written.
 */
export type AppendResult =
  | { readonly kind: 'appended'; readonly revision: number; readonly position: bigint }
  | { readonly kind: 'conflict'; readonly actualRevision: number };

/** Thrown for an append above 900 KiB of encoded events; every store refuses it before writing. */
export class AppendTooLargeError extends Error {
  constructor(readonly bytes: number) {
    super(`An append of ${bytes} bytes is above the limit of ${MAX_APPEND_BYTES} bytes.`);
  }
}

/**
 * Thrown when the store can't say whether the append was written (its connection died); the caller reloads to find out.
 */
export class AppendOutcomeUnknownError extends Error {}

/** Thrown when the log can't be reached at all. */
export class LogUnavailableError extends Error {}

/** 900 KiB. */
export const MAX_APPEND_BYTES = 900 * 1024;

/** Which events to read in the one global order. */
export interface ReadAll {
  /** Exclusive. */
  readonly after: bigint;
  readonly limit: number;
  /**
   * About how many bytes of events a page holds at most, and one event at least; none when absent. A store may count a
   * compressed event for more than it is, so that no page is ever much larger.
   */
  readonly maxBytes?: number;
  /** Only streams whose name begins with one of these; all when absent. */
  readonly streamPrefixes?: readonly string[];
}

/** A page of the global order. */
export interface Page {
  readonly events: readonly RecordedEvent[];
  /**
   * Where to continue: the last event's position, or, if neither `limit` nor `maxBytes` ended the page, where the log
   * ended when it was read.
   */
  readonly next: bigint;
  /** True if `maxBytes` ended the page before `limit` did, so that there are more events. */
  readonly full?: boolean;
}

/** One stream to read, from a revision (inclusive) on. */
export interface ReadStream {
  readonly stream: string;
  readonly fromRevision: number;
  readonly limit?: number;
  /** As in `ReadAll`, where the store knows it in advance; none when absent. */
  readonly maxBytes?: number;
}

/** Events of one stream. */
export interface StreamEvents extends ReadonlyArray<RecordedEvent> {
  /** True if `maxBytes` ended them before `limit` did, so that there are more events. */
  readonly full?: boolean;
}

/**
 * The append-only log, whatever its store. Positions increase strictly in commit order; a reader that saw position p
 * never finds a new event at or below p. An event is plain data that must not be changed: its appender and all its
 * readers may hold the same object.
 */
export interface EventLog {
  /** The log's own identity, by which a cursor or position token from another log is recognised and never misread. */
  readonly id: string;
  /**
   * Whether the positions of one append's events have no gaps between them, so that they follow from the last one's.
   */
  readonly hasContiguousAppends: boolean;
  append(append: Append): Promise<AppendResult>;
  readAll(request: ReadAll): Promise<Page>;
  /** Several streams in one round trip; results in the order of the requests, an empty array for an unknown stream. */
  readStreams(requests: readonly ReadStream[]): Promise<readonly StreamEvents[]>;
  /** The last committed position; 0 when empty. */
  head(): Promise<bigint>;
  /** How many events are after a position: exact if the store counts them, else an estimate. */
  behind(position: bigint): Promise<number>;
  /**
   * Calls `wake` soon after something was appended, by any process (signalled in-process at once, across processes by
   * notification, at the latest by polling every second); returns a function that ends this. May also call it when
   * nothing was appended.
   */
  onAppended(wake: () => void): () => void;
  close(): Promise<void>;
}

/** Passes personal text on its way to and from a store, so that it can be sealed per subject later. */
export interface PersonalCodec {
  seal(personal: object & { readonly subject: string }): unknown;
  open(sealed: unknown): object & { readonly subject: string };
}

/** Leaves personal text as it is. */
export const plainCodec: PersonalCodec = {
  seal: (personal) => personal,
  open: (sealed) => sealed as object & { readonly subject: string },
};
