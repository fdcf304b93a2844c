import type { AppendResult, NewEvent, Page, ReadAll, RecordedEvent } from './event-log.js';
import { recentEvents } from './recent-events.js';

/** An append as it was sent to a store. */
export interface SentAppend {
  readonly stream: string;
  readonly events: readonly NewEvent[];
  /** Each event as the store has it, which gives its size. */
  readonly rows: readonly { readonly length: number }[];
}

/**
 * The last appends of this process to a log whose positions have no gaps, for readers that follow it: as long as nobody
 * else writes in between, they need not query the store for what this process has just written.
 */
export interface RecentAppends {
  /** To be called with what was written, in order, and its results. */
  readonly written: (appends: readonly SentAppend[], results: readonly AppendResult[]) => void;
  /**
   * A page of them; undefined if they do not reach back far enough, end before it, are no longer recent, or others
   * write too.
   */
  readonly page: (request: ReadAll) => Page | undefined;
  /** Others write too: this process's last append does not show where the log ends. */
  readonly othersWrote: () => void;
  /** Forgets everything: it is no longer certain what the store holds. */
  readonly forget: () => void;
}

/** More than readers that follow closely are ever behind; kept for so short a time, an event is cheap to forget. */
const MAX_EVENTS = 2_000;
/** What an event takes in memory besides its row, approximately. */
const ENVELOPE_BYTES = 1_000;
/**
 * How long it counts as what the store holds, in ms: a server that silently went away, and came back as a replica that
 * lacks the end, is noticed by the next write, but only if there is one.
 */
const RECENT_MS = 2_000;
/** How long readers use the store, in ms, after others were noticed writing: longer than an append is in flight. */
const SHARED_MS = 1_000;

/**
 * Empty at first; `now` returns milliseconds of a monotonic clock. Readers get the very objects that were appended, as
 * nobody changes an event: serialising and parsing them again would be most of the cost of a read.
 */
export function recentAppends(now: () => number = () => performance.now()): RecentAppends {
  const recent = recentEvents(0n, MAX_EVENTS);
  /** The last position that is kept; undefined if nothing is. */
  let end: bigint | undefined;
  let writtenAt = 0;
  let sharedUntil = -Infinity;

  const othersWrote = (): void => {
    sharedUntil = now() + SHARED_MS;
  };

  function add(append: SentAppend, appended: Appended): void {
    const { position } = appended;
    const before = position - BigInt(append.events.length);
    // A second send: it is kept already, or others wrote after it.
    if (end !== undefined && before < end) return;
    if (end !== undefined && end < before) othersWrote();
    if (end !== before) recent.clear(before);
    for (const each of keptOf(append, appended)) recent.add(each);
    end = position;
  }

  const forget = (): void => {
    end = undefined;
    recent.clear(0n);
  };

  return {
    written: (appends, results) => {
      writtenAt = now();
      for (const [index, append] of appends.entries()) {
        const result = results[index];
        if (result?.kind === 'appended') add(append, result);
      }
    },
    page: (request) => {
      if (end === undefined || request.after >= end) return undefined;
      if (now() < sharedUntil) return undefined;
      if (now() - writtenAt <= RECENT_MS) return recent.page(request, end);
      forget();
      return undefined;
    },
    othersWrote,
    forget,
  };
}

type Appended = Extract<AppendResult, { readonly kind: 'appended' }>;

/** The events of an append as they are kept: as the store would return them. */
function keptOf({ stream, events, rows }: SentAppend, { revision, position }: Appended) {
  const before = position - BigInt(events.length);
  return events.map(({ id, schemaVersion, event, context }, index) => {
    const at = { stream, revision: revision - events.length + index + 1, position: before + BigInt(index) + 1n };
    const recorded: RecordedEvent = { ...at, id, schemaVersion, event, context };
    const bytes = ENVELOPE_BYTES + (rows[index]?.length ?? 0);
    return { stream, position: at.position, bytes, read: () => recorded };
  });
}
