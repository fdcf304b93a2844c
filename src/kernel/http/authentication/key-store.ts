import type { JWK } from 'jose';
import type { Pool, PoolClient } from 'pg';
import { localKeyOf, localPublicKeyOf, makeLocalJwks, type LocalKey, type LocalPublicKey } from './local-key.js';

/** A local key as the operator sees it. */
export interface StoredKey {
  readonly id: string;
  /** It alone signs new tokens. */
  readonly signs: boolean;
  readonly madeAt: Date;
  /** Since when it only verifies; null while it signs. */
  readonly retiredAt: Date | null;
  /** Since when it verifies nothing; null while it verifies. */
  readonly revokedAt: Date | null;
}

/** The outcome of revoking a key; `signing` is the key that signs from now on. */
export type Revocation = { readonly kind: 'unknown' } | { readonly kind: 'revoked'; readonly signing: string };

/** The key that signs, made if there is none yet; if several processes make it at once, all get the same one. */
export async function signingKey(pool: Pick<Pool, 'query'>): Promise<LocalKey> {
  const kept = await readSigningKey(pool);
  if (kept !== undefined) return kept;
  await insertKey(pool);
  const written = await readSigningKey(pool);
  if (written === undefined) throw new Error('The signing key was revoked while it was being made.');
  return written;
}

/** The public halves of the keys that verify, the one that signs first. */
export async function verifyingKeys(pool: Pick<Pool, 'query'>): Promise<readonly LocalPublicKey[]> {
  const { rows } = await pool.query<{ public_jwk: JWK }>(
    'SELECT public_jwk FROM kernel.signing_keys WHERE revoked_at IS NULL ORDER BY retired_at DESC NULLS FIRST',
  );
  return Promise.all(rows.map(({ public_jwk }) => localPublicKeyOf(public_jwk)));
}

/** All keys, revoked ones too, the newest first. */
export async function listKeys(pool: Pick<Pool, 'query'>): Promise<readonly StoredKey[]> {
  const { rows } = await pool.query<StoredKey>(
    `SELECT id, retired_at IS NULL AS signs, made_at AS "madeAt", retired_at AS "retiredAt", revoked_at AS "revokedAt"
     FROM kernel.signing_keys ORDER BY made_at DESC, id`,
  );
  return rows;
}

/**
 * Makes a new key the signing one and returns its id; the former one still verifies, without its private half. Two
 * rotations at the same moment are one.
 */
export function rotateKey(pool: Pool): Promise<string> {
  return inTransaction(pool, async (client) => {
    await retireSigningKey(client);
    await insertKey(client);
    return signingId(client);
  });
}

/** Revokes a key; if it was the signing one, makes a new one sign. */
export function revokeKey(pool: Pool, id: string): Promise<Revocation> {
  return inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE kernel.signing_keys
       SET revoked_at = coalesce(revoked_at, now()), retired_at = coalesce(retired_at, now()), private_jwk = NULL
       WHERE id = $1`,
      [id],
    );
    if (rowCount === 0) return { kind: 'unknown' };
    await insertKey(client);
    return { kind: 'revoked', signing: await signingId(client) };
  });
}

async function readSigningKey(pool: Pick<Pool, 'query'>): Promise<LocalKey | undefined> {
  const { rows } = await pool.query<{ public_jwk: JWK; private_jwk: JWK }>(
    'SELECT public_jwk, private_jwk FROM kernel.signing_keys WHERE retired_at IS NULL',
  );
  const [row] = rows;
  return row && localKeyOf({ publicJwk: row.public_jwk, privateJwk: row.private_jwk });
}

/** Adds a key, unless there is a signing one. */
async function insertKey(client: Pick<Pool, 'query'>): Promise<void> {
  const { id, publicJwk, privateJwk } = await makeLocalJwks();
  await client.query(
    `INSERT INTO kernel.signing_keys (id, public_jwk, private_jwk, made_at) VALUES ($1, $2, $3, clock_timestamp())
     ON CONFLICT ((true)) WHERE retired_at IS NULL DO NOTHING`,
    [id, publicJwk, privateJwk],
  );
}

async function retireSigningKey(client: PoolClient): Promise<void> {
  await client.query('UPDATE kernel.signing_keys SET retired_at = now(), private_jwk = NULL WHERE retired_at IS NULL');
}

async function signingId(client: PoolClient): Promise<string> {
  const { rows } = await client.query<{ id: string }>('SELECT id FROM kernel.signing_keys WHERE retired_at IS NULL');
  const [row] = rows;
  if (row === undefined) throw new Error('No local key signs, though one was just made.');
  return row.id;
}

async function inTransaction<Answer>(pool: Pool, work: (client: PoolClient) => Promise<Answer>): Promise<Answer> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const answer = await work(client);
    await client.query('COMMIT');
    client.release();
    return answer;
  } catch (error) {
    // The connection may be in the middle of anything.
    client.release(true);
    throw error;
  }
}
