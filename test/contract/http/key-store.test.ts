import { readFileSync } from 'node:fs';
import pg, { type PoolClient } from 'pg';
import {
  listKeys,
  revokeKey,
  rotateKey,
  signingKey,
  verifyingKeys,
} from '../../../src/kernel/http/authentication/key-store.js';
import { makeLocalJwks } from '../../../src/kernel/http/authentication/local-key.js';
import { migrate } from '../../../src/kernel/runtime/migrations.js';
import { freshDatabase, type FreshDatabase } from '../../support/postgres.js';

describe('local keys in the database', () => {
  let database: FreshDatabase;
  let pool: pg.Pool;

  beforeEach(async () => {
    database = await freshDatabase();
    pool = new pg.Pool({ connectionString: database.ownerUrl });
    await withClient((client) => migrate(client, 'kernel'));
  });

  afterEach(async () => {
    await pool.end();
    await database.drop();
  });

  async function withClient(work: (client: PoolClient) => Promise<unknown>): Promise<void> {
    const client = await pool.connect();
    await work(client).finally(() => {
      client.release();
    });
  }

  const verifying = async () => (await verifyingKeys(pool)).map(({ id }) => id);

  it('begin with one, which stays, and is the same for several processes that start at once', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => signingKey(pool)));
    const [id] = new Set(keys.map((key) => key.id));
    expect(new Set(keys.map((key) => key.id)).size).toBe(1);
    expect((await signingKey(pool)).id).toBe(id);
    expect(await verifying()).toEqual([id]);
  });

  it('rotate: the new one signs, the former one still verifies and its private half is deleted', async () => {
    const { id: before } = await signingKey(pool);
    const now = await rotateKey(pool);
    expect((await signingKey(pool)).id).toBe(now);
    expect(await verifying()).toEqual([now, before]);
    expect((await listKeys(pool)).map(({ id, signs, retiredAt }) => [id, signs, retiredAt === null])).toEqual([
      [now, true, true],
      [before, false, false],
    ]);
    const { rows } = await pool.query('SELECT id FROM kernel.signing_keys WHERE private_jwk IS NOT NULL');
    expect(rows).toEqual([{ id: now }]);
  });

  it('have exactly one that signs, even if several processes rotate and revoke at the same moment', async () => {
    const { id } = await signingKey(pool);
    await Promise.all([rotateKey(pool), revokeKey(pool, id), rotateKey(pool), revokeKey(pool, id), rotateKey(pool)]);
    const keys = await listKeys(pool);
    expect(keys.filter(({ signs }) => signs)).toHaveLength(1);
    expect(keys.find((key) => key.id === id)?.revokedAt).not.toBeNull();
    expect(await verifying()).not.toContain(id);
  });

  it('revoke: an earlier one no longer verifies, the others are unaffected', async () => {
    const { id: before } = await signingKey(pool);
    const now = await rotateKey(pool);
    expect(await revokeKey(pool, before)).toEqual({ kind: 'revoked', signing: now });
    expect(await revokeKey(pool, before)).toEqual({ kind: 'revoked', signing: now });
    expect(await verifying()).toEqual([now]);
  });

  it('revoke the one that signs: another one signs from then on', async () => {
    const { id: before } = await signingKey(pool);
    const revocation = await revokeKey(pool, before);
    const { id: now } = await signingKey(pool);
    expect(revocation).toEqual({ kind: 'revoked', signing: now });
    expect(now).not.toBe(before);
    expect(await verifying()).toEqual([now]);
  });

  it('that do not exist cannot be revoked', async () => {
    expect(await revokeKey(pool, 'nothing')).toEqual({ kind: 'unknown' });
    expect(await listKeys(pool)).toEqual([]);
  });

  it('include the one from before keys could be rotated', async () => {
    const { id, privateJwk } = await makeLocalJwks();
    await withClient(async (client) => {
      await client.query('DROP TABLE kernel.signing_keys');
      await client.query("INSERT INTO kernel.secrets (name, value) VALUES ('local-key', $1)", [
        JSON.stringify(privateJwk),
      ]);
      // Applied late here, since the migrations after it have been applied already.
      await client.query(
        `SET search_path TO kernel; ${readFileSync('migrations/kernel/0004_signing_keys.sql', 'utf8')}`,
      );
    });
    const key = await signingKey(pool);
    expect(key.id).toBe(id);
    expect(await verifying()).toEqual([id]);
    expect((await pool.query('SELECT name FROM kernel.secrets')).rows).toEqual([]);
  });
});
