import type { Page, ReadAll, RecordedEvent } from './event-log.js';

/** A kept event, in the form in which its log has it. */
export interface KeptEvent {
  readonly stream: string;
  readonly position: bigint;
  /** What it takes in memory, approximately, and counts for a page's bytes. */
  readonly bytes: number;
  read(): RecordedEvent;
}

/** The last events of a log, kept in memory for the readers that keep up with it. */
export interface RecentEvents {
  add(event: KeptEvent): void;
  /**
   * A page of the kept events up to `end`, the end of the log; undefined if they do not reach back to what is
   * requested.
   */
  page(request: ReadAll, end: bigint): Page | undefined;
  /** Forgets everything; the events after this position come next. */
  clear(position: bigint): void;
}

const MAX_BYTES = 8 * 1024 * 1024;

/** Keeps at most `maxEvents` events and 8 MiB, beginning after this position. */
export function recentEvents(after: bigint, maxEvents: number): RecentEvents {
  let kept: KeptEvent[] = [];
  /** Index of the oldest; those before it are dropped now and then. */
  let oldest = 0;
  let [bytes, begin] = [0, after];

  function dropOldest(): void {
    while (kept.length - oldest > maxEvents || bytes > MAX_BYTES) {
      const dropped = kept[oldest];
      if (dropped === undefined) break;
      oldest++;
      bytes -= dropped.bytes;
      begin = dropped.position;
    }
    if (oldest <= kept.length / 2) return;
    kept = kept.slice(oldest);
    oldest = 0;
  }

  /** Index of the first kept event after a position. */
  function indexAfter(position: bigint): number {
    let [low, high] = [oldest, kept.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((kept[middle]?.position ?? 0n) > position) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  return {
    add: (event) => {
      kept.push(event);
      bytes += event.bytes;
      dropOldest();
    },
    page: (request, end) => (request.after < begin ? undefined : pageOf(kept, indexAfter(request.after), request, end)),
    clear: (position) => {
      kept = [];
      oldest = 0;
      [bytes, begin] = [0, position];
    },
  };
}

/** The page that is requested, of the events from this index on. */
function pageOf(
  kept: readonly KeptEvent[],
  from: number,
  { after, limit, maxBytes = Infinity, streamPrefixes }: ReadAll,
  end: bigint,
): Page {
  const events: RecordedEvent[] = [];
  let bytes = 0;
  let next = after;
  for (let index = from; index < kept.length && events.length < limit; index++) {
    const event = kept[index];
    // What was appended after the end may be only a part of an append, whose rest has not arrived.
    if (event === undefined || event.position > end) break;
    if (streamPrefixes?.some((prefix) => event.stream.startsWith(prefix)) ?? true) {
      bytes += event.bytes;
      const isFull = events.length > 0 && bytes > maxBytes;
      if (isFull) return { events, next: events.at(-1)?.position ?? after, full: true };
      events.push(event.read());
    }
    next = event.position;
  }
  return { events, next: events.length < limit && end > next ? end : next };
}
