import type { ExecutorOptions } from '../../src/kernel/deciding/execute.js';
import type { EventLog } from '../../src/kernel/event-log/event-log.js';
import { memoryLog } from '../../src/kernel/event-log/memory-log.js';
import { countingNode, type CountingNode } from './counting-node.js';
import { heldLog, type HeldLog } from './held-log.js';

/** A node whose stream has an append in progress, so that later commands wait and are decided together. */
export interface HotStream {
  readonly inner: EventLog;
  readonly log: HeldLog;
  readonly node: CountingNode;
  /** The command in progress; it adds 1. */
  readonly first: ReturnType<CountingNode['add']>;
}

/** Begins an append of a node, and holds it back. */
export async function hotStream(options: Partial<ExecutorOptions> & { inner?: EventLog } = {}): Promise<HotStream> {
  const { inner = memoryLog() } = options;
  const log = heldLog(inner);
  const node = countingNode({ ...options, log });
  const first = node.add(1, { mark: 'first', key: 'first' });
  first.catch(() => undefined);
  await log.arrived(1);
  return { inner, log, node, first };
}

/** Which of these are settled once nothing more can proceed. */
export async function settledOf(asked: readonly Promise<unknown>[]): Promise<readonly number[]> {
  const settled: number[] = [];
  asked.forEach((each, index) => {
    const note = () => settled.push(index);
    each.then(note, note);
  });
  for (let turn = 0; turn < 10; turn++) await new Promise(setImmediate);
  return settled.sort((one, other) => one - other);
}

/** The results of `make` for 0, 1 and so on, this many. */
export function times<Each>(count: number, make: (n: number) => Each): readonly Each[] {
  return Array.from({ length: count }, (_, n) => make(n));
}
