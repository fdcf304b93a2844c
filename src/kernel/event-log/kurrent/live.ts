import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page, ReadAll } from '../event-log.js';
import { recentEvents, type RecentEvents } from '../recent-events.js';
import { arrivalAfter, type Arrival } from './arrival.js';
import { DisorderError, OverdueError } from './kurrent-failures.js';
import { bytesOf } from './kurrent-pages.js';
import type { KurrentParts } from './parts.js';
import { jittered } from './kurrent-retrying.js';
import { fromStore } from './stored-event.js';
import { subscribe } from './subscribing.js';

/** Follows a log, from where it ended when this was opened, until `close`. */
export interface Live {
  /** Resolves to whether everything up to a position has arrived, after `milliseconds` at most or on `close`. */
  readonly reached: (position: bigint, milliseconds: number) => Promise<boolean>;
  /** A page of the latest events; undefined if it would begin before them. */
  page(request: ReadAll, end: bigint): Page | undefined;
  /** Ends a subscription that has fallen silent; a new one replaces it. */
  restart(): void;
  close(): Promise<void>;
}

/** Called as the log is followed. */
export interface LiveListener {
  /** An event of the log has arrived. */
  readonly onEvent: (position: bigint) => void;
  /** The subscription is about to restart; an error thrown here postpones that. */
  readonly beforeReturn: () => Promise<void>;
  /** The subscription ended, or could not be opened. */
  readonly onBreak?: (error: unknown) => void;
}

/** Kept in memory, so that only readers further behind than this read from the store. */
const MAX_EVENTS = 10_000;

const PAUSE = { first: 50, last: 2_000 } as const;

/** A log that is being followed. */
interface Following {
  readonly parts: KurrentParts;
  readonly listener: LiveListener;
  readonly recent: RecentEvents;
  readonly arrival: Arrival;
  readonly closing: AbortSignal;
  /** Ends the current subscription. */
  end: () => void;
}

/** One subscription, until it ends. */
async function followOnce(state: Following): Promise<void> {
  const { parts, listener, recent, arrival } = state;
  const { streamPrefix, codec } = parts;
  // `close` ends the subscription that is open at that time; one that is opened afterwards would never end.
  if (state.closing.aborted) return;
  await subscribe(parts, {
    streamPrefixes: [streamPrefix],
    after: arrival.position(),
    onOpen: (stop) => (state.end = stop),
    onEvent: (resolved, at) => {
      try {
        const event = fromStore(resolved, streamPrefix, codec);
        recent.add({ stream: event.stream, position: at, bytes: bytesOf(event), read: () => structuredClone(event) });
      } catch {
        // A reader gets the event in a page from the store, where decoding it fails with an error that says what is
        // wrong.
        recent.clear(at);
      }
      arrival.moveTo(at);
      listener.onEvent(at);
      return false;
    },
    onCheckpoint: arrival.moveTo,
    onCaughtUp: () => false,
  });
}

/** One subscription after another, until this is closed. */
async function follow(state: Following): Promise<void> {
  const { parts, listener, recent, arrival, closing } = state;
  const aborted = once(closing, 'abort');
  const broke = (error: unknown): void => {
    if (!closing.aborted) listener.onBreak?.(error);
  };
  let pause: number = PAUSE.first;
  for (let isFirst = true; !closing.aborted; isFirst = false) {
    const before = arrival.position();
    try {
      // After `close`, it is not waited for.
      if (!isFirst) await Promise.race([listener.beforeReturn(), aborted]);
      await followOnce(state);
      broke(new OverdueError(parts.times.silence));
    } catch (error) {
      // Silence, an error or an end: all are handled alike. Callers that wait for an event look at the log's end and
      // report why.
      if (error instanceof DisorderError) recent.clear(arrival.position());
      broke(error);
    }
    pause = arrival.position() === before ? Math.min(pause * 2, PAUSE.last) : PAUSE.first;
    await delay(jittered(pause), undefined, { signal: closing }).catch(() => undefined);
  }
}

/**
 * Follows everything of this log after a position; whatever ends its subscription, another replaces it after a pause.
 */
export function followLive(parts: KurrentParts, after: bigint, listener: LiveListener): Live {
  const recent = recentEvents(after, MAX_EVENTS);
  const arrival = arrivalAfter(after);
  const closing = new AbortController();
  const state: Following = { parts, listener, recent, arrival, closing: closing.signal, end: () => undefined };
  const following = follow(state);
  return {
    reached: arrival.reached,
    page: (request, end) => recent.page(request, end),
    restart: () => state.end(),
    close: async () => {
      closing.abort();
      state.end();
      await following;
      arrival.stop();
    },
  };
}
