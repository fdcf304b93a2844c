import type pg from 'pg';
import { LogUnavailableError, type AppendResult } from './event-log.js';
import type { EncodedAppend } from './append-batches.js';
import type { BatchWriter } from './group-commit.js';
import { connect, isRolledBack, unavailable } from './postgres-connection.js';
import { encodeRows, NEW_EVENT_COLUMNS, valuesOf } from './postgres-rows.js';

const COLUMNS = NEW_EVENT_COLUMNS.filter((column) => column !== 'follows');
/** Null, which the column refuses, if an append would leave a gap after its stream's last event. */
const REVISION = `CASE WHEN e.follows IS NULL THEN e.revision ELSE
  (SELECT before.revision + 1 FROM log.events before WHERE before.stream = e.stream AND before.revision = e.follows) END`;

const REVISION_OF_ONE = `CASE WHEN $4::int IS NULL THEN $3::int ELSE
  (SELECT before.revision + 1 FROM log.events before WHERE before.stream = $2 AND before.revision = $4) END`;

// rule LOG-2: positions are handed out in commit order without gaps, since each batch claims the next ones by primary key
const APPEND_FAST = `
  INSERT INTO log.events (position, ${COLUMNS.join(', ')})
  SELECT $1::bigint + n, ${COLUMNS.map((column) => (column === 'revision' ? REVISION : `e.${column}`)).join(', ')}
  FROM unnest($2::log.new_event[]) WITH ORDINALITY AS e (${NEW_EVENT_COLUMNS.join(', ')}, n)`;

const parameterOf = (column: (typeof NEW_EVENT_COLUMNS)[number]): string => `$${NEW_EVENT_COLUMNS.indexOf(column) + 2}`;

/** The same for a single event, as values: an unnest costs more than the row. */
const APPEND_ONE = `
  INSERT INTO log.events (position, ${COLUMNS.join(', ')})
  VALUES ($1::bigint, ${COLUMNS.map((column) => (column === 'revision' ? REVISION_OF_ONE : parameterOf(column))).join(', ')})`;

const APPEND_LOCKED = 'SELECT stream, appended, revision, position, head FROM log.append_locked($1)';

const OPEN = `
  SELECT id, 'log.new_event'::regtype::oid::int8 AS row_type, (SELECT coalesce(max(position), 0) FROM log.events) AS head
  FROM log.identity`;

const UNIQUE_VIOLATION = '23505';
/** SQLSTATEs of a refusal by a guard; the locked way then finds out which append it was, or waits for its turn. */
const GUARDS = new Set([UNIQUE_VIOLATION, '23502', '40P01', '40001']);
/** How long to keep to the locked way after another process was seen writing, in ms. */
const CONTENDED = 1000;

interface Opening {
  readonly id: string;
  readonly row_type: string;
  readonly head: string;
}

interface LockedRow {
  readonly stream: string;
  readonly appended: boolean;
  readonly revision: number;
  readonly position: string;
  readonly head: string;
}

/** What a writer knows of its log. */
export interface PostgresWriter extends BatchWriter {
  readonly logId: string;
}

/** The connection that appends, and what it knows of the log. */
interface Writing {
  readonly client: pg.Client;
  /** The log's last position, as far as this process knows. */
  head: bigint;
  /** Until when batches take the locked way, by `performance.now()`. */
  contendedUntil: number;
}

async function writeFast(state: Writing, batch: readonly EncodedAppend[], rows: Buffer): Promise<AppendResult[]> {
  const [only, ...others] = batch.flatMap((append) => append.rows);
  await state.client.query(
    only !== undefined && others.length === 0
      ? { name: 'log.append-one', text: APPEND_ONE, values: [String(state.head + 1n), ...valuesOf(only)] }
      : { name: 'log.append', text: APPEND_FAST, values: [String(state.head), rows] },
  );
  return batch.map(({ rows: { length }, expectedRevision }) => {
    state.head += BigInt(length);
    return { kind: 'appended', revision: expectedRevision + length, position: state.head };
  });
}

async function writeLocked(state: Writing, batch: readonly EncodedAppend[], rows: Buffer): Promise<AppendResult[]> {
  const result = await state.client.query<LockedRow>({
    name: 'log.append-locked',
    text: APPEND_LOCKED,
    values: [rows],
  });
  const byStream = new Map(result.rows.map((row) => [row.stream, row]));
  state.head = BigInt(result.rows[0]?.head ?? state.head);
  return batch.map(({ stream }) => {
    const row = byStream.get(stream);
    if (row === undefined) throw new Error('log.append_locked left an append out.');
    const { appended, revision, position } = row;
    return appended
      ? { kind: 'appended', revision, position: BigInt(position) }
      : { kind: 'conflict', actualRevision: revision };
  });
}

/** The fast way; the locked one if a guard refuses that, and for a while after another process was seen writing. */
async function writeEither(state: Writing, batch: readonly EncodedAppend[], rows: Buffer): Promise<AppendResult[]> {
  if (performance.now() < state.contendedUntil) return writeLocked(state, batch, rows);
  try {
    return await writeFast(state, batch, rows);
  } catch (error) {
    if (!isRolledBack(error) || !GUARDS.has(error.code ?? '')) throw error;
    if (error.constraint === 'events_pkey') state.contendedUntil = performance.now() + CONTENDED;
    return writeLocked(state, batch, rows);
  }
}

function batchWriter(client: pg.Client, opening: Opening, isUsable: () => boolean): PostgresWriter {
  const state: Writing = { client, head: BigInt(opening.head), contendedUntil: 0 };
  return {
    logId: opening.id,
    isUsable,
    write: async (batch) => {
      const rows = encodeRows(
        Number(opening.row_type),
        batch.flatMap((append) => append.rows),
      );
      try {
        return await writeEither(state, batch, rows);
      } catch (error) {
        throw isRolledBack(error) ? unavailable(error) : error;
      }
    },
    end: () => client.end(),
  };
}

/**
 * Opens the one connection that appends; `onLost` is called when it breaks. Throws LogUnavailableError, also if the
 * database now holds another log than before.
 */
export async function openWriter(url: string, onLost: () => void, expectedLogId?: string): Promise<PostgresWriter> {
  let lost = false;
  const lose = (): void => {
    lost = true;
    onLost();
  };
  const client = await connect(url, lose, { statement_timeout: '30s' });
  try {
    const { rows } = await client.query<Opening>(OPEN);
    const [opening] = rows;
    if (opening === undefined) throw new LogUnavailableError('The event log in this database has no identity.');
    if (expectedLogId !== undefined && opening.id !== expectedLogId) {
      throw new LogUnavailableError(`This database now holds log ${opening.id}, no longer ${expectedLogId}: restart.`);
    }
    return batchWriter(client, opening, () => !lost);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw unavailable(error);
  }
}
