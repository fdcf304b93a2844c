import { weigh, type StreamState } from './stream-state.js';

/** Streams' states in memory, the least recently used going first when they weigh too much. */
export interface StateCache {
  /** The state kept under this version of its decider; it may be behind the log. */
  get<State>(stream: string, deciderVersion: string): StreamState<State> | undefined;
  /** Whether this very state is still kept: neither dropped, nor evicted, nor replaced. */
  keeps(held: StreamState<unknown>): boolean;
  keep(held: StreamState<unknown>): void;
  drop(stream: string): void;
  /** Roughly the bytes that all of them hold. */
  weight(): number;
}

/** A state above this part of what may be held is large. */
const LARGE = 1 / 8;

/**
 * An empty cache that holds up to about `maxBytes` of states, and as much again of large ones: no large one drives out
 * what everybody else works with, and the one used last stays though it alone weighs more, since it would otherwise be
 * loaded anew for each command.
 */
export function stateCache(maxBytes: number): StateCache {
  const shelves = [shelfOf(maxBytes), shelfOf(maxBytes)] as const;
  const [usual, large] = shelves;
  const shelfWith = (stream: string) => shelves.find(({ entries }) => entries.has(stream));
  const find = (stream: string) => shelfWith(stream)?.entries.get(stream)?.held;
  const drop = (stream: string) => shelfWith(stream)?.drop(stream);
  return {
    get: <State>(stream: string, deciderVersion: string) => {
      const held = find(stream);
      // A version names one decider, and with it the type of its state.
      return held?.deciderVersion === deciderVersion ? (held as StreamState<State>) : undefined;
    },
    keeps: (held) => find(held.stream) === held,
    keep: (held) => {
      weigh(held);
      drop(held.stream);
      (held.weight > maxBytes * LARGE ? large : usual).put(held);
    },
    drop,
    weight: () => usual.total() + large.total(),
  };
}

function shelfOf(maxBytes: number) {
  // A Map iterates in the order of insertion, so re-inserting on use makes its first entry the least recently used.
  const entries = new Map<string, { readonly held: StreamState<unknown>; readonly weight: number }>();
  let total = 0;
  const drop = (stream: string) => {
    total -= entries.get(stream)?.weight ?? 0;
    entries.delete(stream);
  };
  const put = (held: StreamState<unknown>) => {
    entries.set(held.stream, { held, weight: held.weight });
    total += held.weight;
    for (const oldest of entries.keys()) {
      if (total <= maxBytes || oldest === held.stream) return;
      drop(oldest);
    }
  };
  return { entries, drop, put, total: () => total };
}
