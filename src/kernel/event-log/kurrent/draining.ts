import { BrokenOffError, OverdueError } from './kurrent-failures.js';

/** Controls a drain from outside its items. */
export interface Tap {
  /** Something other than an item has shown that the source is alive. */
  alive(): void;
  /** From now on silence is no failure. */
  rest(): void;
  /** Ends the drain successfully. */
  enough(): void;
}

/** The part of the client's readable streams that is used. */
export interface Source {
  on(event: string, listener: (value: unknown) => void): unknown;
}

/** The items of a read or a subscription of the client's, and how it ends. */
export interface Draining<Item> {
  readonly source: Source;
  /** Ends the source; the client emits an error without doing so. */
  readonly stop: () => Promise<void>;
  /** Returns whether that was enough. `drain` rejects with an error that it throws. */
  readonly onItem: (item: Item) => boolean;
  /** Fails after this many milliseconds without a sign of life. */
  readonly silence: number;
  readonly onOpen?: (tap: Tap) => void;
}

/**
 * Takes items until there are enough or the source ends; resolves to which. Rejects if the source fails, closes without
 * an end or falls silent. However it ends, nothing more is read, and any later failure of the source is ignored.
 */
export function drain<Item>({ source, stop, onItem, silence, onOpen }: Draining<Item>): Promise<'enough' | 'ended'> {
  return new Promise((resolve, reject) => {
    let settled = false;
    const settle = (how: () => void): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      stop().catch(() => undefined);
      how();
    };
    const fail = (error: unknown): void =>
      settle(() => reject(error instanceof Error ? error : new Error(String(error))));
    const timer = setTimeout(() => fail(new OverdueError(silence)), silence);
    const tap: Tap = {
      alive: () => {
        if (!settled) timer.refresh();
      },
      rest: () => clearTimeout(timer),
      enough: () => settle(() => resolve('enough')),
    };
    source.on('error', fail);
    source.on('end', () => settle(() => resolve('ended')));
    source.on('close', () => fail(new BrokenOffError('the connection was closed during a read')));
    source.on('data', (item) => {
      if (settled) return;
      // A handler that threw would stall the client's stream silently.
      try {
        if (onItem(item as Item)) tap.enough();
      } catch (error) {
        fail(error);
      }
    });
    onOpen?.(tap);
  });
}
