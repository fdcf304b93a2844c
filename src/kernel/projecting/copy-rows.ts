import { once } from 'node:events';
import pg, { type ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Row, TableLayout, Value } from './projector.js';

const CHUNK = 64 * 1024;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A value in COPY's text format. */
function field(value: Value | undefined): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value !== 'string') return value instanceof Date ? value.toISOString() : String(value);
  return /[\\\n\r\t]/.test(value) ? value.replace(/[\\\n\r\t]/g, (found) => ESCAPES[found] ?? found) : value;
}

/** Brings all rows into a table by COPY; answers how many. */
export async function copyRows(
  client: ClientBase,
  schema: string,
  layout: TableLayout,
  rows: Iterable<Row>,
): Promise<number> {
  const columns = Object.keys(layout.columns);
  const into = `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(layout.name)}`;
  const stream = client.query(copyFrom(`COPY ${into} (${columns.map(pg.escapeIdentifier).join(', ')}) FROM STDIN`));
  const finished = once(stream, 'finish');
  finished.catch(() => undefined); // Rejects when the stream fails; seen below.
  let copied = 0;
  let chunk = '';
  for (const row of rows) {
    for (let index = 0; index < columns.length; index++)
      chunk += (index === 0 ? '' : '\t') + field(row[columns[index] ?? '']);
    chunk += '\n';
    copied++;
    if (chunk.length < CHUNK) continue;
    if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), finished]);
    chunk = '';
  }
  stream.end(chunk);
  await finished;
  return copied;
}
