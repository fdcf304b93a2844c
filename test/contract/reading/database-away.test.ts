import { isNativeError } from 'node:util/types';
import pg from 'pg';
import { isDatabaseAway } from '../../../src/kernel/reading/database-away.js';
import { createPool } from '../../../src/kernel/runtime/database.js';
import { createLogger } from '../../../src/kernel/runtime/logging.js';
import { freshDatabase, type FreshDatabase } from '../../support/postgres.js';
import { tcpProxy, type TcpProxy } from '../../support/tcp-proxy.js';

let database: FreshDatabase;
let proxy: TcpProxy;
let pool: pg.Pool;

beforeEach(async () => {
  database = await freshDatabase();
  proxy = await tcpProxy(database.url);
  pool = createPool(proxy.url, { name: 'test', size: 1, logger: createLogger('silent') });
  await pool.query('SELECT 1');
});
afterEach(async () => {
  await pool.end();
  await proxy.close();
  await database.drop();
});

/** The error of the query while this is done to its connection. */
async function failure(query: string, harm: () => unknown = () => undefined): Promise<unknown> {
  const asked = pool.query(query).then(() => 'no failure');
  const failed = asked.catch((error: unknown) => error);
  await harm();
  return failed;
}

const SLOWLY = 'SELECT pg_sleep(60)';

describe('the error of a query whose database is unavailable', () => {
  it.each([
    ['its connection is reset', () => failure(SLOWLY, () => proxy.cut())],
    ['the server ends its session', () => failure('SELECT pg_terminate_backend(pg_backend_pid())')],
    ['its session is gone before it is asked', async () => (proxy.cut(), failure('SELECT 1'))],
    ['nobody listens', async () => (await proxy.close(), failure('SELECT 1'))],
    ['it takes longer than it may', () => failure(`SET statement_timeout TO 50; ${SLOWLY}`)],
  ])('is recognised: %s', async (_, fail) => {
    const error = await fail();
    expect([isDatabaseAway(error), isNativeError(error)]).toEqual([true, true]);
  });

  it.each(['SELECT 1 / 0', 'SELECT none', 'no SQL', `DO $$ BEGIN RAISE unique_violation; END $$`])(
    'is not confused with a refused query: %s',
    async (query) => {
      const error = await failure(query);
      expect([isDatabaseAway(error), error]).toEqual([false, expect.any(pg.DatabaseError)]);
    },
  );

  it('is not confused with a bug', () => {
    expect(isDatabaseAway(new TypeError('x is not a function'))).toBe(false);
  });
});
