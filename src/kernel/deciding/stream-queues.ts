import { afterThisTick, nextTurn } from '../runtime/turns.js';
import type { Task } from './tasks.js';

/** The tasks of one stream that are waiting for their turn. */
export interface StreamQueue {
  readonly stream: string;
  /** In the order in which they arrived. */
  waiting: Task[];
  /** Whether an append just failed because others wrote to the stream. */
  othersWrote: boolean;
  /** How many of the first tasks had arrived before the log was last read up to its end. */
  readFor: number;
}

/**
 * Calls `work` with a stream's queue, one call after the other, for as long as it has tasks; the queues of other
 * streams are worked on meanwhile. `work` removes what it has done from the queue, returns how many tasks that were,
 * and never throws.
 */
export function streamQueues(work: (queue: StreamQueue) => Promise<number>): (task: Task) => void {
  const queues = new Map<string, StreamQueue>();

  const run = async (queue: StreamQueue) => {
    let together = 0;
    while (queue.waiting.length > 0) {
      // Callers read the results that they just got before the state changes. After a group of several, a whole turn of
      // the event loop passes: their callers' next commands then arrive in time to form a group again.
      await (together > 1 ? nextTurn() : afterThisTick());
      together = await work(queue);
    }
    queues.delete(queue.stream);
  };

  return (task) => {
    const queue = queues.get(task.stream);
    if (queue !== undefined) {
      queue.waiting.push(task);
      return;
    }
    const opened: StreamQueue = { stream: task.stream, waiting: [task], othersWrote: false, readFor: 0 };
    queues.set(task.stream, opened);
    void run(opened);
  };
}
