import { AppendOutcomeUnknownError, LogUnavailableError, type StreamEvent } from '../event-log/event-log.js';
import type { Task } from './tasks.js';

/** Thrown when others wrote to a stream first every time; nothing was changed, the command may be sent again. */
export class StreamContendedError extends Error {
  constructor(stream: string, attempts: number) {
    super(`Others wrote to ${stream} first, ${attempts} times in a row; send the command again.`);
  }
}

/** A task of a failed append, and its events there. */
interface Part {
  readonly task: Task;
  readonly own: readonly StreamEvent[];
}

const MAX_ATTEMPTS = 20;

/** Counts one more failed try for each task; returns those that may try again, and rejects the others. */
export function countTry(tasks: readonly Task[]): readonly Task[] {
  return tasks.filter((task) => {
    const mayTryAgain = ++task.tries.count < MAX_ATTEMPTS;
    if (!mayTryAgain) fail(task, new StreamContendedError(task.stream, MAX_ATTEMPTS));
    return mayTryAgain;
  });
}

/** Rejects the task; if one of its appends had an unknown outcome, with that error, since its events may be in the log. */
export function fail({ tries, reply }: Task, error: unknown): void {
  reply.reject(tries.unknown ?? error);
}

/** The tasks of a failed append that are to be evaluated again; the others are rejected. */
export function afterFailure(parts: readonly Part[], error: unknown): readonly Task[] {
  const authors = parts.filter(({ own }) => own.length > 0);
  for (const { task, own } of authors) {
    if (error instanceof AppendOutcomeUnknownError) {
      task.tries.unsure = [...task.tries.unsure, ...own.slice(0, 1).map(({ id }) => id)];
      task.tries.unknown = error;
    }
  }
  const again = parts.filter(({ task, own }) => {
    if (own.length === 0 || mayTryAgain(task, error, authors.length)) return true;
    fail(task, error);
    return false;
  });
  return countTry(again.map(({ task }) => task));
}

function mayTryAgain({ tries }: Task, error: unknown, authors: number): boolean {
  if (error instanceof AppendOutcomeUnknownError) return true;
  if (authors === 1) return false;
  if (!(error instanceof LogUnavailableError)) return (tries.alone = true);
  // The log may be available again in a moment; but each try may take long to fail, so there is only one more.
  const isFirst = !tries.wasUnavailable;
  tries.wasUnavailable = true;
  return isFirst;
}
