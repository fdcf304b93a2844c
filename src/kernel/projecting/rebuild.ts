import pg, { type ClientBase, type Pool } from 'pg';
import { openSession, sameServer, type Settings } from '../postgres/sessions.js';
import type { EventLog } from '../event-log/event-log.js';
import type { Clock } from '../runtime/clock.js';
import type { Logger } from '../runtime/logging.js';
import { makeBare } from './bare-tables.js';
import { openAs } from './open-as.js';
import { copyRows } from './copy-rows.js';
import { foldOn, writeChanges, type Folding } from './folding.js';
import { holdLease, keepLease, releaseLease } from './lease.js';
import type { Projector, TableLayout } from './projector.js';
import { swap } from './swap.js';
import { workingRows } from './working-rows.js';

/** What to rebuild, and from where. */
export interface RebuildOptions {
  readonly log: EventLog;
  /** As the role that owns the tables. */
  readonly pool: Pool;
  readonly projector: Projector;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Unique to this rebuild. */
  readonly holder: string;
  /** Creates the projector's tables, as its migrations do, in a schema of that name. */
  readonly createTables: (client: ClientBase, schema: string) => Promise<void>;
  /** Aborts it immediately, with the signal's reason, unless the new tables are already replacing the old ones. */
  readonly signal?: AbortSignal;
}

/** The result of a rebuild. */
export interface Rebuilt {
  /** The current checkpoint. */
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

const LEASE_MS = 30_000;
const SETTINGS: Settings = {
  maintenance_work_mem: '256MB',
  // While it blocks the old tables' writer, it may not be silent for longer than its lease.
  idle_in_transaction_session_timeout: String(LEASE_MS),
};

/** Folds the log and fills the new tables; returns the number of their rows. */
async function fill(
  client: ClientBase,
  schema: string,
  { log, projector, signal }: RebuildOptions,
  folding: Folding,
): Promise<number> {
  const { tables } = projector;
  const { rows } = folding;
  const definitions = await makeBare(client, schema);
  let copied = 0;
  const copy = async (layouts: readonly TableLayout[]): Promise<void> => {
    for (const layout of layouts) copied += await copyRows(client, schema, layout, rows.all(layout.name));
    rows.settle();
  };
  const insertOnly = tables.filter((layout) => layout.insertOnly === true);
  // They grow with the log, so that they are not kept in memory until its end; all other tables are copied as a whole.
  await foldOn({ log, projector }, folding, { signal, onPage: () => copy(insertOnly) });
  await copy(tables.filter((layout) => layout.insertOnly !== true));
  for (const definition of definitions) await client.query(definition);
  for (const { name } of tables)
    await client.query(`ANALYZE ${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`);
  return copied;
}

/** Drops what unfinished rebuilds left behind; one that still runs has lost its lease, and fails because of this. */
async function dropRemains(client: ClientBase, { schema }: Projector): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT nspname AS name FROM pg_namespace WHERE nspname = $1 OR starts_with(nspname, $2)`,
    [`${schema}_old`, `${schema}_new_`],
  );
  for (const { name } of rows) await client.query(`DROP SCHEMA ${pg.escapeIdentifier(name)} CASCADE`);
}

async function build(
  client: ClientBase,
  fresh: string,
  options: RebuildOptions,
  onceTheyWait: () => void,
): Promise<Rebuilt> {
  const { projector, createTables, signal } = options;
  await dropRemains(client, projector);
  await createTables(client, fresh);
  await openAs(client, projector.schema, fresh);
  const rows = workingRows(projector.tables, { complete: true });
  const folding: Folding = { rows, position: 0n, last: undefined, events: 0 };
  const copied = await fill(client, fresh, options, folding);
  // Catches up first, so that the old tables' writer waits only for the most recent events.
  await foldOn(options, folding, { signal });
  await writeChanges(client, fresh, folding.rows);
  await swap(client, fresh, options, folding, onceTheyWait);
  return { position: folding.position, events: folding.events, rows: copied };
}

/** Makes a signal end the connection, whatever the server is doing for it; returns a function that undoes this. */
async function endOn(signal: AbortSignal | undefined, client: pg.Client, pool: Pool): Promise<() => void> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const end = () => {
    // A server that copies, builds an index or waits for a lock does not notice that its client is gone.
    const told = pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    told.catch(() => client.end()).catch(() => undefined);
  };
  signal?.addEventListener('abort', end, { once: true });
  return () => signal?.removeEventListener('abort', end);
}

/**
 * Builds a projector's tables from the whole log beside the live ones and swaps them in, in one transaction; readers
 * and the running projector continue meanwhile. Throws RebuildUnderWayError, or CannotApplyError and leaves everything
 * unchanged.
 */
export async function rebuild(options: RebuildOptions): Promise<Rebuilt> {
  const { pool, projector, clock, holder, logger, signal } = options;
  const claim = { name: `rebuild ${projector.name}`, holder, ttlMs: LEASE_MS };
  signal?.throwIfAborted();
  if (!(await holdLease(pool, claim))) throw new RebuildUnderWayError(projector.name);
  const stopBeating = keepLease(pool, claim, clock, () => undefined);
  const fresh = `${projector.schema}_new_${holder.replaceAll(/\W/g, '').slice(-12)}`;
  let client: pg.Client | undefined;
  let stopHeeding: () => void = () => undefined;
  try {
    client = await openSession(sameServer(pool), { settings: SETTINGS });
    stopHeeding = await endOn(signal, client, pool);
    signal?.throwIfAborted();
    const rebuilt = await build(client, fresh, options, () => {
      signal?.throwIfAborted();
      stopHeeding(); // The rest takes moments; then the old tables can be dropped.
    });
    const { position, events, rows } = rebuilt;
    logger.info({ projector: projector.name, position: String(position), events, rows }, 'read model rebuilt');
    return rebuilt;
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    stopHeeding();
    await client?.end().catch(() => undefined);
    // The old tables, or after a failure the new ones; if they can't be dropped now, the next rebuild drops them.
    const remains = [`${projector.schema}_old`, fresh].map((name) => pg.escapeIdentifier(name));
    await pool.query(`DROP SCHEMA IF EXISTS ${remains.join(', ')} CASCADE`).catch(() => undefined);
    stopBeating();
    await releaseLease(pool, claim).catch(() => undefined);
  }
}
