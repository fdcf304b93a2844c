import { wakers } from '../wakers.js';

/** Tells readers in this process that something was appended. */
export interface WakeUps {
  readonly wakeAll: () => void;
  readonly onAppended: (wake: () => void) => () => void;
  readonly close: () => void;
}

/**
 * Wakes readers; while there are any, also looks every `polling` milliseconds for appends that went unnoticed. A look
 * that fails counts as one that found nothing.
 */
export function wakeUps(polling: number, look: () => Promise<boolean>): WakeUps {
  const readers = wakers();
  let timer: NodeJS.Timeout | undefined;
  let looking = false;

  async function poll(): Promise<void> {
    if (looking || readers.isEmpty()) return;
    looking = true;
    const found = await look().catch(() => false);
    looking = false;
    if (found) readers.wakeAll();
  }

  return {
    wakeAll: readers.wakeAll,
    onAppended: (wake) => {
      timer ??= setInterval(() => void poll(), polling).unref();
      return readers.add(wake);
    },
    close: () => {
      clearInterval(timer);
      readers.clear();
    },
  };
}
