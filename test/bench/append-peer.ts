import { randomUUID } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { NewEvent } from '../../src/kernel/event-log/event-log.js';
import { offered } from './append-events.js';

const COLUMNS = `stream, revision, id, type, schema_version, organization_id, actor, on_behalf_of, command_id, request_hmac,
  causation_id, correlation_id, traceparent, occurred_at, recorded_at, data, personal`;

/** The log's table and indexes, with positions from a sequence: what one would write without this log. */
export async function makePeerTable(client: pg.ClientBase): Promise<void> {
  await client.query(`
    CREATE SCHEMA peer;
    CREATE TABLE peer.events (LIKE log.events INCLUDING ALL);
    ALTER TABLE peer.events ALTER COLUMN position ADD GENERATED ALWAYS AS IDENTITY`);
}

function valuesOf(
  stream: string,
  revision: number,
  { id, schemaVersion, event, context }: NewEvent,
): (string | number | null)[] {
  return [
    stream,
    revision,
    id,
    event.type,
    schemaVersion,
    context.organizationId,
    context.actor,
    context.onBehalfOf ?? null,
    context.commandId,
    context.requestHmac,
    context.causationId ?? null,
    context.correlationId,
    context.traceparent ?? null,
    context.occurredAt,
    context.recordedAt,
    JSON.stringify(event.data),
    event.personal === undefined ? null : JSON.stringify(event.personal),
  ];
}

const INSERT = `INSERT INTO peer.events (${COLUMNS}) VALUES (${Array.from({ length: 17 }, (_, at) => `$${at + 1}`).join(', ')})`;

/** One INSERT, prepared, guarded by the stream's unique revisions. */
export async function insertOne(pool: pg.Pool, stream: string, revision: number, event: NewEvent): Promise<void> {
  await pool.query({ name: 'peer.insert', text: INSERT, values: valuesOf(stream, revision, event) });
}

const COPY_NULL = String.raw`\N`;
const copyText = (value: string | number | null): string =>
  value === null ? COPY_NULL : String(value).replaceAll('\\', '\\\\');

/** One COPY of `count` rows, one event each; returns rows per second. */
export async function copyRows(client: pg.Client, count: number, event: () => NewEvent): Promise<number> {
  function* lines(): Generator<string> {
    for (let chunk = 0; chunk < count; chunk += 100) {
      let text = '';
      for (let at = chunk; at < Math.min(count, chunk + 100); at++) {
        text += `${valuesOf(`focus-${randomUUID()}`, 1, event()).map(copyText).join('\t')}\n`;
      }
      yield text;
    }
  }
  const start = performance.now();
  await pipeline(Readable.from(lines()), client.query(copyFrom(`COPY peer.events (${COLUMNS}) FROM STDIN`)));
  return (count / (performance.now() - start)) * 1000;
}

/** With a blank after each colon, since pgbench takes `:name` for a variable. */
const literal = (value: object): string => `'${JSON.stringify(value).replaceAll("'", "''").replaceAll(':', ': ')}'`;

/** A script for pgbench: inserts a row of the same size, with ids made by the server. */
export const PGBENCH_SCRIPT = `INSERT INTO peer.events (${COLUMNS}) VALUES ('focus-' || gen_random_uuid(), 1,
  gen_random_uuid(), 'ItemOffered', 1, '0197d3a0-0000-7000-8000-000000000001', '0197d3a0-0000-7000-8000-000000000002',
  NULL, '0197d3a0-0000-7000-8000-000000000003', '${'a'.repeat(43)}', NULL, '0197d3a0-0000-7000-8000-000000000004', NULL,
  now(), now(), ${literal(offered.data)}, ${literal(offered.personal)});`;
