/** Readers in this process that want to be woken when something was appended. */
export interface Wakers {
  readonly wakeAll: () => void;
  /** Returns a function that ends the subscription. */
  readonly add: (wake: () => void) => () => void;
  readonly clear: () => void;
  readonly isEmpty: () => boolean;
}

/** No readers at first. */
export function wakers(): Wakers {
  const subscriptions = new Set<{ readonly wake: () => void }>();
  return {
    // Each in its own microtask, so that one that throws is reported and does not affect the others.
    wakeAll: () => subscriptions.forEach(({ wake }) => queueMicrotask(wake)),
    add: (wake) => {
      const subscription = { wake };
      subscriptions.add(subscription);
      return () => void subscriptions.delete(subscription);
    },
    clear: () => subscriptions.clear(),
    isEmpty: () => subscriptions.size === 0,
  };
}
