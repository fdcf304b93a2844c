import { BrokenOffError, OverdueError } from './kurrent-failures.js';

/** How what drains is steered from outside its items. */
export interface Tap {
  /** A sign of life other than an item has come. */
  alive(): void;
  /** From now on silence is no failure. */
  rest(): void;
  /** It has enough. */
  enough(): void;
}

/** A readable stream of the client's, as far as that is needed. */
export interface Source {
  on(event: string, listener: (value: unknown) => void): unknown;
}

/** What comes out of a read or a subscription of the client's, and how it ends. */
export interface Draining<Item> {
  readonly source: Source;
  /** Ends the source; the client emits an error without doing so. */
  readonly stop: () => Promise<void>;
  /** Returns whether it has enough. An error that it throws is what `drain` fails with. */
  readonly onItem: (item: Item) => boolean;
  /** Milliseconds without a sign of life that are a failure. */
  readonly silence: number;
  readonly onOpen?: (tap: Tap) => void;
}

/**
 * Takes items until there are enough or the source ends; resolves to which. Fails where the source does, closes without
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
    source.on('close', () => fail(new BrokenOffError('the connection was closed in the midst of a read')));
    source.on('data', (item) => {
      if (settled) return;
      // A handler that threw would stall the client's stream without a word.
      try {
        if (onItem(item as Item)) tap.enough();
      } catch (error) {
        fail(error);
      }
    });
    onOpen?.(tap);
  });
}
