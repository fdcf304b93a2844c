import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page, ReadAll } from '../event-log.js';
import { recentEvents } from '../recent-events.js';
import { DisorderError, OverdueError } from './kurrent-failures.js';
import { bytesOf } from './kurrent-pages.js';
import type { KurrentParts } from './parts.js';
import { jittered } from './kurrent-retrying.js';
import { fromStore } from './stored-event.js';
import { subscribe } from './subscribing.js';

/** Follows a log from where it ended when this was opened, for as long as it is open. */
export interface Live {
  /** Whether everything up to a position has come, at the latest after so many milliseconds or when this is closed. */
  reached(position: bigint, milliseconds: number): Promise<boolean>;
  /** A page of what came last; undefined where that does not reach back far enough. */
  page(request: ReadAll, end: bigint): Page | undefined;
  /** It has fallen silent: begins anew. */
  restart(): void;
  close(): Promise<void>;
}

/** Who is told of what follows. */
export interface LiveListener {
  /** An event of the log is there. */
  readonly onEvent: (position: bigint) => void;
  /** The subscription is about to begin anew; what is thrown here puts that off. */
  readonly beforeReturn: () => Promise<void>;
  /** The subscription ended, or did not come about. */
  readonly onBreak?: (error: unknown) => void;
}

/** Kept for those who read on, so that the store is asked only by who is further behind. */
const MAX_EVENTS = 10_000;

const PAUSE = { first: 50, last: 2_000 } as const;

interface Waiter {
  readonly position: bigint;
  readonly answer: (isThere: boolean) => void;
}

/** Follows everything of this log after a position; whatever ends its subscription, another follows after a pause. */
export function followLive(parts: KurrentParts, after: bigint, listener: LiveListener): Live {
  const { streamPrefix, codec } = parts;
  const recent = recentEvents(after, MAX_EVENTS);
  const closing = new AbortController();
  const aborted = once(closing.signal, 'abort');
  let waiters: readonly Waiter[] = [];
  let position = after;
  let end = (): void => undefined;

  function moveTo(now: bigint): void {
    position = now;
    const there = waiters.filter((waiter) => waiter.position <= now);
    if (there.length === 0) return;
    waiters = waiters.filter((waiter) => waiter.position > now);
    for (const { answer } of there) answer(true);
  }

  async function followOnce(): Promise<void> {
    // Who closes this ends the subscription that is there; one begun after that nobody would end.
    if (closing.signal.aborted) return;
    await subscribe(parts, {
      streamPrefixes: [streamPrefix],
      after: position,
      onOpen: (stop) => (end = stop),
      onEvent: (resolved, at) => {
        try {
          const event = fromStore(resolved, streamPrefix, codec);
          recent.add({ stream: event.stream, position: at, bytes: bytesOf(event), read: () => structuredClone(event) });
        } catch {
          // Whoever reads on finds it in a page from the store, and fails there with what is wrong with it.
          recent.clear(at);
        }
        moveTo(at);
        listener.onEvent(at);
        return false;
      },
      onCheckpoint: moveTo,
      onCaughtUp: () => false,
    });
  }

  const broke = (error: unknown): void => {
    if (!closing.signal.aborted) listener.onBreak?.(error);
  };

  async function follow(): Promise<void> {
    let pause: number = PAUSE.first;
    for (let isFirst = true; !closing.signal.aborted; isFirst = false) {
      const before = position;
      try {
        // Nobody waits for it once this is closed.
        if (!isFirst) await Promise.race([listener.beforeReturn(), aborted]);
        await followOnce();
        broke(new OverdueError(parts.times.silence));
      } catch (error) {
        // Silence, an error, an end: all the same. Whoever waits for an event looks at the log's end and says why.
        if (error instanceof DisorderError) recent.clear(position);
        broke(error);
      }
      pause = position === before ? Math.min(pause * 2, PAUSE.last) : PAUSE.first;
      await delay(jittered(pause), undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }

  const following = follow();
  return {
    reached: (wanted, milliseconds) => {
      if (position >= wanted || closing.signal.aborted) return Promise.resolve(position >= wanted);
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          waiters = waiters.filter((each) => each !== waiter);
          resolve(false);
        }, milliseconds);
        const waiter: Waiter = {
          position: wanted,
          answer: (isThere) => {
            clearTimeout(timer);
            resolve(isThere);
          },
        };
        waiters = [...waiters, waiter];
      });
    },
    page: (request, to) => recent.page(request, to),
    restart: () => end(),
    close: async () => {
      closing.abort();
      end();
      await following;
      for (const { answer } of waiters) answer(false);
    },
  };
}
