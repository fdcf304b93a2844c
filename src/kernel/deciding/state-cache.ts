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

/** An empty cache that holds up to about `maxBytes`. */
export function stateCache(maxBytes: number): StateCache {
  // A Map iterates in the order of insertion, so re-inserting on use makes its first entry the least recently used.
  const entries = new Map<string, { readonly held: StreamState<unknown>; readonly weight: number }>();
  let total = 0;
  const drop = (stream: string) => {
    total -= entries.get(stream)?.weight ?? 0;
    entries.delete(stream);
  };
  return {
    get: <State>(stream: string, deciderVersion: string) => {
      const held = entries.get(stream)?.held;
      // A version names one decider, and with it the type of its state.
      return held?.deciderVersion === deciderVersion ? (held as StreamState<State>) : undefined;
    },
    keeps: (held) => entries.get(held.stream)?.held === held,
    keep: (held) => {
      weigh(held);
      drop(held.stream);
      entries.set(held.stream, { held, weight: held.weight });
      total += held.weight;
      while (total > maxBytes) {
        const [oldest] = entries.keys();
        if (oldest === undefined) return;
        drop(oldest);
      }
    },
    drop,
    weight: () => total,
  };
}
