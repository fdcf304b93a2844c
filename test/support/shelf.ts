import { happened, type Decider, type DomainEvent } from '../../src/kernel/deciding/decider.js';
import { createExecutor } from '../../src/kernel/deciding/execute.js';
import type { Snapshot, Snapshotting, SnapshotStore } from '../../src/kernel/deciding/snapshots.js';
import type { EventLog } from '../../src/kernel/event-log/event-log.js';
import { memoryLog } from '../../src/kernel/event-log/memory-log.js';
import { hastyClock, STREAM } from './counting-node.js';
import { newEvent } from './new-event.js';

/** Records what is saved. */
export function noted(store: SnapshotStore): SnapshotStore & { readonly saved: Snapshot[] } {
  const saved: Snapshot[] = [];
  return { ...store, saved, save: (snapshot) => (saved.push(snapshot), store.save(snapshot)) };
}

/** Puts a text at a place; an empty one removes it. */
export type Put = { readonly at: number; readonly text: string };
export interface Shelf {
  readonly texts: Map<number, string>;
  readonly changed: Set<string>;
}

/** A state of numbered texts, each a part of its own. */
export const shelf: Decider<Shelf, Put, DomainEvent<'Put', Put>> = {
  initial: () => ({ texts: new Map(), changed: new Set() }),
  evolve: (state, { data: { at, text } }) => {
    if (text === '') state.texts.delete(at);
    else state.texts.set(at, text);
    state.changed.add(`text ${at}`);
    return state;
  },
  decide: (command) => happened({ type: 'Put', data: command }),
  parting: {
    changed: ({ changed }) => changed,
    names: ({ texts }) => Array.from(texts.keys(), (at) => `text ${at}`),
    part: ({ texts }, name) => texts.get(Number(name.slice(5))),
    restore: ({ texts }, name, text) => void texts.set(Number(name.slice(5)), text as string),
    bytes: ({ texts }) => texts.size * 100,
  },
};

/** A process that carries commands out on a stream of texts. */
export function shelfNode(log: EventLog, snapshots: Snapshotting, cacheBytes?: number) {
  const executor = createExecutor({ log, snapshots, hmacKey: new Uint8Array(32), clock: hastyClock(1), cacheBytes });
  const of = { decider: shelf, deciderVersion: 'shelf/1', stream: STREAM } as const;
  const begin = (at: number, text: string) => {
    const context = { organizationId: 'org', actor: 'ann', request: `${at} ${text}`, key: `${at} ${text}` };
    return executor.execute({ ...of, command: { at, text }, context });
  };
  return {
    executor,
    /** Does not wait for the snapshots that fall due. */
    begin,
    put: async (at: number, text: string) => {
      const outcome = await begin(at, text);
      await executor.settled();
      return outcome;
    },
    texts: async () => (await executor.load(STREAM, shelf, 'shelf/1')).state.texts,
  };
}

/** The event that a text was put there. */
export const putEvent = (at: number) => newEvent({ type: 'Put', data: { at, text: 'x' } });

/** A stream of this many texts, written straight to a log. */
export async function shelfOf(size: number): Promise<EventLog> {
  const log = memoryLog();
  for (let at = 0; at < size; at += 1_000) {
    const events = Array.from({ length: 1_000 }, (_, n) => putEvent(at + n));
    await log.append({ stream: STREAM, expectedRevision: at, events: events as never });
  }
  return log;
}
