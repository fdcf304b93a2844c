import type { Page, ReadAll, RecordedEvent } from '../event-log.js';
import { bytesOf, pageOf } from './pages.js';

/** The last events of a log, kept in memory for the readers that keep up with it. */
export interface RecentEvents {
  add(event: RecordedEvent): void;
  /** A page of what is kept up to where the log ended, where that reaches back to what was asked for. */
  page(request: ReadAll, end: bigint): Page | undefined;
  /** Forgets all; the events after this position come next. */
  clear(position: bigint): void;
}

const MAX_BYTES = 8 * 1024 * 1024;
const MAX_EVENTS = 10_000;

/** Keeps 8 MiB or 10,000 events at most, beginning after this position. */
export function recentEvents(after: bigint): RecentEvents {
  let kept: { readonly event: RecordedEvent; readonly bytes: number }[] = [];
  /** Index of the oldest; those before it are dropped now and then. */
  let oldest = 0;
  let bytes = 0;
  let begin = after;

  function dropOldest(): void {
    while (kept.length - oldest > MAX_EVENTS || bytes > MAX_BYTES) {
      const dropped = kept[oldest];
      if (dropped === undefined) break;
      oldest++;
      bytes -= dropped.bytes;
      begin = dropped.event.position;
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
      if ((kept[middle]?.event.position ?? 0n) > position) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  return {
    add: (event) => {
      const size = bytesOf(event);
      kept.push({ event, bytes: size });
      bytes += size;
      dropOldest();
    },
    page: (request, end) => {
      const { after: from, streamPrefixes } = request;
      if (from < begin) return undefined;
      const page = pageOf(request);
      let next = from;
      for (let index = indexAfter(from); index < kept.length && page.isFull() === false; index++) {
        const event = kept[index]?.event;
        // What came after the end may be a part of an append only, whose rest is still on its way.
        if (event === undefined || event.position > end) break;
        const wanted = streamPrefixes?.some((prefix) => event.stream.startsWith(prefix)) ?? true;
        // A copy: readers may change what they were given.
        if (wanted && page.take(structuredClone(event)) && page.isFull() === 'bytes') break;
        next = event.position;
      }
      const { events } = page;
      const full = page.isFull();
      if (full === 'bytes') return { events, next: events.at(-1)?.position ?? from, full: true };
      return { events, next: full === false && end > next ? end : next };
    },
    clear: (position) => {
      kept = [];
      oldest = 0;
      bytes = 0;
      begin = position;
    },
  };
}
