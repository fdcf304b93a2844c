import type { AppendResult } from './event-log.js';
import type { SentAppend } from './recent-appends.js';

/** An append ready for a store. */
export interface EncodedAppend extends SentAppend {
  readonly expectedRevision: number;
  readonly rows: readonly Buffer[];
  readonly bytes: number;
}

/** An append that is waiting to be written. */
export interface WaitingAppend {
  readonly append: EncodedAppend;
  readonly since: number;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: Error) => void;
}

const MAX_EVENTS = 2000;
const MAX_BYTES = 8 * 1024 * 1024;

/** Takes what fits in one batch out of the queue, in order; a stream's second append stays for the next. */
export function takeBatch(queue: WaitingAppend[]): WaitingAppend[] {
  const streams = new Set<string>();
  const batch: WaitingAppend[] = [];
  const left: WaitingAppend[] = [];
  let events = 0;
  let bytes = 0;
  for (const waiting of queue) {
    const { stream, rows, bytes: size } = waiting.append;
    const fits = batch.length === 0 || (events + rows.length <= MAX_EVENTS && bytes + size <= MAX_BYTES);
    if (!fits || streams.has(stream)) {
      left.push(waiting);
      // Later appends to this stream must not overtake the one that stays.
      streams.add(stream);
      continue;
    }
    streams.add(stream);
    batch.push(waiting);
    events += rows.length;
    bytes += size;
  }
  queue.splice(0, queue.length, ...left);
  return batch;
}
