import { setTimeout as delay } from 'node:timers/promises';
import { afterThisTick, nextTurn } from '../runtime/turns.js';
import { AppendOutcomeUnknownError, LogUnavailableError, type AppendResult } from './event-log.js';
import type { SentAppend } from './recent-appends.js';

/** An append ready for a store. */
export interface EncodedAppend extends SentAppend {
  readonly expectedRevision: number;
  readonly rows: readonly Buffer[];
  readonly bytes: number;
}

/** A store's connection that writes one batch at a time, at most one append per stream in it. */
export interface BatchWriter {
  /**
   * One result per append, in order. Throws LogUnavailableError where nothing was written, anything else where that is
   * not known; is not used again then.
   */
  write(batch: readonly EncodedAppend[]): Promise<readonly AppendResult[]>;
  /** False once the connection broke. */
  isUsable(): boolean;
  end(): Promise<void>;
}

/** The writing half of a log. */
export interface GroupCommit {
  append(append: EncodedAppend): Promise<AppendResult>;
  /** Writes what was accepted, then ends the connection; nothing may be appended any more. */
  close(): Promise<void>;
}

/** What a batch was, once it has been written. */
export interface WrittenBatch {
  readonly appends: number;
  readonly events: number;
  /** Appends of it that were not written, as others were first on their streams. */
  readonly conflicts: number;
  readonly durationMs: number;
}

/** Told what a log writes, to count it; must not throw. */
export interface AppendObserver {
  onBatch(batch: WrittenBatch): void;
  /** An append was answered, so many milliseconds after it was handed in. */
  onAppend(durationMs: number): void;
}

interface Waiting {
  readonly append: EncodedAppend;
  readonly since: number;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: Error) => void;
}

const MAX_EVENTS = 2000;
const MAX_BYTES = 8 * 1024 * 1024;
/** How long an append waits for a connection before it is refused, in ms. */
const PATIENCE = 2000;
const BACKOFF = { first: 20, last: 500 } as const;

/** Takes what fits in one batch out of the queue, in order; a stream's second append stays for the next. */
function takeBatch(queue: Waiting[]): Waiting[] {
  const streams = new Set<string>();
  const batch: Waiting[] = [];
  const left: Waiting[] = [];
  let events = 0;
  let bytes = 0;
  for (const waiting of queue) {
    const { stream, rows, bytes: size } = waiting.append;
    const fits = batch.length === 0 || (events + rows.length <= MAX_EVENTS && bytes + size <= MAX_BYTES);
    if (!fits || streams.has(stream)) {
      left.push(waiting);
      // What comes later on this stream must not overtake what stays.
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

function rejectAll(waiting: readonly Waiting[], error: Error): void {
  for (const { reject } of waiting) reject(error);
}

function observe(
  observer: AppendObserver,
  batch: readonly Waiting[],
  results: readonly AppendResult[],
  began: number,
  now: number,
): void {
  observer.onBatch({
    appends: batch.length,
    events: batch.reduce((sum, { append }) => sum + append.rows.length, 0),
    conflicts: results.filter(({ kind }) => kind === 'conflict').length,
    durationMs: now - began,
  });
  for (const { since } of batch) observer.onAppend(now - since);
}

/**
 * Group commit: while one batch is in flight, all appends that arrive gather for the next. Reconnects when it has
 * something to write, with backoff and jitter; an append that waited two seconds in vain gets LogUnavailableError, and
 * those that came after it wait on.
 */
export function groupCommit(
  first: BatchWriter,
  open: () => Promise<BatchWriter>,
  onCommitted: (batch: readonly EncodedAppend[], results: readonly AppendResult[]) => void,
  observer?: AppendObserver,
  now: () => number = () => performance.now(),
): GroupCommit {
  const queue: Waiting[] = [];
  let writer: BatchWriter | undefined = first;
  let working: Promise<void> | undefined;
  let lastBatch = 0;

  async function reconnect(): Promise<BatchWriter | undefined> {
    for (let pause: number = BACKOFF.first; ; pause = Math.min(pause * 2, BACKOFF.last)) {
      try {
        return await open();
      } catch (error) {
        await delay(pause * (0.5 + Math.random()));
        const others = queue.findIndex(({ since }) => now() - since < PATIENCE);
        const waitedInVain = queue.splice(0, others < 0 ? queue.length : others);
        rejectAll(waitedInVain, error instanceof Error ? error : new LogUnavailableError(String(error)));
        if (queue.length === 0) return undefined;
      }
    }
  }

  async function writeBatch(current: BatchWriter, batch: readonly Waiting[]): Promise<void> {
    try {
      const began = now();
      const appends = batch.map(({ append }) => append);
      const results = await current.write(appends);
      if (observer) observe(observer, batch, results, began, now());
      batch.forEach(({ resolve, reject }, index) => {
        const result = results[index];
        if (result === undefined) reject(new AppendOutcomeUnknownError('The store gave no answer for this append.'));
        else resolve(result);
      });
      onCommitted(appends, results);
    } catch (error) {
      writer = undefined;
      current.end().catch(() => undefined);
      rejectAll(
        batch,
        error instanceof LogUnavailableError
          ? error
          : new AppendOutcomeUnknownError('The connection broke while the append was on its way.', { cause: error }),
      );
    }
  }

  async function work(): Promise<void> {
    while (queue.length > 0) {
      // Those whom the last batch answered go on in this turn, and their next appends join the next batch; where that
      // was one alone, nobody else is about to come, and a turn would only be waited for.
      await (lastBatch > 1 ? nextTurn() : afterThisTick());
      if (writer?.isUsable() !== true) writer = await reconnect();
      if (writer === undefined || queue.length === 0) continue;
      const batch = takeBatch(queue);
      lastBatch = batch.length;
      await writeBatch(writer, batch);
    }
    working = undefined;
  }

  return {
    append: (append) =>
      new Promise((resolve, reject) => {
        queue.push({ append, since: now(), resolve, reject });
        working ??= work();
      }),
    close: async () => {
      await working;
      await writer?.end();
      writer = undefined;
    },
  };
}
