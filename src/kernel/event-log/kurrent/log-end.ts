import { BACKWARDS, END, type AllStreamResolvedEvent, type Position } from '@eventstore/db-client';
import { DamagedLogError, unavailable } from './kurrent-failures.js';
import type { KurrentParts } from './parts.js';
import { readThrough } from './read-through.js';
import { withRetries } from './kurrent-retrying.js';
import { positionOf } from './stored-event.js';

/** The last event of a log among all that its store holds. */
export interface LogEnd {
  /** Its current position; that of the log's beginning if there is none. Throws LogUnavailableError. */
  look(): Promise<bigint>;
  /** The last position known so far, without looking. */
  known(): bigint;
  /** Takes note of an event of the log. */
  learn(position: bigint): void;
}

/** Usually the store's last event is also the log's; if not, a few more are read, then ever more. */
const FIRST = 1;
const GROWTH = 16;
const MOST = 4096;

/**
 * Searches for the last event of the streams with this prefix, backwards from the store's end to the last one known.
 */
export function endOfLog(parts: KurrentParts, beginning: bigint): LogEnd {
  let known = beginning;
  const learn = (position: bigint): void => {
    if (position > known) known = position;
  };

  async function look(): Promise<bigint> {
    let from: Position | typeof END = END;
    for (let count = FIRST; ; count = Math.min(count * GROWTH, MOST)) {
      const before = known;
      const events: readonly AllStreamResolvedEvent[] = await readBack(parts, from, count);
      const first = events[0];
      if (from === END) checkEnd(first && positionOf(first), before);
      for (const resolved of events) {
        const position = positionOf(resolved) ?? 0n;
        if (position <= before) return before;
        if (resolved.event?.streamId.startsWith(parts.streamPrefix) === true) {
          learn(position);
          return position;
        }
      }
      const last = events.at(-1)?.event?.position;
      if (events.length < count || last === undefined) return before;
      from = last;
    }
  }

  const giveUp = (failures: readonly unknown[]): Error => unavailable(failures.at(-1));
  return {
    look: sharingNext(() => withRetries({ attempt: look, patience: parts.times.reading, giveUp })),
    known: () => known,
    learn,
  };
}

/**
 * One look at a time; calls during a look share the next one, which sees everything that was appended before the call.
 */
function sharingNext(look: () => Promise<bigint>): () => Promise<bigint> {
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<bigint> | undefined;
  return () => {
    next ??= running.then(() => {
      const answer = look();
      next = undefined;
      running = answer.catch(() => undefined);
      return answer;
    });
    return next;
  };
}

function checkEnd(end: bigint | undefined, known: bigint): void {
  if (end !== undefined && end >= known) return;
  throw new DamagedLogError(
    `The event log’s store ends at position ${end ?? 0n}, and had an event at ${known} before: it was restored or truncated. Restart the service once you know why.`,
  );
}

async function readBack(
  parts: KurrentParts,
  fromPosition: Position | typeof END,
  maxCount: number,
): Promise<readonly AllStreamResolvedEvent[]> {
  const events: AllStreamResolvedEvent[] = [];
  const options = { direction: BACKWARDS, fromPosition, maxCount } as const;
  await readThrough(
    parts,
    (client, common) => client.readAll({ ...options, ...common }),
    (resolved) => {
      events.push(resolved);
    },
  );
  return events;
}
