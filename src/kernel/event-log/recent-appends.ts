import { decodeEvent, type EncodedEvent } from './encoding.js';
import type { AppendResult, Page, PersonalCodec, ReadAll } from './event-log.js';
import { recentEvents } from './recent-events.js';

/** An append as it was sent to a store. */
export interface SentAppend {
  readonly stream: string;
  readonly events: readonly EncodedEvent[];
}

/**
 * What this process appended last to a log whose positions have no gaps, for those who follow it: where nobody else wrote
 * in between, they need not ask the store for what this process has just given it.
 */
export interface RecentAppends {
  /** Takes in what was written, in order, and where. */
  readonly written: (appends: readonly SentAppend[], results: readonly AppendResult[]) => void;
  /** A page of it; undefined where it does not reach back far enough, or ends before. */
  readonly page: (request: ReadAll) => Page | undefined;
  /** Forgets all: what the store holds is no longer certain. */
  readonly forget: () => void;
}

/** Nothing written yet. */
export function recentAppends(codec: PersonalCodec): RecentAppends {
  const recent = recentEvents(0n);
  /** The last position that is kept; none while nothing is. */
  let end: bigint | undefined;

  function add({ stream, events }: SentAppend, { revision, position }: Appended): void {
    const before = position - BigInt(events.length);
    // Sent a second time: it was taken in then, or others wrote after it.
    if (end !== undefined && before < end) return;
    // Somebody else's events lie in between, or in front.
    if (end !== before) recent.clear(before);
    for (const [index, event] of events.entries()) {
      const at = { stream, revision: revision - events.length + index + 1, position: before + BigInt(index) + 1n };
      const bytes = event.data.length + (event.personal?.length ?? 0);
      recent.add({ ...at, bytes, read: () => decodeEvent({ ...event, context: { ...event.context } }, at, codec) });
    }
    end = position;
  }

  return {
    written: (appends, results) => {
      for (const [index, append] of appends.entries()) {
        const result = results[index];
        if (result?.kind === 'appended') add(append, result);
      }
    },
    page: (request) => (end === undefined || request.after >= end ? undefined : recent.page(request, end)),
    forget: () => {
      end = undefined;
    },
  };
}

type Appended = Extract<AppendResult, { readonly kind: 'appended' }>;
