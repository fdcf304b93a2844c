import { once } from 'node:events';
import pg, { type ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { scalarsOf } from './column-values.js';
import type { Row, Scalar, TableLayout } from './projector.js';

const CHUNK = 64 * 1024;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A value in COPY's text format. */
function field(value: Scalar): string {
  if (value === null) return '\\N';
  if (typeof value !== 'string') return value instanceof Date ? value.toISOString() : String(value);
  return /[\\\n\r\t]/.test(value) ? value.replace(/[\\\n\r\t]/g, (found) => ESCAPES[found] ?? found) : value;
}

/** Writes all rows into a table by COPY; returns how many. */
export async function copyRows(
  client: ClientBase,
  schema: string,
  layout: TableLayout,
  rows: Iterable<Row>,
): Promise<number> {
  const columns = Object.entries(layout.columns).map(([name, type]) => ({ name, scalar: scalarsOf(type) }));
  const names = columns.map(({ name }) => pg.escapeIdentifier(name));
  const into = `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(layout.name)}`;
  const stream = client.query(copyFrom(`COPY ${into} (${names.join(', ')}) FROM STDIN`));
  const finished = once(stream, 'finish');
  finished.catch(() => undefined); // Rejects when the stream fails; seen below.
  let copied = 0;
  let chunk = '';
  for (const row of rows) {
    for (const [index, { name, scalar }] of columns.entries())
      chunk += (index === 0 ? '' : '\t') + field(scalar(row[name]));
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
