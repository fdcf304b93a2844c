import { setTimeout as delay } from 'node:timers/promises';
import { OverdueError, verdictOn } from './kurrent-failures.js';

const PAUSE = { first: 20, last: 500 } as const;

/** What is retried, and for how long. */
export interface Persistence<Answer> {
  readonly attempt: () => Promise<Answer>;
  /** Milliseconds from the start, or from the last time that `progress` changed, until a failure is final. */
  readonly patience: number;
  /** What has been received so far; progress restarts the patience. */
  readonly progress?: () => unknown;
  /** Makes the error that is thrown in the end of all failures, in order. */
  readonly giveUp: (failures: readonly unknown[]) => Error;
}

/**
 * Retries until it succeeds, fails permanently, or its patience ends; with a pause in between, longer each time and
 * jittered. Throws what `giveUp` returns; a conflict and a missing stream, which are results, are thrown unchanged.
 */
export async function withRetries<Answer>(persistence: Persistence<Answer>): Promise<Answer> {
  const { attempt, patience, progress, giveUp } = persistence;
  const failures: unknown[] = [];
  let since = performance.now();
  let pause: number = PAUSE.first;
  let before = progress?.();
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      failures.push(error);
      const verdict = verdictOn(error);
      if (verdict === 'conflict' || verdict === 'notFound') throw error;
      if (verdict !== 'passing') throw giveUp(failures);
      const now = progress?.();
      if (now !== before) {
        since = performance.now();
        pause = PAUSE.first;
        before = now;
      }
      if (performance.now() - since >= patience) throw giveUp(failures);
      await delay(jittered(pause));
      pause = Math.min(pause * 2, PAUSE.last);
    }
  }
}

/** Between 50 and 150 %, so that clients that failed together don't retry together. */
export function jittered(milliseconds: number): number {
  return milliseconds * (0.5 + Math.random());
}

/** The task's result; throws OverdueError if it takes longer, while the task itself continues. */
export async function within<Answer>(milliseconds: number, task: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new OverdueError(milliseconds)), milliseconds);
  });
  try {
    return await Promise.race([task, late]);
  } finally {
    clearTimeout(timer);
    task.catch(() => undefined);
  }
}
