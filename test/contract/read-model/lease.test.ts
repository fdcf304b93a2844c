import pg from 'pg';
import { holdLease } from '../../../src/kernel/projecting/lease.js';
import { freshReadModel, type ReadModel } from '../../support/projecting.js';

const claim = (holder: string) => ({ name: 'focus', holder, ttlMs: 3_600_000 });

let model: ReadModel;
let holders: pg.Client[];

beforeEach(async () => {
  model = await freshReadModel();
  holders = [];
});

afterEach(async () => {
  await Promise.all(holders.map((client) => client.end()));
  await model.drop();
});

async function connection(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: model.url });
  await client.connect();
  holders.push(client);
  return client;
}

describe('a lease', () => {
  it('belongs to its holder, who may renew it over any connection', async () => {
    const [first, second] = [await connection(), await connection()];
    expect(await holdLease(first, claim('one'))).toBe(true);
    expect(await holdLease(second, claim('two'))).toBe(false);
    expect(await holdLease(second, claim('one'))).toBe(true);
    expect(await holdLease(first, claim('two'))).toBe(false);
  });

  it('is free at once when the connection that renewed it last is gone, however long it would have lasted', async () => {
    const [first, second] = [await connection(), await connection()];
    const { rows } = await first.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    expect(await holdLease(first, claim('one'))).toBe(true);
    first.on('error', () => undefined);
    await second.query('SELECT pg_terminate_backend($1, 10000)', [rows[0]?.pid]);
    expect(await holdLease(second, claim('two'))).toBe(true);
  });
});
