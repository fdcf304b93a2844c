import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { connect, discard } from './postgres-connection.js';
import { wakers } from './wakers.js';

/** Tells readers in this process and in others that something was appended. */
export interface Signal {
  /** To be called after each commit of this process. */
  readonly committed: () => void;
  readonly onAppended: (wake: () => void) => () => void;
  readonly close: () => Promise<void>;
}

const CHANNEL = 'brightly_log';
const POLL = 1000;
/** A NOTIFY inside each append costs most of the throughput; other processes are notified at most this often, in ms. */
const BETWEEN_NOTIFICATIONS = 10;

/**
 * A connection that listens to what other processes append; undefined, after `onLost`, if the database can't be reached
 * or does not let it listen.
 */
async function listen(url: string, onLost: () => void, onOthers: () => void): Promise<pg.Client | undefined> {
  let opened: pg.Client | undefined;
  try {
    // A notification needs no durable commit.
    opened = await connect(url, onLost, { synchronous_commit: 'off' });
    await opened.query(`LISTEN ${CHANNEL}`);
    const { rows } = await opened.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    opened.on('notification', ({ processId }) => {
      if (processId !== rows[0]?.pid) onOthers();
    });
    return opened;
  } catch {
    onLost();
    // Connected but unable to listen, as on a standby.
    if (opened !== undefined) discard(opened);
    return undefined;
  }
}

interface Notifier {
  readonly notify: () => void;
  /** Resolves once nothing is left to notify of. */
  readonly idle: () => Promise<void>;
}

/** Notifies other processes, at once of everything that was committed since the last time. */
function notifier(connected: () => Promise<pg.Client | undefined>): Notifier {
  let pending = false;
  let notifying: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (pending) {
      pending = false;
      const current = await connected();
      // At worst it is lost with its connection; polling makes up for that.
      await current?.query(`NOTIFY ${CHANNEL}`).catch(() => undefined);
      await delay(BETWEEN_NOTIFICATIONS);
    }
    notifying = undefined;
  }

  return {
    notify: () => {
      pending = true;
      notifying ??= run();
    },
    idle: async () => notifying,
  };
}

/**
 * Signals over a connection of its own, which reconnects by itself; while it is down, polling wakes the readers.
 * `onOthers` is called, before the readers are woken, when another process has appended.
 */
export function openSignal(url: string, onOthers: () => void): Signal {
  const readers = wakers();
  let client: Promise<pg.Client | undefined> | undefined;
  let polling: NodeJS.Timeout | undefined;
  let closed = false;

  const lose = (): void => void (client = undefined);
  const heard = (): void => {
    onOthers();
    readers.wakeAll();
  };
  const connected = async (): Promise<pg.Client | undefined> =>
    closed ? client : (client ??= listen(url, lose, heard));
  const notifications = notifier(connected);

  function poll(): void {
    void connected();
    readers.wakeAll();
  }

  return {
    committed: () => {
      readers.wakeAll();
      notifications.notify();
    },
    onAppended: (wake) => {
      const unsubscribe = readers.add(wake);
      if (!closed) polling ??= setInterval(poll, POLL).unref();
      void connected();
      return unsubscribe;
    },
    close: async () => {
      closed = true;
      clearInterval(polling);
      await notifications.idle();
      const current = await client;
      if (current !== undefined) discard(current);
    },
  };
}
