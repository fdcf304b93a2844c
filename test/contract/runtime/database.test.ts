import { createServer, type Server } from 'node:net';
import pg from 'pg';
import { createPool, openDatabase } from '../../../src/kernel/runtime/database.js';
import { createLogger } from '../../../src/kernel/runtime/logging.js';
import { StartError } from '../../../src/kernel/runtime/start-error.js';
import { freshDatabase, type FreshDatabase } from '../../support/postgres.js';
import { tcpProxy } from '../../support/tcp-proxy.js';

const logger = createLogger('silent');
const open = (databaseUrl: string) => openDatabase({ databaseUrl, dataDir: '/never/used' }, logger, 'service');

/** A server that implements just enough of Postgres' protocol to report a version. */
async function postgresOfVersion(version: number): Promise<Server> {
  const message = (type: string, body: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(body.length + 4);
    return Buffer.concat([Buffer.from(type), length, body]);
  };
  const said = { version: String(version), encoding: 'UTF8', standby: 'f', triggers: 'origin', unsafe: '{}' };
  const types = { version: 23, encoding: 25, standby: 16, triggers: 25, unsafe: 1009 };
  const columns = Object.entries(types).map(([name, oid]) => {
    const described = Buffer.concat([Buffer.from(`${name}\0`), Buffer.alloc(18)]);
    described.writeInt32BE(oid, described.length - 12);
    return described;
  });
  const column = Buffer.concat([Buffer.from([0, columns.length]), ...columns]);
  const values = Object.values(said).map((value) => Buffer.from(`\0\0\0${String.fromCharCode(value.length)}${value}`));
  const row = Buffer.concat([Buffer.from([0, values.length]), ...values]);
  const ready = message('Z', Buffer.from('I'));
  const answer = Buffer.concat([
    message('T', column),
    message('D', row),
    message('C', Buffer.from('SELECT 1\0')),
    ready,
  ]);
  const server = createServer((socket) => {
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', Buffer.alloc(4)), ready]));
      socket.on('data', (data) => data.subarray(0, 1).toString() === 'Q' && socket.write(answer));
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}

const portOf = (server: Server) => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

describe('an external Postgres', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  it('fails the running statement when a connection breaks, but not the process', async () => {
    const proxy = await tcpProxy(database.url);
    const pool = createPool(proxy.url, { name: 'broken', size: 2, logger });
    const client = await pool.connect();
    const running = client.query('SELECT pg_sleep(1000)');
    proxy.cut();
    await expect(running).rejects.toThrow();
    client.release(true);
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await pool.end();
    await proxy.close();
  });

  it('is used without changes, and not stopped', async () => {
    const opened = await open(database.url);
    expect(opened).toMatchObject({ url: database.url, embedded: false });
    await opened.stop();
    const pool = createPool(opened.url, { name: 'test', size: 2, logger });
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await pool.end();
  });

  it('is refused in one sentence when it cannot be reached', async () => {
    const server = await postgresOfVersion(18);
    const port = portOf(server);
    await new Promise((closed) => server.close(closed));
    const refused = open(`postgres://ada:hunter2@127.0.0.1:${port}/brightly`);
    await expect(refused).rejects.toThrow(StartError);
    await expect(refused).rejects.toThrow(
      `DATABASE_URL: cannot connect to Postgres at 127.0.0.1:${port}/brightly: connect ECONNREFUSED 127.0.0.1:${port}`,
    );
  });

  it('is refused for DATABASE_URL if neither role can connect, and for DATABASE_OWNER_URL if only the owner can not', async () => {
    const server = await postgresOfVersion(18);
    const nowhere = `postgres://ada:hunter2@127.0.0.1:${portOf(server)}/brightly`;
    await new Promise((closed) => server.close(closed));
    const opened = (databaseUrl: string) =>
      openDatabase({ databaseUrl, databaseOwnerUrl: `${nowhere}_owned`, dataDir: '/nowhere' }, logger, 'command');
    await expect(opened(nowhere)).rejects.toThrow(/^DATABASE_URL: cannot connect/);
    await expect(opened(database.url)).rejects.toThrow(/^DATABASE_OWNER_URL: cannot connect/);
  });

  it('is refused, without repeating the password, when that is wrong', async () => {
    const url = new URL(database.url);
    url.password = 'hunter2';
    const refused = open(url.href);
    await expect(refused).rejects.toThrow('password authentication failed for user "brightly_service"');
    await expect(refused).rejects.not.toThrow('hunter2');
  });

  it.each([
    [14, 'has version 14; Brightly needs 15 or later.'],
    [9, 'has version 9; Brightly needs 15 or later.'],
  ])('is refused in one sentence when it is version %i', async (version, sentence) => {
    const server = await postgresOfVersion(version);
    await expect(open(`postgres://ada@127.0.0.1:${portOf(server)}/brightly`)).rejects.toThrow(sentence);
    await new Promise((closed) => server.close(closed));
  });

  it('is accepted from version 15 on', async () => {
    const server = await postgresOfVersion(15);
    const opened = await open(`postgres://ada@127.0.0.1:${portOf(server)}/brightly`);
    expect(opened.embedded).toBe(false);
    await new Promise((closed) => server.close(closed));
  });
});

describe('a pool of connections', () => {
  it('replaces a connection that was broken while idle, and cancels a statement that takes too long', async () => {
    const database = await freshDatabase();
    const pool = createPool(database.url, { name: 'test', size: 1, statementTimeoutMs: 50, logger });
    const pidOf = async () => (await pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]?.pid;
    const pid = await pidOf();
    const broken = new Promise((resolve) => pool.once('error', resolve));
    const other = new pg.Client({ connectionString: database.url });
    await other.connect();
    await other.query('SELECT pg_terminate_backend($1)', [pid]);
    await other.end();
    await broken;
    expect(await pidOf()).not.toBe(pid);
    await expect(pool.query('SELECT pg_sleep(60)')).rejects.toThrow('statement timeout');
    await pool.end();
    await database.drop();
  });
});
