import { LRUCache } from 'lru-cache';
import { weigh, type StreamState } from './stream-state.js';

/** Streams' states in memory; the least recently used are evicted first when they exceed the limit. */
export interface StateCache {
  /** The state kept under this version of its decider; it may be behind the log. */
  get<State>(stream: string, deciderVersion: string): StreamState<State> | undefined;
  /** Whether this very state is still kept: neither dropped, nor evicted, nor replaced. */
  keeps(held: StreamState<unknown>): boolean;
  keep(held: StreamState<unknown>): void;
  drop(stream: string): void;
}

/** A state above this fraction of the limit is large. */
const LARGE = 1 / 8;

/**
 * An empty cache that holds up to about `maxBytes` of states, and as much again of large ones: a large one never evicts
 * the others, and the one used last stays even if it alone exceeds the limit, since it would otherwise be loaded again
 * for each command.
 */
export function stateCache(maxBytes: number): StateCache {
  const maxSize = Math.max(1, Math.floor(maxBytes));
  // A state larger than the whole cache counts as exactly that large; otherwise it would not be cached at all.
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
      // A version identifies one decider, and so the type of its state.
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
