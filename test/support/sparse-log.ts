import type { EventLog, RecordedEvent, StreamEvents } from '../../src/kernel/event-log/event-log.js';

const GAP = 145n;
const FIRST = 733n;
const sparse = (position: bigint): bigint => (position === 0n ? 0n : FIRST + position * GAP);

/** A memory log with gaps between positions, as some stores have them: an append returns that of its last event only. */
export function sparseLog(log: EventLog): EventLog {
  const moved = (event: RecordedEvent): RecordedEvent => ({ ...event, position: sparse(event.position) });
  return {
    ...log,
    hasContiguousAppends: false,
    append: async (append) => {
      const result = await log.append(append);
      return result.kind === 'appended' ? { ...result, position: sparse(result.position) } : result;
    },
    readStreams: async (requests) => {
      const found = await log.readStreams(requests);
      return found.map((events): StreamEvents => Object.assign(events.map(moved), { full: events.full }));
    },
    head: async () => sparse(await log.head()),
    readAll: () => Promise.reject(new Error('Read the log beneath.')),
  };
}

/** The position that a sparse log shows for one of the log beneath. */
export { sparse as sparsePosition };
