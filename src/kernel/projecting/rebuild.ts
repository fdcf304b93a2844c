import pg, { type ClientBase, type Pool } from 'pg';
import { openSession, sameServer, type Settings } from '../postgres/sessions.js';
import type { EventLog } from '../event-log/event-log.js';
import type { Clock } from '../runtime/clock.js';
import type { Logger } from '../runtime/logging.js';
import { makeBare } from './bare-tables.js';
import { openAs } from './open-as.js';
import { copyRows } from './copy-rows.js';
import type { AppliedEvent } from './checkpoint.js';
import { batchReader, type Batch } from './feed.js';
import { foldComplete } from './fold.js';
import { holdLease, keepLease, releaseLease } from './lease.js';
import type { Projector } from './projector.js';
import { workingRows, type WorkingRows } from './working-rows.js';
import { batchStatements } from './write-batch.js';

/** What to build anew, from where. */
export interface RebuildOptions {
  readonly log: EventLog;
  /** As the role that owns the tables. */
  readonly pool: Pool;
  readonly projector: Projector;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Unique to this rebuild. */
  readonly holder: string;
  /** Makes the projector's tables, as its migrations say, in a schema of that name. */
  readonly createTables: (client: ClientBase, schema: string) => Promise<void>;
  /** Called now and then with the position that is folded. */
  readonly onProgress?: (position: bigint) => void;
}

/** What a rebuild has done. */
export interface Rebuilt {
  /** Where the checkpoint stands now. */
  readonly position: bigint;
  readonly events: number;
  readonly rows: number;
}

/** Thrown when another process is rebuilding the same read model. */
export class RebuildUnderWayError extends Error {
  constructor(projector: string) {
    super(`Another process is rebuilding ${projector} right now: let it finish.`);
  }
}

const PAGE = 5_000;
const LEASE_MS = 30_000;
const SETTINGS: Settings = {
  maintenance_work_mem: '256MB',
  // While it has the old tables' writer wait, it may not do so for longer than its lease without a word.
  idle_in_transaction_session_timeout: String(LEASE_MS),
};

/** Batch after batch to the head, the next one read while the last is folded. */
async function* batches(log: EventLog, { streamPrefixes }: Projector, after: bigint): AsyncGenerator<Batch> {
  const reader = batchReader(log, streamPrefixes);
  for (let batch = await reader.read(after, PAGE); ; batch = await reader.read(batch.next, PAGE)) {
    if (batch.more) reader.readAhead(batch.next, PAGE);
    yield batch;
    if (!batch.more) return;
  }
}

interface Folding {
  readonly rows: WorkingRows;
  position: bigint;
  last: AppliedEvent | undefined;
  events: number;
}

/** Folds everything that the log holds beyond the position so far. */
async function foldOn({ log, projector, onProgress }: RebuildOptions, folding: Folding): Promise<void> {
  for await (const { events, next } of batches(log, projector, folding.position)) {
    foldComplete(projector, events, folding.rows);
    folding.position = next;
    folding.last = events.at(-1) ?? folding.last;
    folding.events += events.length;
    onProgress?.(next);
  }
}

async function fill(client: ClientBase, schema: string, { tables }: Projector, rows: WorkingRows): Promise<number> {
  const definitions = await makeBare(client, schema);
  let copied = 0;
  for (const layout of tables) copied += await copyRows(client, schema, layout, rows.all(layout.name));
  for (const definition of definitions) await client.query(definition);
  for (const { name } of tables)
    await client.query(`ANALYZE ${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`);
  rows.settle();
  return copied;
}

async function writeChanges(client: ClientBase, schema: string, rows: WorkingRows): Promise<void> {
  for (const statement of batchStatements(schema, rows.changes())) await client.query(statement);
  rows.settle();
}

