import type { AppendResult, NewEvent, Page, ReadAll } from './event-log.js';
import { recentEvents } from './recent-events.js';

/** An append as it was sent to a store. */
export interface SentAppend {
  readonly stream: string;
  readonly events: readonly NewEvent[];
  /** Each event as the store has it, which tells how much it holds. */
  readonly rows: readonly { readonly length: number }[];
}

/**
 * What this process appended last to a log whose positions have no gaps, for those who follow it: where nobody else wrote
 * in between, they need not ask the store for what this process has just given it.
 */
export interface RecentAppends {
  /** Takes in what was written, in order, and where. */
  readonly written: (appends: readonly SentAppend[], results: readonly AppendResult[]) => void;
  /** A page of it; undefined where it does not reach back far enough, ends before, is not recent, or others write too. */
  readonly page: (request: ReadAll) => Page | undefined;
  /** Others write too: what ends with this process's last append does not show where the log ends. */
  readonly othersWrote: () => void;
  /** Forgets all: what the store holds is no longer certain. */
  readonly forget: () => void;
}

/** More than those who follow closely are ever behind; kept for so short a while, an event is forgotten cheaply. */
const MAX_EVENTS = 2_000;
/** What an event takes in memory beside its row, about. */
const ENVELOPE_BYTES = 1_000;
/**
 * For how long it is taken for what the store holds, in ms: a server that went away without a word, and came back as a
 * replica that lacks the end, is noticed by the next write, but only where there is one.
 */
const RECENT_MS = 2_000;
/** For how long the store is asked, in ms, once others were seen or heard to write: longer than an append is under way. */
const SHARED_MS = 1_000;

/**
 * Nothing written yet; `now` answers milliseconds of a clock that only goes forward. Readers are given the very objects
 * that were appended, as nobody changes an event: to write and parse their JSON again is what most of a read would cost.
 */
export function recentAppends(now: () => number = () => performance.now()): RecentAppends {
  const recent = recentEvents(0n, MAX_EVENTS);
  /** The last position that is kept; none while nothing is. */
  let end: bigint | undefined;
  let writtenAt = 0;
  let sharedUntil = -Infinity;

  const othersWrote = (): void => {
    sharedUntil = now() + SHARED_MS;
  };

  function add({ stream, events, rows }: SentAppend, { revision, position }: Appended): void {
    const before = position - BigInt(events.length);
    // Sent a second time: it was taken in then, or others wrote after it.
    if (end !== undefined && before < end) return;
    if (end !== undefined && end < before) othersWrote();
    if (end !== before) recent.clear(before);
    for (const [index, event] of events.entries()) {
      const { id, schemaVersion, context } = event;
      const at = { stream, revision: revision - events.length + index + 1, position: before + BigInt(index) + 1n };
      const recorded = { ...at, id, schemaVersion, event: event.event, context };
      const bytes = ENVELOPE_BYTES + (rows[index]?.length ?? 0);
      recent.add({ stream, position: at.position, bytes, read: () => recorded });
    }
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
