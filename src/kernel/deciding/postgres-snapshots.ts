import type { Pool, PoolClient } from 'pg';
import type { SavedSnapshot, Snapshot, SnapshotPart, SnapshotStore } from './snapshots.js';

const THERE = 'SELECT version, revision FROM kernel.snapshots WHERE stream = $1 FOR UPDATE';

const PARTS_A_PAGE = 16;

/** The revision stands on each page, so that all pages are known to be of one. */
const PAGE = `
  SELECT s.revision, s.position, p.name, p.body FROM kernel.snapshots s
  LEFT JOIN LATERAL (
    SELECT name, body FROM kernel.snapshot_parts WHERE stream = s.stream AND name > $3 ORDER BY name LIMIT ${PARTS_A_PAGE}
  ) p ON true
  WHERE s.stream = $1 AND s.version = $2`;

const SAVE = `
  INSERT INTO kernel.snapshots (stream, version, revision, position) VALUES ($1, $2, $3, $4)
  ON CONFLICT (stream) DO UPDATE SET
    version = excluded.version, revision = excluded.revision, position = excluded.position`;

const CLEAR = 'DELETE FROM kernel.snapshot_parts WHERE stream = $1';

const REMOVE = 'DELETE FROM kernel.snapshot_parts WHERE stream = $1 AND name = ANY ($2)';

/** The bodies come as one value, which goes as it is, where an array of them would be written out as text. */
const WRITE = `
  INSERT INTO kernel.snapshot_parts (stream, name, body)
  SELECT $1, name, substr($2::bytea, first, length) FROM unnest($3::text[], $4::int[], $5::int[]) AS p (name, first, length)
  ON CONFLICT (stream, name) DO UPDATE SET body = excluded.body`;

/** Bytes that go in one statement, or one part that has more. */
const MOST_BYTES = 128 * 1024;

interface PageRow {
  readonly revision: string;
  readonly position: string;
  readonly name: string | null;
  readonly body: Buffer | null;
}

/** Snapshots in the tables `kernel.snapshots` and `kernel.snapshot_parts`. */
export function postgresSnapshots(pool: Pick<Pool, 'query' | 'connect'>): SnapshotStore {
  const page = async (stream: string, version: string, after: string) =>
    (await pool.query<PageRow>(PAGE, [stream, version, after])).rows;

  async function* pagesFrom(first: readonly PageRow[], stream: string, version: string): SavedSnapshot['parts'] {
    const revision = first[0]?.revision;
    for (let rows = first; ;) {
      if (rows[0]?.revision !== revision)
        throw new Error(`The snapshot of ${stream} was saved anew while it was read.`);
      const parts = rows.flatMap(({ name, body }) => (name === null || body === null ? [] : [{ name, body }]));
      const last = parts.at(-1);
      if (last === undefined) return;
      yield parts;
      if (parts.length < PARTS_A_PAGE) return;
      rows = await page(stream, version, last.name);
    }
  }

  return {
    load: async (stream, version) => {
      const first = await page(stream, version, '');
      const [head] = first;
      if (head === undefined) return undefined;
      const place = { revision: Number(head.revision), position: BigInt(head.position) };
      return { ...place, parts: pagesFrom(first, stream, version) };
    },
    save: (snapshot) => inTransaction(pool, (client) => save(client, snapshot)),
  };
}

async function save(
  client: PoolClient,
  { stream, version, revision, position, since, parts, gone }: Snapshot,
): Promise<boolean> {
  const { rows } = await client.query<{ version: string; revision: string }>(THERE, [stream]);
  const there = rows[0]?.version === version ? Number(rows[0].revision) : 0;
  if (there >= revision) return true;
  if (there < since) return false;
  await client.query(SAVE, [stream, version, revision, position.toString()]);
  if (since === 0) await client.query(CLEAR, [stream]);
  else if (gone.length > 0) await client.query(REMOVE, [stream, gone]);
  for (const some of inStatements(parts)) await write(client, stream, some);
  return true;
}

async function write(client: PoolClient, stream: string, parts: readonly SnapshotPart[]): Promise<void> {
  const lengths = parts.map(({ body }) => body.byteLength);
  let next = 1;
  const first = lengths.map((length) => (next += length) - length);
  const body = Buffer.concat(parts.map((part) => part.body));
  await client.query(WRITE, [stream, body, parts.map(({ name }) => name), first, lengths]);
}

function* inStatements(parts: readonly SnapshotPart[]): Iterable<readonly SnapshotPart[]> {
  let some: SnapshotPart[] = [];
  let bytes = 0;
  for (const part of parts) {
    if (some.length > 0 && bytes + part.body.byteLength > MOST_BYTES) {
      yield some;
      [some, bytes] = [[], 0];
    }
    some.push(part);
    bytes += part.body.byteLength;
  }
  if (some.length > 0) yield some;
}

async function inTransaction<Answer>(
  pool: Pick<Pool, 'connect'>,
  work: (client: PoolClient) => Promise<Answer>,
): Promise<Answer> {
  const client = await pool.connect();
  let failed: Error | undefined;
  try {
    await client.query('BEGIN');
    const answer = await work(client);
    await client.query('COMMIT');
    return answer;
  } catch (error) {
    failed = error as Error;
    throw error;
  } finally {
    // What failed ends with its connection.
    client.release(failed);
  }
}
