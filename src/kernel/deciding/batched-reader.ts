import type { EventLog, ReadStream, StreamEvents } from '../event-log/event-log.js';

/** Reads part of one stream; reads of the same turn of the event loop share one round trip. */
export type StreamReader = (request: ReadStream) => Promise<StreamEvents>;

interface Waiting {
  readonly request: ReadStream;
  readonly answer: (events: StreamEvents) => void;
  readonly fail: (error: unknown) => void;
}

const MAX_STREAMS = 64;
const MAX_IN_FLIGHT = 4;

/**
 * A reader that reads up to 64 streams per round trip and has up to four round trips in flight; further reads wait for
 * the next one.
 */
export function batchedReader(log: Pick<EventLog, 'readStreams'>): StreamReader {
  let waiting: Waiting[] = [];
  let inFlight = 0;
  let scheduled = false;

  const ask = async (batch: readonly Waiting[]) => {
    try {
      const answers = await log.readStreams(batch.map((one) => one.request));
      batch.forEach((one, index) => one.answer(answers[index] ?? []));
    } catch (error) {
      batch.forEach((one) => one.fail(error));
    } finally {
      inFlight--;
      schedule();
    }
  };
  const flush = () => {
    scheduled = false;
    while (waiting.length > 0 && inFlight < MAX_IN_FLIGHT) {
      const batch = waiting.slice(0, MAX_STREAMS);
      waiting = waiting.slice(MAX_STREAMS);
      inFlight++;
      void ask(batch);
    }
  };
  const schedule = () => {
    if (scheduled || waiting.length === 0 || inFlight >= MAX_IN_FLIGHT) return;
    scheduled = true;
    setImmediate(flush);
  };

  return (request) =>
    new Promise((answer, fail) => {
      waiting.push({ request, answer, fail });
      schedule();
    });
}
