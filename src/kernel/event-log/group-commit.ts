import { setTimeout as delay } from 'node:timers/promises';
import { afterThisTick, nextTurn } from '../runtime/turns.js';
import { takeBatch, type EncodedAppend, type WaitingAppend } from './append-batches.js';
import { AppendOutcomeUnknownError, LogUnavailableError, type AppendResult } from './event-log.js';

/** A store's connection that writes one batch at a time, at most one append per stream in it. */
export interface BatchWriter {
  /**
   * One result per append, in order. Throws LogUnavailableError if nothing was written, any other error if that is
   * unknown; is not used again after an error.
   */
  write(batch: readonly EncodedAppend[]): Promise<readonly AppendResult[]>;
  /** False once the connection broke. */
  isUsable(): boolean;
  end(): Promise<void>;
}

/** The writing half of a log. */
export interface GroupCommit {
  append(append: EncodedAppend): Promise<AppendResult>;
  /** Writes what was accepted, then ends the connection; nothing may be appended afterwards. */
  close(): Promise<void>;
}

/** A batch, once it has been written. */
export interface WrittenBatch {
  readonly appends: number;
  readonly events: number;
  /** Appends in it that were not written, because others had written to their streams first. */
  readonly conflicts: number;
  readonly durationMs: number;
}

/** Called with what a log writes, for metrics; must not throw. */
export interface AppendObserver {
  onBatch(batch: WrittenBatch): void;
  /** An append completed, this many milliseconds after it was accepted. */
  onAppend(durationMs: number): void;
}

/** How long an append waits for a connection before it is refused, in ms. */
const PATIENCE = 2000;
const BACKOFF = { first: 20, last: 500 } as const;

function rejectAll(waiting: readonly WaitingAppend[], error: Error): void {
  for (const { reject } of waiting) reject(error);
}

function observe(
  observer: AppendObserver,
  batch: readonly WaitingAppend[],
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

/** What a group commit needs, and its state. */
interface Committing {
  readonly queue: WaitingAppend[];
  readonly open: () => Promise<BatchWriter>;
  readonly onCommitted: (batch: readonly EncodedAppend[], results: readonly AppendResult[]) => void;
  readonly observer: AppendObserver | undefined;
  readonly now: () => number;
  /** Undefined while there is no connection. */
  writer: BatchWriter | undefined;
  /** Undefined while nothing waits to be written. */
  working: Promise<void> | undefined;
  /** Appends in the last batch. */
  lastBatch: number;
}

/**
 * Tries until a connection opens or nothing is waiting any more; meanwhile rejects appends that have waited too long.
 */
async function reconnect({ queue, open, now }: Committing): Promise<BatchWriter | undefined> {
  for (let pause: number = BACKOFF.first; ; pause = Math.min(pause * 2, BACKOFF.last)) {
    try {
      return await open();
    } catch (error) {
      await delay(pause * (0.5 + Math.random()));
      const firstInTime = queue.findIndex(({ since }) => now() - since < PATIENCE);
      const overdue = queue.splice(0, firstInTime < 0 ? queue.length : firstInTime);
      rejectAll(overdue, error instanceof Error ? error : new LogUnavailableError(String(error)));
      if (queue.length === 0) return undefined;
    }
  }
}

async function writeBatch(state: Committing, current: BatchWriter, batch: readonly WaitingAppend[]): Promise<void> {
  const { now, observer, onCommitted } = state;
  try {
    const began = now();
    const appends = batch.map(({ append }) => append);
    const results = await current.write(appends);
    if (observer) observe(observer, batch, results, began, now());
    batch.forEach(({ resolve, reject }, index) => {
      const result = results[index];
      if (result === undefined) reject(new AppendOutcomeUnknownError('The store returned no result for this append.'));
      else resolve(result);
    });
    onCommitted(appends, results);
  } catch (error) {
    state.writer = undefined;
    current.end().catch(() => undefined);
    rejectAll(
      batch,
      error instanceof LogUnavailableError
        ? error
        : new AppendOutcomeUnknownError('The connection broke while the append was on its way.', { cause: error }),
    );
  }
}

/** Writes batch after batch until nothing waits. */
async function writeAll(state: Committing): Promise<void> {
  const { queue } = state;
  while (queue.length > 0) {
    // The callers whose appends the last batch wrote continue in this turn, and their next appends join the next batch.
    // If that batch was a single append, no other caller is about to continue, and waiting a turn would gain nothing.
    await (state.lastBatch > 1 ? nextTurn() : afterThisTick());
    if (state.writer?.isUsable() !== true) state.writer = await reconnect(state);
    if (state.writer === undefined || queue.length === 0) continue;
    const batch = takeBatch(queue);
    state.lastBatch = batch.length;
    await writeBatch(state, state.writer, batch);
  }
  state.working = undefined;
}

/**
 * Group commit: while one batch is in flight, all appends that arrive gather for the next. Reconnects when it has
 * something to write, with backoff and jitter; an append that has waited two seconds for a connection is rejected with
 * LogUnavailableError, and later ones keep waiting.
 */
export function groupCommit(
  first: BatchWriter,
  open: () => Promise<BatchWriter>,
  onCommitted: (batch: readonly EncodedAppend[], results: readonly AppendResult[]) => void,
  observer?: AppendObserver,
  now: () => number = () => performance.now(),
): GroupCommit {
  const state: Committing = {
    queue: [],
    open,
    onCommitted,
    observer,
    now,
    writer: first,
    working: undefined,
    lastBatch: 0,
  };
  return {
    append: (append) =>
      new Promise((resolve, reject) => {
        state.queue.push({ append, since: now(), resolve, reject });
        state.working ??= writeAll(state);
      }),
    close: async () => {
      await state.working;
      await state.writer?.end();
      state.writer = undefined;
    },
  };
}
