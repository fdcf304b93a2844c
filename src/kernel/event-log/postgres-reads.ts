import pg from 'pg';
import type { Page, PersonalCodec, ReadAll, ReadStream, RecordedEvent } from './event-log.js';
import { connectionConfig, prepareSession, unavailable } from './postgres-connection.js';
import { asText, decodeRow, READ_COLUMNS, type ReadRow } from './postgres-rows.js';

/** The reading half of a log in Postgres. */
export interface Reads {
  readonly readAll: (request: ReadAll) => Promise<Page>;
  readonly readStreams: (requests: readonly ReadStream[]) => Promise<readonly (readonly RecordedEvent[])[]>;
  readonly head: () => Promise<bigint>;
  readonly close: () => Promise<void>;
}

/** A page's row with the head beside it, or the head alone where nothing was found. */
type FilteredRow = readonly [...ReadRow, head: string] | readonly [null, ...(string | null)[]];

const EVENT = READ_COLUMNS.map((column) => `e.${column}`).join(', ');

const READ_ALL = `SELECT ${EVENT} FROM log.events e WHERE e.position > $1 ORDER BY e.position LIMIT $2`;

const READ_STREAMS = `
  SELECT ${EVENT}, r.n FROM unnest($1::text[], $2::int[], $3::int[]) WITH ORDINALITY AS r (stream, first, wanted, n)
  CROSS JOIN LATERAL (
    SELECT * FROM log.events s WHERE s.stream = r.stream AND s.revision >= r.first ORDER BY s.revision LIMIT r.wanted
  ) e
  ORDER BY r.n, e.revision`;

const HEAD = 'SELECT coalesce(max(position), 0) AS head FROM log.events';

/** One index range per prefix, merged by position; the head is the same snapshot's, so what was passed over is known. */
function readFiltered(prefixes: readonly string[]): { readonly text: string; readonly values: readonly string[] } {
  const values: string[] = [];
  const parameter = (value: string): string => `$${values.push(value) + 2}`;
  const ranges = prefixes.map((prefix) => {
    const dash = prefix.indexOf('-');
    const ofKind = dash < 0 ? '' : `split_part(e.stream, '-', 1) = ${parameter(prefix.slice(0, dash))} AND`;
    return `(SELECT ${EVENT} FROM log.events e WHERE ${ofKind} e.position > $1 AND starts_with(e.stream, ${parameter(prefix)})
      ORDER BY e.position LIMIT $2)`;
  });
  const text = `
    SELECT ${EVENT}, h.head FROM (${HEAD}) h
    LEFT JOIN (SELECT * FROM (${ranges.join(' UNION ALL ')}) e ORDER BY e.position LIMIT $2) e ON true
    ORDER BY e.position`;
  return { text, values };
}

const maximum = (one: bigint, other: bigint): bigint => (one > other ? one : other);

/** Without those that another one covers, so that no event is found twice. */
function disjoint(prefixes: readonly string[]): readonly string[] {
  return [...new Set(prefixes)].filter(
    (prefix) => !prefixes.some((other) => other !== prefix && prefix.startsWith(other)),
  );
}

/** Reads through a pool of at most `connections`. */
export function openReads(url: string, codec: PersonalCodec, connections: number): Reads {
  const settings = { ...connectionConfig(url), max: connections, onConnect: prepareSession };
  const pool = new pg.Pool(settings);
  // An idle connection that breaks is replaced by the next read.
  pool.on('error', () => undefined);

  async function query<Row extends readonly unknown[]>(
    name: string,
    text: string,
    values: readonly unknown[],
  ): Promise<Row[]> {
    const statement = { name: `log.${name}`, text, values: [...values], rowMode: 'array' as const, types: asText };
    try {
      return (await pool.query<[...Row]>(statement)).rows;
    } catch (error) {
      throw unavailable(error);
    }
  }

  async function readEverything({ after, limit }: ReadAll): Promise<Page> {
    const rows = await query<ReadRow>('read-all', READ_ALL, [String(after), limit]);
    const events = rows.map((row) => decodeRow(row, codec));
    return { events, next: events.at(-1)?.position ?? after };
  }

  async function readSome({ after, limit }: ReadAll, prefixes: readonly string[]): Promise<Page> {
    if (prefixes.length === 0) return { events: [], next: maximum(after, await head()) };
    const { text, values } = readFiltered(prefixes);
    const kinds = prefixes.map((prefix) => (prefix.includes('-') ? 'k' : 'p')).join('');
    const rows = await query<FilteredRow>(`read-${kinds}`, text, [String(after), limit, ...values]);
    const events = rows.filter((row) => row[0] !== null).map((row) => decodeRow(row, codec));
    const last = events.at(-1)?.position;
    if (last !== undefined && events.length >= limit) return { events, next: last };
    return { events, next: maximum(after, BigInt(rows[0]?.at(-1) ?? 0)) };
  }

  async function head(): Promise<bigint> {
    const rows = await query<readonly [string]>('head', HEAD, []);
    return BigInt(rows[0]?.[0] ?? 0);
  }

  return {
    head,
    readAll: (request) =>
      request.streamPrefixes === undefined
        ? readEverything(request)
        : readSome(request, disjoint(request.streamPrefixes)),
    readStreams: async (requests) => {
      const rows = await query<readonly [...ReadRow, string]>('read-streams', READ_STREAMS, [
        requests.map(({ stream }) => stream),
        requests.map(({ fromRevision }) => fromRevision),
        requests.map(({ limit }) => limit ?? null),
      ]);
      const found: RecordedEvent[][] = requests.map(() => []);
      for (const row of rows) found[Number(row.at(-1)) - 1]?.push(decodeRow(row, codec));
      return found;
    },
    close: () => pool.end(),
  };
}
