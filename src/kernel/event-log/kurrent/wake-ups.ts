/** Tells readers in this process that something was appended. */
export interface WakeUps {
  readonly wakeAll: () => void;
  readonly onAppended: (wake: () => void) => () => void;
  readonly close: () => void;
}

/**
 * Wakes readers, and while there are any also looks, every so many milliseconds, whether something came that nobody told
 * of; a look that fails is one that found nothing.
 */
export function wakeUps(polling: number, look: () => Promise<boolean>): WakeUps {
  const subscriptions = new Set<{ readonly wake: () => void }>();
  let timer: NodeJS.Timeout | undefined;
  let looking = false;

  // Each in its own microtask: a wake that throws is loud and disturbs nobody else.
  const wakeAll = (): void => subscriptions.forEach(({ wake }) => queueMicrotask(wake));

  async function poll(): Promise<void> {
    if (looking || subscriptions.size === 0) return;
    looking = true;
    const found = await look().catch(() => false);
    looking = false;
    if (found) wakeAll();
  }

  return {
    wakeAll,
    onAppended: (wake) => {
      const subscription = { wake };
      subscriptions.add(subscription);
      timer ??= setInterval(() => void poll(), polling).unref();
      return () => void subscriptions.delete(subscription);
    },
    close: () => {
      clearInterval(timer);
      subscriptions.clear();
    },
  };
}
