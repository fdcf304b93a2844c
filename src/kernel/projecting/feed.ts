import type { EventLog, ReadAll, RecordedEvent } from '../event-log/event-log.js';

/** Approximate bytes of events in a batch; twice that is in memory, since the next one is read ahead. */
const MAX_BYTES = 8 * 1024 * 1024;

/** Events to apply together, and the checkpoint after them. */
export interface Batch {
  readonly events: readonly RecordedEvent[];
  readonly next: bigint;
  /** Whether the log probably holds more already. */
  readonly more: boolean;
}

const sameAppend = (one: RecordedEvent, other: RecordedEvent) =>
  one.stream === other.stream && one.context.commandId === other.context.commandId;

/** Drops the last append, which a limit may have cut; readers see all of an append or nothing of it. */
function wholeAppends(events: readonly RecordedEvent[]): readonly RecordedEvent[] {
  const last = events.at(-1);
  if (last === undefined) return events;
  const cut = events.findLastIndex((event) => !sameAppend(event, last));
  return events.slice(0, cut + 1);
}

/** Only the first append, if it is longer than a batch. */
async function readOneAppend(log: Pick<EventLog, 'readAll'>, request: ReadAll & { maxBytes: number }): Promise<Batch> {
  const { events, full } = await log.readAll(request);
  const { after, limit, maxBytes } = request;
  const end = events.findIndex((event) => events[0] !== undefined && !sameAppend(event, events[0]));
  if (end === -1 && (events.length === limit || full === true)) {
    return readOneAppend(log, { ...request, limit: limit * 2, maxBytes: maxBytes * 2 });
  }
  const append = end === -1 ? events : events.slice(0, end);
  return { events: append, next: append.at(-1)?.position ?? after, more: true };
}

/**
 * Reads the next batch of whole appends: at most `limit` events and about 8 MiB, unless its first append alone is
 * larger. `streamPrefixes` as in a projector.
 */
export async function readBatch(
  log: Pick<EventLog, 'readAll'>,
  streamPrefixes: readonly string[],
  after: bigint,
  limit: number,
): Promise<Batch> {
  const request = { after, limit, maxBytes: MAX_BYTES, streamPrefixes };
  const page = await log.readAll(request);
  if (page.events.length < limit && page.full !== true) return { events: page.events, next: page.next, more: false };
  const events = wholeAppends(page.events);
  const last = events.at(-1);
  if (last === undefined) return readOneAppend(log, { ...request, limit: limit * 2, maxBytes: MAX_BYTES * 2 });
  return { events, next: last.position, more: true };
}

/** Reads batches one after the other, the next one while the current one is projected. */
export interface BatchReader {
  read(after: bigint, limit: number): Promise<Batch>;
  /** Starts to read the next page ahead. */
  readAhead(after: bigint, limit: number): void;
}

/** A reader over a log; what was read ahead but is not needed is dropped. */
export function batchReader(log: Pick<EventLog, 'readAll'>, streamPrefixes: readonly string[]): BatchReader {
  let ahead: { readonly after: bigint; readonly limit: number; readonly batch: Promise<Batch> } | undefined;
  return {
    read(after, limit) {
      const found = ahead?.after === after && ahead.limit === limit ? ahead.batch : undefined;
      ahead = undefined;
      return found ?? readBatch(log, streamPrefixes, after, limit);
    },
    readAhead(after, limit) {
      const batch = readBatch(log, streamPrefixes, after, limit);
      batch.catch(() => undefined); // Thrown to whoever takes the batch.
      ahead = { after, limit, batch };
    },
  };
}
