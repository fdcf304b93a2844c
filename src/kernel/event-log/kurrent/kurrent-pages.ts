import type { Page, ReadAll, RecordedEvent } from '../event-log.js';
import { DisorderError, unavailable } from './kurrent-failures.js';
import type { KurrentParts } from './parts.js';
import { withRetries } from './kurrent-retrying.js';
import { fromStore } from './stored-event.js';
import { subscribe } from './subscribing.js';

/** Gathers a page's events until it is full. */
export interface PageInMaking {
  /** Returns whether the page is full; if so, this event may not be in it. */
  take(event: RecordedEvent): boolean;
  readonly events: readonly RecordedEvent[];
  /** What ended it: the count of events, or their bytes. */
  isFull(): 'limit' | 'bytes' | false;
}

/** A page of at most `limit` events and about `maxBytes` bytes, but at least one event. */
export function pageOf({ limit, maxBytes }: Pick<ReadAll, 'limit' | 'maxBytes'>): PageInMaking {
  const events: RecordedEvent[] = [];
  let bytes = 0;
  let full: 'limit' | 'bytes' | false = limit <= 0 ? 'limit' : false;
  return {
    events,
    isFull: () => full,
    take: (event) => {
      if (full !== false) return true;
      if (maxBytes !== undefined) bytes += bytesOf(event);
      if (maxBytes !== undefined && events.length > 0 && bytes > maxBytes) {
        full = 'bytes';
        return true;
      }
      events.push(event);
      if (events.length >= limit) full = 'limit';
      return full !== false;
    },
  };
}

/** The approximate size of an event's own text. */
export function bytesOf({ event }: RecordedEvent): number {
  return JSON.stringify(event).length;
}

/**
 * Reads a page from the store, through a subscription whose filter the server applies, up to where the log ended at the
 * time of the call. A subscription that breaks off is replaced by another, after the last event or checkpoint received.
 */
export async function readPage(
  parts: KurrentParts,
  request: ReadAll,
  prefixes: readonly string[],
  end: bigint,
): Promise<Page> {
  const { after } = request;
  let making = { page: pageOf(request), reached: after };
  if (making.page.isFull() !== false) return { events: [], next: after };
  const attempt = async (): Promise<void> => {
    try {
      await readInto(parts, making, prefixes, end);
    } catch (error) {
      if (error instanceof DisorderError) making = { page: pageOf(request), reached: after };
      throw error;
    }
  };
  const giveUp = (failures: readonly unknown[]): Error => unavailable(failures.at(-1));
  await withRetries({ attempt, patience: parts.times.reading, progress: () => making.reached, giveUp });

  const { events } = making.page;
  const next = events.at(-1)?.position ?? after;
  const full = making.page.isFull();
  if (full === 'limit') return { events, next };
  if (full === 'bytes') return { events, next, full: true };
  // Everything up to the end was read; a checkpoint must not be returned as a position, as it need not be that of an
  // event of ours.
  return { events, next: next > end ? next : end };
}

function readInto(
  parts: KurrentParts,
  making: { readonly page: PageInMaking; reached: bigint },
  prefixes: readonly string[],
  end: bigint,
): Promise<void> {
  const { streamPrefix, codec } = parts;
  return subscribe(parts, {
    streamPrefixes: prefixes.map((prefix) => streamPrefix + prefix),
    after: making.reached,
    onEvent: (resolved, position) => {
      // What was appended meanwhile may be only a part of an append, whose rest has not arrived.
      if (position > end) return true;
      making.reached = position;
      return making.page.take(fromStore(resolved, streamPrefix, codec));
    },
    onCheckpoint: (position) => (making.reached = position),
    onCaughtUp: () => true,
  });
}
