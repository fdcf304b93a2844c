import type { Page, ReadAll } from '../event-log.js';
import { ClosedLogError, DamagedLogError } from './kurrent-failures.js';
import { followLive, type Live } from './live.js';
import type { LogEnd } from './log-end.js';
import { checkIdentity, type LogIdentity } from './log-identity.js';
import { readPage } from './kurrent-pages.js';
import type { KurrentParts } from './parts.js';

/** The global order of a log, read page by page. */
export interface ReadingAll {
  /** As `EventLog` says, except that the position of the log’s beginning is returned instead of 0. */
  readAll(request: ReadAll): Promise<Page>;
  /** Starts to follow the log unless it does already; so does `readAll`. */
  follow(): void;
  /** Checks that everything up to the log's end has arrived; resolves to whether there was something new. */
  catchUp(): Promise<boolean>;
  /** Throws if the log was found damaged; it stays so. */
  check(): void;
  close(): Promise<void>;
}

/** Called as the log is followed. */
export interface FollowListener {
  readonly onEvent: (position: bigint) => void;
  readonly onBreak?: (error: unknown) => void;
}

interface Reading {
  readonly parts: KurrentParts;
  readonly identity: LogIdentity;
  readonly end: LogEnd;
  readonly listener: FollowListener;
  /** What was found wrong with the log. */
  damage: DamagedLogError | undefined;
  /** The subscription that all readers share; none before the first read, as appending needs none. */
  live: Live | undefined;
  closed: boolean;
}

/** For calls that were in progress when this was closed: what they started now would never end. */
function checkOpen(state: Reading): void {
  if (state.closed) throw new ClosedLogError();
}

function follow(state: Reading): Live {
  checkOpen(state);
  const beforeReturn = async (): Promise<void> => {
    try {
      await checkIdentity(state.parts, state.identity);
    } catch (error) {
      if (error instanceof DamagedLogError) state.damage = error;
      throw error;
    }
  };
  return (state.live ??= followLive(state.parts, state.end.known(), { ...state.listener, beforeReturn }));
}

/** Whether everything up to a position has arrived; a subscription that takes too long is restarted. */
async function hasCome(state: Reading, live: Live, position: bigint): Promise<boolean> {
  if (await live.reached(position, state.parts.times.silence)) return true;
  checkOpen(state);
  live.restart();
  return false;
}

async function readAll(state: Reading, request: ReadAll): Promise<Page> {
  const { parts, identity, end } = state;
  const position = await end.look();
  const { after, streamPrefixes = [''] } = request;
  if (streamPrefixes.length === 0) return { events: [], next: after > position ? after : position };
  const from = { ...request, after: after > identity.beginning ? after : identity.beginning };
  const live = follow(state);
  const recent = (await hasCome(state, live, position)) ? live.page(from, position) : undefined;
  return recent ?? readPage(parts, from, streamPrefixes, position);
}

/**
 * Reads from the latest events, of one subscription that all readers share, or, for those further behind, from the
 * store.
 */
export function readingAll(
  parts: KurrentParts,
  identity: LogIdentity,
  end: LogEnd,
  listener: FollowListener,
): ReadingAll {
  const state: Reading = { parts, identity, end, listener, damage: undefined, live: undefined, closed: false };
  return {
    readAll: (request) => readAll(state, request),
    follow: () => void follow(state),
    catchUp: async () => {
      const before = end.known();
      await hasCome(state, follow(state), await end.look());
      return end.known() > before;
    },
    check: () => {
      if (state.damage) throw state.damage;
    },
    close: async () => {
      state.closed = true;
      await state.live?.close();
    },
  };
}
