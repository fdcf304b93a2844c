/** Which page of a list is asked for. */
export interface PageRequest {
  /** The key at which the page before ended; null for the first page. */
  readonly after: string | null;
  readonly limit: number;
}

/** A page of rows; `after` is the key to go on from, null on the last page. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly after: string | null;
}

/** The first `limit` of rows of which one more was asked for, to see whether there is a next page. */
export function pageOf<Row, Shown>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => string,
  shown: (row: Row) => Shown,
): Page<Shown> {
  const within = rows.slice(0, limit);
  const last = within.at(-1);
  return { rows: within.map(shown), after: rows.length > limit && last !== undefined ? keyOf(last) : null };
}

/** The key of a row in a list by time and id; a time as text is RFC 3339. */
export function timeKey(time: Date | string, id: string): string {
  return `${typeof time === 'string' ? time : time.toISOString()}~${id}`;
}

/** What keys of lists by time and id look like. */
export const TIME_KEY = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z~[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The time and id of a key; nulls for the first page. */
export function partsOf(key: string | null): readonly [time: string | null, id: string | null] {
  const [time = null, id = null] = key?.split('~') ?? [];
  return [time, id];
}
