import type { Pool } from 'pg';
import type { SnapshotStore } from './snapshots.js';

const LOAD = 'SELECT revision, position, body FROM kernel.snapshots WHERE stream = $1 AND version = $2';

const SAVE = `
  INSERT INTO kernel.snapshots AS there (stream, version, revision, position, body) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (stream) DO UPDATE SET
    version = excluded.version, revision = excluded.revision, position = excluded.position, body = excluded.body
  WHERE there.version <> excluded.version OR there.revision < excluded.revision`;

/** Snapshots in the table `kernel.snapshots`. */
export function postgresSnapshots(pool: Pick<Pool, 'query'>): SnapshotStore {
  return {
    load: async (stream, version) => {
      const { rows } = await pool.query<{ revision: string; position: string; body: Buffer }>(LOAD, [stream, version]);
      const [row] = rows;
      if (row === undefined) return undefined;
      return { stream, version, revision: Number(row.revision), position: BigInt(row.position), body: row.body };
    },
    save: async ({ stream, version, revision, position, body }) => {
      await pool.query(SAVE, [stream, version, revision, position.toString(), body]);
    },
  };
}
