import type { AskedAppend, AskedRead, KeptEvent } from './messages.js';

/** The result of an append. */
export type Done =
  | ({ readonly kind: 'done' } & Pick<KeptEvent, 'revision' | 'position'>)
  | { readonly kind: 'conflict'; readonly current: number };

/** The events of a fake server, which outlive it. */
export interface FakeStorage {
  append(append: AskedAppend): Done;
  /** The events of a read; undefined for a missing stream. */
  read(read: AskedRead): readonly KeptEvent[] | undefined;
  /** Those after a position, all when undefined. */
  after(position: bigint | undefined): readonly KeptEvent[];
  hasPosition(position: bigint): boolean;
  onAppended(listener: (event: KeptEvent) => void): () => void;
  /** Loses the events from this index on, as a restore does. */
  truncate(length: number): void;
  readonly all: readonly KeptEvent[];
}

/** Positions of a real server are places in its files. */
const FIRST_POSITION = 733n;
const EVENT_SIZE = 145n;

/** An empty storage. */
export function fakeStorage(): FakeStorage {
  const all: KeptEvent[] = [];
  const listeners = new Set<(event: KeptEvent) => void>();
  const streamOf = (stream: string): KeptEvent[] => all.filter((event) => event.stream === stream);
  return {
    all,
    append: ({ stream, expected, events }) => {
      const there = streamOf(stream);
      const same = there.slice(expected + 1, expected + 1 + events.length);
      const isRepeat = same.length === events.length && same.every(({ id }, index) => id === events[index]?.id);
      const last = same.at(-1);
      if (isRepeat && last !== undefined) return { kind: 'done', revision: last.revision, position: last.position };
      if (there.length - 1 !== expected) return { kind: 'conflict', current: there.length - 1 };
      const added = events.map((event, index) => {
        const position = (all.at(-1)?.position ?? FIRST_POSITION - EVENT_SIZE) + EVENT_SIZE;
        const kept = { ...event, stream, revision: expected + 1 + index, position };
        all.push(kept);
        return kept;
      });
      for (const event of added) for (const listener of listeners) listener(event);
      const { revision, position } = added.at(-1) ?? { revision: -1, position: 0n };
      return { kind: 'done', revision, position };
    },
    read: ({ stream, from, backwards, count }) => {
      if (stream === undefined) {
        const found = backwards
          ? all.filter(({ position }) => from === undefined || position < from).reverse()
          : all.filter(({ position }) => from === undefined || position >= from);
        return found.slice(0, count);
      }
      const found = streamOf(stream);
      return found.length === 0 ? undefined : found.filter(({ revision }) => revision >= (from ?? 0n)).slice(0, count);
    },
    after: (position) => all.filter((event) => position === undefined || event.position > position),
    hasPosition: (position) => all.some((event) => event.position === position),
    onAppended: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    truncate: (length) => void all.splice(length),
  };
}
