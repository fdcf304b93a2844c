import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import type { EventLog } from '../../../src/kernel/event-log/event-log.js';
import { openSignal } from '../../../src/kernel/event-log/postgres-signal.js';
import { eventLogDatabase, type EventLogDatabase } from '../../support/event-log-database.js';
import { newEvents } from '../../support/new-event.js';
import { until } from '../../support/until.js';

const ALL_BUT_INTERVALS = ['setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate', 'nextTick', 'Date'] as const;

describe('how processes on one event log in Postgres notify each other', () => {
  let database: EventLogDatabase;
  let writer: EventLog;
  let reader: EventLog;
  let appends = 0;

  beforeAll(async () => {
    database = await eventLogDatabase();
  });
  afterAll(() => database.drop());

  beforeEach(async () => {
    // Polls only if a test advances the clock.
    jest.useFakeTimers({ doNotFake: [...ALL_BUT_INTERVALS, 'queueMicrotask', 'performance', 'hrtime'] });
    writer = await database.open();
    reader = await database.open();
    // From then on the last statement of the writer's connection is a NOTIFY, so it can't be taken for the reader's.
    await append();
    await until(async () => (await sessions(`query LIKE 'NOTIFY%' AND state = 'idle'`)).length > 0);
  });
  afterEach(async () => {
    jest.useRealTimers();
    await Promise.all([writer.close(), reader.close()]);
  });

  const append = (): Promise<unknown> =>
    writer.append({ stream: `some-${++appends}`, expectedRevision: 0, events: newEvents(1) });

  /** Wakes of the reader, one at a time. */
  function wakes(): { next(): Promise<unknown>; stop(): void } {
    const woken = new EventTarget();
    const stop = reader.onAppended(() => woken.dispatchEvent(new Event('woken')));
    return { next: () => once(woken, 'woken'), stop };
  }

  /** The logs' connections of which this holds. */
  async function sessions(what: string): Promise<readonly number[]> {
    const { rows } = await database.client.query<{ pid: number }>(`
      SELECT pid FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'brightly-log' AND ${what}`);
    return rows.map(({ pid }) => pid);
  }

  /** The reader's connection, once it listens and its last statement was a later one than LISTEN. */
  const listening = () => sessions(`query LIKE '%pg_backend_pid%'`);

  /** Advances the clock meanwhile, since a process opens a new connection only when it polls. */
  async function untilListening(): Promise<readonly number[]> {
    for (;;) {
      const pids = await listening();
      if (pids.length > 0) return pids;
      jest.advanceTimersByTime(1000);
    }
  }

  it('wakes readers of another process by a notification', async () => {
    const { next, stop } = wakes();
    await untilListening();
    const woken = next();
    await append();
    await woken;
    stop();
  });

  it('wakes them by polling while their connection is lost, and listens again afterwards', async () => {
    const { next, stop } = wakes();
    const lost = await untilListening();
    for (const pid of lost) await database.client.query('SELECT pg_terminate_backend($1)', [pid]);
    await until(async () => !(await listening()).some((pid) => lost.includes(pid)));
    await append();
    const polled = next();
    jest.advanceTimersByTime(1000);
    await polled;

    await untilListening();
    const notified = next();
    await append();
    await notified;
    stop();
  });
});

describe('if Postgres refuses LISTEN', () => {
  it('each connection that was opened for it is closed', async () => {
    const database = await eventLogDatabase();
    const { hostname, port } = new URL(database.url);
    const ended = new EventTarget();
    const server = createServer((socket) => {
      const upstream = connect(Number(port), hostname);
      // A statement of the same length that Postgres refuses.
      const spoil = (data: Buffer) => Buffer.from(data.toString('latin1').replace('LISTEN ', 'LISTEM '), 'latin1');
      socket.on('data', (data) => upstream.write(spoil(data))).on('error', () => upstream.destroy());
      upstream.on('data', (data) => socket.write(data)).on('error', () => socket.destroy());
      socket.on('close', () => {
        upstream.destroy();
        ended.dispatchEvent(new Event('ended'));
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const url = Object.assign(new URL(database.url), { host: `127.0.0.1:${(server.address() as AddressInfo).port}` });
    const signal = openSignal(url.href, () => undefined);
    for (let attempt = 0; attempt < 3; attempt++) {
      const next = once(ended, 'ended');
      signal.onAppended(() => undefined);
      await next;
    }
    await signal.close();
    await new Promise((closed) => server.close(closed));
    await database.drop();
  });
});
