import { MAX_APPEND_BYTES } from './event-log.js';
import { READ_COLUMNS } from './postgres-rows.js';

/** The columns of an event `e`. */
export const EVENT = READ_COLUMNS.map((column) => `e.${column}`).join(', ');

/** The last committed position, 0 when there is none. */
export const HEAD = 'SELECT coalesce(max(position), 0) AS head FROM log.events';

/** The most that a value may hold, as text. */
const LARGEST = MAX_APPEND_BYTES;
/**
 * How much larger a compressed value is assumed to be: reading it to find out would cost what the limit is to avoid.
 */
const EXPANSION = 32;

const weightOf = (column: string): string => `CASE WHEN pg_column_compression(e.${column}) IS NULL
  THEN coalesce(pg_column_size(e.${column}), 0) ELSE least(${LARGEST}, ${EXPANSION} * pg_column_size(e.${column})) END`;

/**
 * The events that a query finds, in order of position, as far as they begin within `maxBytes` of the first; `bytes` is
 * their total up to there. Large values are not read for it.
 */
export function withinBytes(query: string, maxBytes: string): string {
  return withinBytesInOrder(query, maxBytes, 'position');
}

/** The same, in order of that column. */
export function withinBytesInOrder(query: string, maxBytes: string, column: 'position' | 'revision'): string {
  return `SELECT * FROM (
    SELECT e.*, sum(e.weight) OVER (ORDER BY e.${column} ROWS UNBOUNDED PRECEDING) AS bytes
    FROM (SELECT e.*, ${weightOf('data')} + ${weightOf('personal')} AS weight FROM (${query}) e) e
  ) e WHERE e.bytes - e.weight < ${maxBytes}`;
}

/** Everything after position $1: at most $2 events, and about $3 bytes of them. */
export const READ_ALL = `SELECT ${EVENT}, e.bytes
  FROM (${withinBytes(`SELECT ${EVENT} FROM log.events e WHERE e.position > $1 ORDER BY e.position LIMIT $2`, '$3')}) e
  ORDER BY e.position`;

/** A named statement; its values come after $1, the position to continue from, $2, the limit, and $3, the bytes. */
export interface FilteredQuery {
  readonly name: string;
  readonly text: string;
  readonly values: readonly string[];
}

/**
 * Reads events whose stream begins with one of the prefixes: one range of the index by kind per prefix, merged by
 * position. A prefix without a dash names no kind and scans every event. Each row has the head of the same snapshot; if
 * nothing is found, one row has only that, so that the skipped range is known.
 */
export function filteredQuery(prefixes: readonly string[]): FilteredQuery {
  const values: string[] = [];
  const parameter = (value: string): string => `$${values.push(value) + 3}`;
  const ranges = prefixes.map((prefix) => {
    const dash = prefix.indexOf('-');
    const ofKind = dash < 0 ? '' : `split_part(e.stream, '-', 1) = ${parameter(prefix.slice(0, dash))} AND`;
    const whole = parameter(prefix);
    // Not starts_with: the planner would turn it into a range of streams and sort what it finds there.
    return `(SELECT ${EVENT} FROM log.events e
      WHERE ${ofKind} e.position > $1 AND left(e.stream, length(${whole}::text)) = ${whole} ORDER BY e.position LIMIT $2)`;
  });
  const found = `SELECT * FROM (${ranges.join(' UNION ALL ')}) e ORDER BY e.position LIMIT $2`;
  const text = `
    SELECT ${EVENT}, e.bytes, h.head FROM (${HEAD}) h LEFT JOIN (${withinBytes(found, '$3')}) e ON true
    ORDER BY e.position`;
  return { name: `read-${prefixes.map((prefix) => (prefix.includes('-') ? 'kind' : 'any')).join('-')}`, text, values };
}

/** The prefixes without those that another one covers, so that no event is found twice. */
export function disjoint(prefixes: readonly string[]): readonly string[] {
  return [...new Set(prefixes)].filter(
    (prefix) => !prefixes.some((other) => other !== prefix && prefix.startsWith(other)),
  );
}
