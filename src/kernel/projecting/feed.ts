import type { EventLog, RecordedEvent } from '../event-log/event-log.js';

/** Events to apply together, and where the checkpoint stands after them. */
export interface Batch {
  readonly events: readonly RecordedEvent[];
  readonly next: bigint;
  /** Whether the log probably holds more already. */
  readonly more: boolean;
}

const sameAppend = (one: RecordedEvent, other: RecordedEvent) =>
  one.stream === other.stream && one.context.commandId === other.context.commandId;

/** Without the append at the end, which the limit may have torn; readers see all of an append or nothing of it. */
function wholeAppends(events: readonly RecordedEvent[]): readonly RecordedEvent[] {
  const last = events.at(-1);
  if (last === undefined) return events;
  const cut = events.findLastIndex((event) => !sameAppend(event, last));
  return events.slice(0, cut + 1);
}

/**
 * Reads the next batch of whole appends, about `limit` events; more where one append alone has more. `streamPrefixes`
 * as in a projector.
 */
export async function readBatch(
  log: Pick<EventLog, 'readAll'>,
  streamPrefixes: readonly string[],
  after: bigint,
  limit: number,
): Promise<Batch> {
  const filter = streamPrefixes.length > 0 ? { streamPrefixes } : {};
  const page = await log.readAll({ after, limit, ...filter });
  // A filtered page may end early where its store stopped scanning.
  if (page.events.length < limit) return { ...page, more: streamPrefixes.length > 0 && page.next > after };
  const events = wholeAppends(page.events);
  const last = events.at(-1);
  if (last === undefined) return readBatch(log, streamPrefixes, after, limit * 2);
  return { events, next: last.position, more: true };
}
