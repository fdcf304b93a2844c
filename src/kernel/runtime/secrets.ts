import type { Pool } from 'pg';

/**
 * A secret of this database by name, made on first use; if several processes make it at once, all get the one that was
 * written first. Never to be logged.
 */
export async function keepSecret(
  pool: Pick<Pool, 'query'>,
  name: string,
  make: () => string | Promise<string>,
): Promise<string> {
  const kept = await readSecret(pool, name);
  if (kept !== undefined) return kept;
  await pool.query('INSERT INTO kernel.secrets (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING', [
    name,
    await make(),
  ]);
  const written = await readSecret(pool, name);
  if (written === undefined) throw new Error(`The secret ${name} was deleted while it was being made.`);
  return written;
}

async function readSecret(pool: Pick<Pool, 'query'>, name: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ value: string }>('SELECT value FROM kernel.secrets WHERE name = $1', [name]);
  return rows[0]?.value;
}
