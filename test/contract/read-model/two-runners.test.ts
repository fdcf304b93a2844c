import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import pg from 'pg';
import { focusProjector } from '../../../projections/focus/focus.projector.js';
import type { EventLog } from '../../../src/kernel/event-log/event-log.js';
import { moveCheckpoint, readCheckpoint, takeCheckpoint } from '../../../src/kernel/projecting/checkpoint.js';
import { holdLease } from '../../../src/kernel/projecting/lease.js';
import type { Projector } from '../../../src/kernel/projecting/projector.js';
import { systemClock, type Clock } from '../../../src/kernel/runtime/clock.js';
import { appendHistory, logOf } from '../../support/history.js';
import { freshReadModel, projectAll, reaches, runFocus, type ReadModel } from '../../support/projecting.js';
import { sampleHistory } from '../../support/sample-history.js';
import { tableHashes } from '../../support/table-hashes.js';

const LEASE_MS = 150;

/** The sample history, at times that do not depend on how it is divided. */
const history = sampleHistory.map((happening, minute) => ({ ...happening, minute }));

let model: ReadModel;
beforeEach(async () => {
  model = await freshReadModel();
});
afterEach(() => model.drop());

/** The focus projector, except that it marks its writes in the organization's name. */
function signing(name: string): Projector {
  return {
    ...focusProjector,
    apply: (event, rows) => {
      const put: typeof rows.put = (table, row) => rows.put(table, table === 'organizations' ? { ...row, name } : row);
      return focusProjector.apply(event, { ...rows, put });
    },
  };
}

/**
 * A log whose readers are paused after they have read, together with a clock, until both are released.
 */
function pausedBetweenReadAndWrite(log: EventLog) {
  let goOn = (): void => undefined;
  let hasRead = (): void => undefined;
  const over = new Promise<void>((resolve) => (goOn = resolve));
  const read = new Promise<void>((resolve) => (hasRead = resolve));
  const clock: Clock = {
    ...systemClock,
    setTimeout: (callback, ms) => systemClock.setTimeout(() => void over.then(callback), ms),
  };
  const readAll: EventLog['readAll'] = async (request) => {
    const page = await log.readAll(request);
    hasRead();
    await over;
    return page;
  };
  return { log: { ...log, readAll }, clock, read, goOn };
}

/** A proxy to the server whose connections can be frozen: they stay open, but nothing passes any more. */
async function cableTo(url: string) {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect({ host: hostname, port: Number(port) });
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) {
      sockets.add(socket.on('error', () => undefined));
      socket.once('close', () => sockets.delete(socket));
    }
    near.once('close', () => far.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.href,
    cut: () => sockets.forEach((socket) => socket.unpipe().pause()),
    close: () => {
      server.close();
      sockets.forEach((socket) => socket.destroy());
    },
  };
}

const epochOf = async () =>
  (await model.pool.query<{ epoch: string }>('SELECT epoch FROM kernel.checkpoints')).rows[0]?.epoch;

const signatures = async () =>
  (await model.pool.query<{ name: string }>('SELECT name FROM focus.organizations')).rows.map(({ name }) => name);

/** Resolves once a condition in SQL is true. */
async function until(text: string, values: unknown[] = []): Promise<void> {
  for (;;) {
    const { rows } = await model.pool.query<{ so: boolean }>(`SELECT (${text}) AS so`, values);
    if (rows[0]?.so === true) return;
  }
}

async function connection(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: model.url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

describe('two nodes that can run the same projector', () => {
  it('a node that is paused between reading and writing for longer than its lease writes nothing once another took over', async () => {
    const log = await logOf(sampleHistory);
    const paused = pausedBetweenReadAndWrite(log);
    const first = runFocus(paused.log, model.pool, {
      projector: signing('written by the first'),
      clock: paused.clock,
      leaseMs: LEASE_MS,
    });
    await paused.read;
    const second = runFocus(log, model.pool, { projector: signing('written by the second') });
    await reaches(second, await log.head());
    const before = await tableHashes(model.pool, 'focus');
    const isOnStandby = new Promise<void>((resolve) => {
      const look = () => (first.status().health === 'standby' ? resolve() : setImmediate(look));
      look();
    });
    paused.goOn();
    await isOnStandby;
    expect(await tableHashes(model.pool, 'focus')).toEqual(before);
    expect(await signatures()).toEqual(['written by the second']);
    expect(await readCheckpoint(model.pool, 'focus')).toEqual({ position: await log.head(), complete: true });
    await Promise.all([first.stop(), second.stop()]);
  });

  it('a node whose host vanished in the middle of a transaction, without closing its connection, blocks nothing', async () => {
    const log = await logOf(sampleHistory);
    const gone = await connection();
    expect(await holdLease(gone, { name: 'focus', holder: 'gone', ttlMs: LEASE_MS })).toBe(true);
    const held = await takeCheckpoint(gone, 'focus', 'gone');
    await gone.query('BEGIN');
    await gone.query(
      moveCheckpoint(
        'focus',
        { epoch: held?.epoch ?? 0n, logId: log.id, version: null },
        { position: 1n, last: undefined },
      ),
    );
    const other = runFocus(log, model.pool, { leaseMs: LEASE_MS });
    await reaches(other, await log.head());
    await other.stop();
    await expect(gone.query('COMMIT')).rejects.toThrow();
    const live = await tableHashes(model.pool, 'focus');
    await model.clear();
    await projectAll(log, { pool: model.pool, batch: 10_000 });
    expect(await tableHashes(model.pool, 'focus')).toEqual(live);
  });

  it('a node whose connections all become unresponsive, as when its network is cut, gives up and reconnects', async () => {
    const log = await logOf(history.slice(0, 8));
    const cable = await cableTo(model.url);
    const pool = new pg.Pool({ connectionString: cable.url, connectionTimeoutMillis: 5_000, max: 2 });
    pool.on('error', () => undefined);
    const projector = runFocus(log, pool, { leaseMs: LEASE_MS });
    await reaches(projector, await log.head());
    cable.cut();
    await appendHistory(log, history.slice(8));
    await reaches(projector, await log.head());
    await projector.stop();
    await pool.end();
    cable.close();
    const live = await tableHashes(model.pool, 'focus');
    await model.clear();
    await projectAll(await logOf(history), { pool: model.pool, batch: 10_000 });
    expect(await tableHashes(model.pool, 'focus')).toEqual(live);
  });

  it('a batch that takes longer to write than the lease lasts is written, once, and nobody takes over', async () => {
    const log = await logOf(sampleHistory);
    const slow = await connection();
    await slow.query('BEGIN; LOCK TABLE focus.organizations IN SHARE MODE');
    // Long enough for a heartbeat on a busy machine.
    const leaseMs = 3_000;
    const first = runFocus(log, model.pool, { leaseMs });
    await until(`EXISTS (SELECT FROM pg_locks WHERE NOT granted)`);
    const second = runFocus(log, model.pool, { leaseMs });
    const { rows } = await model.pool.query<{ later: Date }>(
      `SELECT clock_timestamp() + 1.5 * $1 * interval '1 ms' AS later`,
      [leaseMs],
    );
    await until('clock_timestamp() > $1 AND (SELECT expires_at > $1 FROM kernel.leases)', [rows[0]?.later]);
    await slow.query('COMMIT');
    await reaches(first, await log.head());
    expect(await epochOf()).toBe('1');
    expect(second.status().health).toBe('standby');
    await Promise.all([first.stop(), second.stop(), slow.end()]);
  });
});
