import { LRUCache } from 'lru-cache';
import { weigh, type StreamState } from './stream-state.js';

/** Streams' states in memory, the least recently used going first when they weigh too much. */
export interface StateCache {
  /** The state kept under this version of its decider; it may be behind the log. */
  get<State>(stream: string, deciderVersion: string): StreamState<State> | undefined;
  /** Whether this very state is still kept: neither dropped, nor evicted, nor replaced. */
  keeps(held: StreamState<unknown>): boolean;
  keep(held: StreamState<unknown>): void;
  drop(stream: string): void;
}

/** A state above this part of what may be held is large. */
const LARGE = 1 / 8;

/**
 * An empty cache that holds up to about `maxBytes` of states, and as much again of large ones: no large one evicts the
 * others, and the one used last stays even if it alone weighs more, since it would otherwise be loaded again for each
 * command.
 */
export function stateCache(maxBytes: number): StateCache {
  const maxSize = Math.max(1, Math.floor(maxBytes));
  // What weighs more than a cache may hold is taken for as much as that, or it would not be kept at all.
  const sizeOf = ({ weight }: StreamState<unknown>): number => Math.max(1, Math.ceil(Math.min(weight, maxSize)));
  const cache = () => new LRUCache<string, StreamState<unknown>>({ maxSize, sizeCalculation: sizeOf });
  const [usual, large] = [cache(), cache()];
  const find = (stream: string) => usual.get(stream) ?? large.get(stream);
  const drop = (stream: string) => {
    usual.delete(stream);
    large.delete(stream);
  };
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
      (held.weight > maxBytes * LARGE ? large : usual).set(held.stream, held);
    },
    drop,
  };
}
