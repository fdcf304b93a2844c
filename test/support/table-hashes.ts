import type { ClientBase, Pool } from 'pg';

/** What a table holds, whatever the order of its rows. */
export interface TableHash {
  readonly rows: number;
  readonly hash: string;
}

/** Row count and a hash of all rows, per table of the schema; two schemas with equal rows have equal results. */
export async function tableHashes(pool: Pool, schema: string): Promise<Record<string, TableHash>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = $1 AND table_type = 'BASE TABLE' ORDER BY table_name`,
    [schema],
  );
  return relationHashes(
    pool,
    schema,
    tables.map(({ name }) => name),
  );
}

/** Row count and a hash of all rows of each of these tables and views. */
export async function relationHashes(
  db: Pick<ClientBase, 'query'> | Pool,
  schema: string,
  names: readonly string[],
): Promise<Record<string, TableHash>> {
  const hashes: Record<string, TableHash> = {};
  for (const name of names) {
    const { rows } = await db.query<TableHash>(
      `SELECT count(*)::int AS rows, md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text COLLATE "C"), '')) AS hash
       FROM "${schema}"."${name}" AS t`,
    );
    if (rows[0] !== undefined) hashes[name] = rows[0];
  }
  return hashes;
}
