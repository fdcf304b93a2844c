import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { connect, discard } from './postgres-connection.js';

/** Tells readers in this process and in others that something was appended. */
export interface Signal {
  /** Something was committed by this process. */
  readonly committed: () => void;
  readonly onAppended: (wake: () => void) => () => void;
  readonly close: () => Promise<void>;
}

const CHANNEL = 'brightly_log';
const POLL = 1000;
/** A NOTIFY inside each append costs most of the throughput; other processes are told at most this often, in ms. */
const BETWEEN_NOTIFICATIONS = 10;

/**
 * Signals over one connection of its own, which comes back by itself; while it is gone, polling wakes the readers.
 * `onOthers` is told, before the readers are woken, that another process appended.
 */
export function openSignal(url: string, onOthers: () => void): Signal {
  const subscriptions = new Set<{ readonly wake: () => void }>();
  let client: Promise<pg.Client | undefined> | undefined;
  let untold = false;
  let notifying: Promise<void> | undefined;
  let polling: NodeJS.Timeout | undefined;
  let closed = false;

  // Each in its own microtask: a wake that throws is loud and disturbs nobody else.
  const wakeAll = (): void => subscriptions.forEach(({ wake }) => queueMicrotask(wake));

  async function open(): Promise<pg.Client | undefined> {
    const lost = (): void => void (client = undefined);
    let opened: pg.Client | undefined;
    try {
      // A notification needs no durable commit.
      opened = await connect(url, lost, { synchronous_commit: 'off' });
      await opened.query(`LISTEN ${CHANNEL}`);
      const { rows } = await opened.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      opened.on('notification', ({ processId }) => {
        if (processId === rows[0]?.pid) return;
        onOthers();
        wakeAll();
      });
      return opened;
    } catch {
      lost();
      // It is there and can't listen, as on a standby.
      if (opened !== undefined) discard(opened);
      return undefined;
    }
  }

  const connected = async (): Promise<pg.Client | undefined> => (closed ? client : (client ??= open()));

  async function notify(): Promise<void> {
    while (untold) {
      untold = false;
      const current = await connected();
      // Lost with its connection at worst; polling makes up for it.
      await current?.query(`NOTIFY ${CHANNEL}`).catch(() => undefined);
      await delay(BETWEEN_NOTIFICATIONS);
    }
    notifying = undefined;
  }

  function poll(): void {
    void connected();
    wakeAll();
  }

  return {
    committed: () => {
      wakeAll();
      untold = true;
      notifying ??= notify();
    },
    onAppended: (wake) => {
      const subscription = { wake };
      subscriptions.add(subscription);
      if (!closed) polling ??= setInterval(poll, POLL).unref();
      void connected();
      return () => void subscriptions.delete(subscription);
    },
    close: async () => {
      closed = true;
      clearInterval(polling);
      await notifying;
      const current = await client;
      if (current !== undefined) discard(current);
    },
  };
}