/** Folds on and puts the new tables in the old ones' place, while whoever writes the old ones waits. */
async function swap(client: ClientBase, fresh: string, options: RebuildOptions, folding: Folding): Promise<void> {
  const { projector } = options;
  const [live, aside, built] = [projector.schema, `${projector.schema}_old`, fresh].map((name) =>
    pg.escapeIdentifier(name),
  );
  await client.query('BEGIN');
  try {
    await client.query('INSERT INTO kernel.checkpoints (projector) VALUES ($1) ON CONFLICT DO NOTHING', [
      projector.name,
    ]);
    // Who writes the old tables moves this checkpoint first: it waits for us, then finds its epoch lost.
    await client.query('SELECT FROM kernel.checkpoints WHERE projector = $1 FOR UPDATE', [projector.name]);
    await foldOn(options, folding);
    await writeChanges(client, fresh, folding.rows);
    // rule LOG-6: tables made from the log alone take the old ones' place, together with their checkpoint.
    await client.query(`ALTER SCHEMA ${live} RENAME TO ${aside}`);
    await client.query(`ALTER SCHEMA ${built} RENAME TO ${live}`);
    await setCheckpoint(client, options, folding);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

/** The checkpoint of the new tables, in the log that they were made from, be it another than before. */
async function setCheckpoint(
  client: ClientBase,
  { projector, log }: RebuildOptions,
  { position, last }: Folding,
): Promise<void> {
  await client.query(
    `UPDATE kernel.checkpoints
     SET position = $2, epoch = epoch + 1, rebuilds = rebuilds + 1, moved_at = now(), failed_position = NULL, failure = NULL,
       log_id = $3, event_id = $4, event_stream = $5, event_revision = $6, event_position = $7, version = $8
     WHERE projector = $1`,
    [
      ...[projector.name, String(position), log.id, last?.id, last?.stream, last?.revision],
      ...[last && String(last.position), projector.version],
    ],
  );
}

/** Drops what rebuilds that did not end left behind; one that still runs has lost its lease, and fails for it. */
async function dropRemains(client: ClientBase, { schema }: Projector): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT nspname AS name FROM pg_namespace WHERE nspname = $1 OR starts_with(nspname, $2)`,
    [`${schema}_old`, `${schema}_new_`],
  );
  for (const { name } of rows) await client.query(`DROP SCHEMA ${pg.escapeIdentifier(name)} CASCADE`);
}

async function build(client: ClientBase, fresh: string, options: RebuildOptions): Promise<Rebuilt> {
  const { projector, createTables } = options;
  await dropRemains(client, projector);
  await createTables(client, fresh);
  await openAs(client, projector.schema, fresh);
  const rows = workingRows(projector.tables, { complete: true });
  const folding: Folding = { rows, position: 0n, last: undefined, events: 0 };
  await foldOn(options, folding);
  const copied = await fill(client, fresh, projector, folding.rows);
  // Catches up first, so that the old tables' writer waits for the last moments' events only.
  await foldOn(options, folding);
  await writeChanges(client, fresh, folding.rows);
  await swap(client, fresh, options, folding);
  return { position: folding.position, events: folding.events, rows: copied };
}

/**
 * Builds a projector's tables from the whole log beside the live ones and swaps them in, in one transaction; readers
 * and the running projector go on meanwhile. Throws RebuildUnderWayError, or CannotApplyError and leaves all as it was.
 */
export async function rebuild(options: RebuildOptions): Promise<Rebuilt> {
  const { pool, projector, clock, holder, logger } = options;
  const claim = { name: `rebuild ${projector.name}`, holder, ttlMs: LEASE_MS };
  if (!(await holdLease(pool, claim))) throw new RebuildUnderWayError(projector.name);
  const stopBeating = keepLease(pool, claim, clock, () => undefined);
  const fresh = `${projector.schema}_new_${holder.replaceAll(/\W/g, '').slice(-12)}`;
  let client: pg.Client | undefined;
  try {
    client = await openSession(sameServer(pool), { settings: SETTINGS });
    const rebuilt = await build(client, fresh, options);
    const { position, events, rows } = rebuilt;
    logger.info({ projector: projector.name, position: String(position), events, rows }, 'read model rebuilt');
    return rebuilt;
  } finally {
    // The old tables, or after a failure the new ones; what can't be dropped now, the next rebuild drops.
    const remains = [`${projector.schema}_old`, fresh].map((name) => pg.escapeIdentifier(name));
    await client?.query(`DROP SCHEMA IF EXISTS ${remains.join(', ')} CASCADE`).catch(() => undefined);
    stopBeating();
    await client?.end().catch(() => undefined);
    await releaseLease(pool, claim).catch(() => undefined);
  }
}
