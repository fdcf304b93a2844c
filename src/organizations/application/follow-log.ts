import type { EventLog, RecordedEvent } from '../../kernel/event-log/event-log.js';
import type { Clock, Timer } from '../../kernel/runtime/clock.js';

const PAGE = 1000;
const PAGE_BYTES = 4 * 1024 * 1024;
/**
 * Milliseconds in which appends that nobody waits for are collected, so that a busy log is not read after each of them.
 */
const GATHERING = 50;
/** Milliseconds until a read that failed is tried again. */
const PAUSE_AFTER_FAILURE = 1000;

/** What to follow, and the callbacks. */
export interface Following {
  readonly log: EventLog;
  readonly clock: Clock;
  readonly streamPrefixes: readonly string[];
  readonly apply: (event: RecordedEvent) => void;
  /** Called when a read failed; it is retried. */
  readonly onError: (error: unknown) => void;
}

/** A reader that keeps up with the log. */
export interface Follower {
  readonly position: () => bigint;
  /** Resolves once everything up to `position` was applied; rejects if closed first. */
  readonly reached: (position: bigint) => Promise<void>;
  /** Stops, once a read that is under way has ended. */
  readonly close: () => Promise<void>;
}

/** Thrown to those who wait for a position that will not be reached, because the follower was closed. */
export class FollowerClosedError extends Error {
  constructor() {
    super('The follower of the log was closed before it reached this position.');
  }
}

/** Applies all events of these streams in order: the existing ones, then each new one soon after it was appended. */
export async function followLog(following: Following): Promise<Follower> {
  const arrivals = waitForPositions();
  const readOn = readerOf(following, arrivals.arrived);
  await readOn();
  const reads = oneAtATime(readOn, following);
  const stop = following.log.onAppended(() => {
    reads.soon(GATHERING);
  });
  // What was appended after the first read and before the subscription.
  reads.now();
  return {
    position: arrivals.position,
    reached: (position) => {
      if (position > arrivals.position()) reads.now();
      return arrivals.until(position);
    },
    close: async () => {
      stop();
      await reads.stop();
      arrivals.close();
    },
  };
}

/** Runs a read now or soon, never two at once, and again after a failure. */
function oneAtATime(read: () => Promise<void>, { clock, onError }: Following) {
  let reading: Promise<void> | undefined;
  let wanted = false;
  let timer: Timer | undefined;
  let stopped = false;

  async function readWhileWanted(): Promise<void> {
    try {
      while (wanted && !stopped) {
        wanted = false;
        await read();
      }
    } catch (error) {
      onError(error);
      soon(PAUSE_AFTER_FAILURE);
    }
    // In the same turn as the last check of `wanted`: a later request starts another read.
    reading = undefined;
  }

  function now(): void {
    wanted = true;
    if (!stopped) reading ??= readWhileWanted();
  }

  function soon(milliseconds: number): void {
    if (stopped) return;
    timer ??= clock.setTimeout(() => {
      timer = undefined;
      now();
    }, milliseconds);
  }

  async function stop(): Promise<void> {
    stopped = true;
    if (timer !== undefined) clock.clearTimeout(timer);
    await reading;
  }

  return { now, soon, stop };
}

/** Reads from the last position to the end of the log, one page after the other. */
function readerOf({ log, streamPrefixes, apply }: Following, arrived: (position: bigint) => void) {
  let position = 0n;
  return async (): Promise<void> => {
    for (let before = -1n; before !== position;) {
      before = position;
      const page = await log.readAll({ after: position, limit: PAGE, maxBytes: PAGE_BYTES, streamPrefixes });
      for (const event of page.events) apply(event);
      position = page.next;
      arrived(position);
    }
  };
}

interface Waiter {
  readonly position: bigint;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

function waitForPositions() {
  let position = 0n;
  let closed = false;
  let waiters: readonly Waiter[] = [];
  return {
    position: () => position,
    arrived: (at: bigint) => {
      position = at;
      const there = waiters.filter((waiter) => waiter.position <= at);
      waiters = waiters.filter((waiter) => waiter.position > at);
      for (const { resolve } of there) resolve();
    },
    until: (wanted: bigint) =>
      new Promise<void>((resolve, reject) => {
        if (wanted <= position) resolve();
        else if (closed) reject(new FollowerClosedError());
        else waiters = [...waiters, { position: wanted, resolve, reject }];
      }),
    close: () => {
      closed = true;
      for (const { reject } of waiters) reject(new FollowerClosedError());
      waiters = [];
    },
  };
}
