import type { EventLog, ReadStream, StreamEvents } from '../event-log/event-log.js';
import { gathering } from '../runtime/gathering.js';

/** Reads part of one stream; reads of the same turn of the event loop share one round trip. */
export type StreamReader = (request: ReadStream) => Promise<StreamEvents>;

/**
 * A reader that reads up to 64 streams per round trip and has up to four round trips in flight; further reads wait for
 * the next one.
 */
export function batchedReader(log: Pick<EventLog, 'readStreams'>): StreamReader {
  return gathering((requests: readonly ReadStream[]) => log.readStreams(requests), { requests: 64, inFlight: 4 });
}
