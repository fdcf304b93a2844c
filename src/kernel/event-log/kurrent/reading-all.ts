import type { Page, ReadAll } from '../event-log.js';
import { ClosedLogError, DamagedLogError } from './kurrent-failures.js';
import { followLive, type Live } from './live.js';
import type { LogEnd } from './log-end.js';
import { checkIdentity, type LogIdentity } from './log-identity.js';
import { readPage } from './kurrent-pages.js';
import type { KurrentParts } from './parts.js';

/** The global order of a log, read page by page. */
export interface ReadingAll {
  /** As the port says, but that the log's beginning stands for 0 in the answer. */
  readAll(request: ReadAll): Promise<Page>;
  /** Follows the log from now on, if it does not yet: reading everything does so too. */
  follow(): void;
  /** Looks whether what is followed is where the log ends; answers whether there was something new. */
  catchUp(): Promise<boolean>;
  /** Throws what was found wrong with the log for good. */
  check(): void;
  close(): Promise<void>;
}

/** Who is told of what is followed. */
export interface FollowListener {
  readonly onEvent: (position: bigint) => void;
  readonly onBreak?: (error: unknown) => void;
}

/**
 * Reads from what came last by one subscription that all readers share, or, where that does not reach back far enough,
 * from the store.
 */
export function readingAll(
  parts: KurrentParts,
  identity: LogIdentity,
  end: LogEnd,
  listener: FollowListener,
): ReadingAll {
  let damage: DamagedLogError | undefined;
  let live: Live | undefined;
  let closed = false;

  /** For who was under way when this was closed: what they began now nobody would end. */
  function checkOpen(): void {
    if (closed) throw new ClosedLogError();
  }

  const beforeReturn = async (): Promise<void> => {
    try {
      await checkIdentity(parts, identity);
    } catch (error) {
      if (error instanceof DamagedLogError) damage = error;
      throw error;
    }
  };
  /** Not before somebody reads: whoever only appends does not pay for getting it all back. */
  const follow = (): Live => {
    checkOpen();
    return (live ??= followLive(parts, end.known(), { ...listener, beforeReturn }));
  };

  /** Whether it is as far as the log; where it is not for too long, it is begun anew. */
  async function isThere(following: Live, position: bigint): Promise<boolean> {
    if (await following.reached(position, parts.times.silence)) return true;
    checkOpen();
    following.restart();
    return false;
  }

  return {
    readAll: async (request) => {
      const position = await end.look();
      const { after, streamPrefixes = [''] } = request;
      if (streamPrefixes.length === 0) return { events: [], next: after > position ? after : position };
      const from = { ...request, after: after > identity.beginning ? after : identity.beginning };
      const following = follow();
      const recent = (await isThere(following, position)) ? following.page(from, position) : undefined;
      return recent ?? readPage(parts, from, streamPrefixes, position);
    },
    follow: () => {
      follow();
    },
    catchUp: async () => {
      const before = end.known();
      await isThere(follow(), await end.look());
      return end.known() > before;
    },
    check: () => {
      if (damage) throw damage;
    },
    close: async () => {
      closed = true;
      await live?.close();
    },
  };
}
