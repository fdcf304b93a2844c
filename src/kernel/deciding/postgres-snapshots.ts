import type { Pool, PoolClient } from 'pg';
import { atMost } from '../runtime/at-most.js';
import type { SavedSnapshot, Snapshot, SnapshotPart, SnapshotStore } from './snapshots.js';

const THERE = 'SELECT version, revision FROM kernel.snapshots WHERE stream = $1 FOR UPDATE';

const PARTS_A_PAGE = 16;

const READ = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

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

/** The bodies are passed as one value, which is sent as it is, whereas an array of them would be sent as text. */
const WRITE = `
  INSERT INTO kernel.snapshot_parts (stream, name, body)
  SELECT $1, name, substr($2::bytea, first, length) FROM unnest($3::text[], $4::int[], $5::int[]) AS p (name, first, length)
  ON CONFLICT (stream, name) DO UPDATE SET body = excluded.body`;

/** The most bytes in one statement, unless one part has more. */
const MOST_BYTES = 128 * 1024;

interface PageRow {
  readonly revision: string;
  readonly position: string;
  readonly name: string | null;
  readonly body: Buffer | null;
}

/** No more at once, so that connections are left for what cannot wait, such as a lease. */
const TRANSACTIONS_AT_ONCE = 2;

/** Snapshots in the tables `kernel.snapshots` and `kernel.snapshot_parts`. */
export function postgresSnapshots(pool: Pick<Pool, 'query' | 'connect'>): SnapshotStore {
  const limited = atMost(TRANSACTIONS_AT_ONCE);
  return {
    load: async (stream, version) => {
      const first = await page(pool, stream, version, '');
      if (first.length < PARTS_A_PAGE) return saved(first);
      // All pages as of one instant: another node may save while they are read. They are fetched at once, however
      // slowly the caller uses them, so that the connection is soon free again.
      const rows = await limited(() => inTransaction(pool, READ, (client) => allPages(client, stream, version)));
      return saved(rows);
    },
    save: (snapshot) => limited(() => inTransaction(pool, 'BEGIN', (client) => save(client, snapshot))),
  };
}

async function page(db: Pick<PoolClient, 'query'>, stream: string, version: string, after: string) {
  return (await db.query<PageRow>(PAGE, [stream, version, after])).rows;
}

async function allPages(client: PoolClient, stream: string, version: string): Promise<readonly PageRow[]> {
  const all: PageRow[] = [];
  let rows: readonly PageRow[];
  do {
    rows = await page(client, stream, version, all.at(-1)?.name ?? '');
    for (const row of rows) all.push(row);
  } while (rows.length === PARTS_A_PAGE);
  return all;
}

function saved(rows: readonly PageRow[]): SavedSnapshot | undefined {
  const [head] = rows;
  if (head === undefined) return undefined;
  return { revision: Number(head.revision), position: BigInt(head.position), parts: inPages(rows) };
}

async function* inPages(rows: readonly PageRow[]): SavedSnapshot['parts'] {
  for (let from = 0; from < rows.length; from += PARTS_A_PAGE) {
    await Promise.resolve();
    yield rows
      .slice(from, from + PARTS_A_PAGE)
      .flatMap(({ name, body }) => (name === null || body === null ? [] : [{ name, body }]));
  }
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
  begin: string,
  work: (client: PoolClient) => Promise<Answer>,
): Promise<Answer> {
  const client = await pool.connect();
  let failed: Error | undefined;
  try {
    await client.query(begin);
    const answer = await work(client);
    await client.query('COMMIT');
    return answer;
  } catch (error) {
    failed = error as Error;
    throw error;
  } finally {
    // After a failure the connection is closed as well.
    client.release(failed);
  }
}
