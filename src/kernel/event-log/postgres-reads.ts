import type pg from 'pg';
import { openPool } from '../postgres/sessions.js';
import type { Page, PersonalCodec, ReadAll, ReadStream, RecordedEvent, StreamEvents } from './event-log.js';
import { connectionConfig, LOG_SETTINGS, unavailable } from './postgres-connection.js';
import { disjoint, EVENT, filteredQuery, HEAD, READ_ALL, withinBytesInOrder } from './postgres-filter.js';
import { asText, decodeRow, READ_COLUMNS, type ReadRow } from './postgres-rows.js';

/** The reading half of a log in Postgres. */
export interface LogReads {
  readonly readAll: (request: ReadAll) => Promise<Page>;
  readonly readStreams: (requests: readonly ReadStream[]) => Promise<readonly StreamEvents[]>;
  readonly head: () => Promise<bigint>;
  readonly close: () => Promise<void>;
}

/** A row of a page and the head; if nothing was found, the head only. */
type FilteredRow = readonly [...BoundRow, head: string] | readonly [null, ...(string | null)[]];

/** A row, and the total bytes of the page up to it. */
type BoundRow = readonly [...ReadRow, bytes: string];

const BYTES = READ_COLUMNS.length;
/** More than any page has. */
const UNBOUND = Number.MAX_SAFE_INTEGER;

const READ_STREAMS = `
  SELECT ${EVENT}, e.bytes, r.n
  FROM unnest($1::text[], $2::int[], $3::int[], $4::bigint[]) WITH ORDINALITY AS r (stream, first, wanted, most, n)
  CROSS JOIN LATERAL (${withinBytesInOrder(
    `SELECT * FROM log.events s WHERE s.stream = r.stream AND s.revision >= r.first ORDER BY s.revision LIMIT r.wanted`,
    'r.most',
    'revision',
  )}) e
  ORDER BY r.n, e.revision`;

const READ_HEAD = `SELECT (${HEAD})`;

const maximum = (one: bigint, other: bigint): bigint => (one > other ? one : other);

type Query = <Row extends readonly unknown[]>(name: string, text: string, values: readonly unknown[]) => Promise<Row[]>;

/** Prepared statements through a pool; an error becomes LogUnavailableError. */
function queryThrough(pool: pg.Pool): Query {
  return async <Row extends readonly unknown[]>(
    name: string,
    text: string,
    values: readonly unknown[],
  ): Promise<Row[]> => {
    const statement = { name: `log.${name}`, text, values: [...values], rowMode: 'array' as const, types: asText };
    try {
      return (await pool.query<[...Row]>(statement)).rows;
    } catch (error) {
      throw unavailable(error);
    }
  };
}

async function readHead(query: Query): Promise<bigint> {
  const rows = await query<readonly [string]>('head', READ_HEAD, []);
  return BigInt(rows[0]?.[0] ?? 0);
}

async function readEverything(query: Query, codec: PersonalCodec, request: ReadAll): Promise<Page> {
  const { after, limit, maxBytes = UNBOUND } = request;
  const rows = await query<BoundRow>('read-all', READ_ALL, [String(after), limit, maxBytes]);
  const events = rows.map((row) => decodeRow(row, codec));
  const full = rows.length < limit && Number(rows.at(-1)?.[BYTES] ?? 0) >= maxBytes;
  return { events, next: events.at(-1)?.position ?? after, ...(full && { full }) };
}

async function readPrefixes(
  query: Query,
  codec: PersonalCodec,
  { after, limit, maxBytes = UNBOUND }: ReadAll,
  prefixes: readonly string[],
): Promise<Page> {
  if (prefixes.length === 0) return { events: [], next: maximum(after, await readHead(query)) };
  const { name, text, values } = filteredQuery(prefixes);
  const rows = await query<FilteredRow>(name, text, [String(after), limit, maxBytes, ...values]);
  const events = rows.filter((row) => row[0] !== null).map((row) => decodeRow(row, codec));
  const last = events.at(-1)?.position;
  if (last !== undefined && events.length >= limit) return { events, next: last };
  if (last !== undefined && Number(rows.at(-1)?.[BYTES] ?? 0) >= maxBytes) return { events, next: last, full: true };
  return { events, next: maximum(after, BigInt(rows[0]?.at(-1) ?? 0)) };
}

async function readStreams(
  query: Query,
  codec: PersonalCodec,
  requests: readonly ReadStream[],
): Promise<readonly StreamEvents[]> {
  const rows = await query<readonly [...ReadRow, bytes: string, n: string]>('read-streams', READ_STREAMS, [
    requests.map(({ stream }) => stream),
    requests.map(({ fromRevision }) => fromRevision),
    requests.map(({ limit }) => limit ?? null),
    requests.map(({ maxBytes = UNBOUND }) => maxBytes),
  ]);
  const found: RecordedEvent[][] = requests.map(() => []);
  const bytes = requests.map(() => 0);
  for (const row of rows) {
    const index = Number(row.at(-1)) - 1;
    found[index]?.push(decodeRow(row, codec));
    bytes[index] = Number(row[BYTES]);
  }
  return found.map((events, index) => {
    const { limit = Infinity, maxBytes = UNBOUND } = requests[index] ?? {};
    const full = events.length < limit && (bytes[index] ?? 0) >= maxBytes;
    return full ? Object.assign(events, { full }) : events;
  });
}

/** LogReads through a pool of at most `connections`. */
export function openReads(url: string, codec: PersonalCodec, connections: number): LogReads {
  const pool = openPool({ ...connectionConfig(url), max: connections }, LOG_SETTINGS);
  // An idle connection that breaks is replaced by the next read.
  pool.on('error', () => undefined);
  const query = queryThrough(pool);
  return {
    head: () => readHead(query),
    readAll: (request) =>
      request.streamPrefixes === undefined
        ? readEverything(query, codec, request)
        : readPrefixes(query, codec, request, disjoint(request.streamPrefixes)),
    readStreams: (requests) => readStreams(query, codec, requests),
    close: () => pool.end(),
  };
}
