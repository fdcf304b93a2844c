import pg from 'pg';
import { migrate } from '../../../src/kernel/runtime/migrations.js';
import { keepSecret } from '../../../src/kernel/runtime/secrets.js';
import { freshDatabase, type FreshDatabase } from '../../support/postgres.js';

describe('secrets', () => {
  let database: FreshDatabase;
  let pool: pg.Pool;

  beforeEach(async () => {
    database = await freshDatabase();
    pool = new pg.Pool({ connectionString: database.ownerUrl });
    const client = await pool.connect();
    await migrate(client, 'kernel');
    client.release();
  });

  afterEach(async () => {
    await pool.end();
    await database.drop();
  });

  it('makes a secret once and then keeps it, each name its own', async () => {
    expect(await keepSecret(pool, 'one', () => 'first')).toBe('first');
    expect(await keepSecret(pool, 'one', () => 'second')).toBe('first');
    expect(await keepSecret(pool, 'other', async () => 'third')).toBe('third');
  });

  it('returns the secret that was written first to all processes that make it at once', async () => {
    const makers = Array.from({ length: 8 }, (_, index) => keepSecret(pool, 'raced', () => `made by ${index}`));
    const kept = await Promise.all(makers);
    expect(new Set(kept).size).toBe(1);
    expect(kept[0]).toMatch(/^made by \d$/);
  });
});
