/** Which page of a list is requested. */
export interface PageRequest {
  /** The key at which the previous page ended; null for the first page. */
  readonly after: string | null;
  readonly limit: number;
}

/** A page of rows; `after` is the key to continue from, null on the last page. */
export interface CursorPage<Row> {
  readonly rows: readonly Row[];
  readonly after: string | null;
}

/** The first `limit` rows, of which one more was queried to see whether there is a next page. */
export function pageOf<Row, Shown>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => string,
  shown: (row: Row) => Shown,
): CursorPage<Shown> {
  const within = rows.slice(0, limit);
  const last = within.at(-1);
  return { rows: within.map(shown), after: rows.length > limit && last !== undefined ? keyOf(last) : null };
}

/** The key of a row in a list by time and id; the time as `timesAsText` has it, in full precision. */
export function timeKey(time: string, id: string): string {
  return `${time}~${id}`;
}

/** Tests whether a key is one that a list could have made; anything else in a cursor was not made here. */
export interface KeyForm {
  test(key: string): boolean;
}

const ID_PART = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const TIME_PART = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(\d{3})?Z$/;

/** Checks the calendar too: February 30th has the form of a date, but the database refuses it. */
const timePart: KeyForm = {
  test: (part) => {
    if (!TIME_PART.test(part)) return false;
    const whole = `${part.slice(0, 23)}Z`;
    const moment = new Date(whole);
    return !Number.isNaN(moment.getTime()) && moment.toISOString() === whole;
  },
};

function keyOfParts(...forms: readonly KeyForm[]): KeyForm {
  return {
    test: (key) => {
      const parts = key.split('~');
      return parts.length === forms.length && forms.every((form, index) => form.test(parts[index] ?? ''));
    },
  };
}

/** Keys of lists by time and id. */
export const TIME_KEY = keyOfParts(timePart, ID_PART);

/** Keys of lists by the time and id of a group, and the time and id of a row in it. */
export const GROUPED_TIME_KEY = keyOfParts(timePart, ID_PART, timePart, ID_PART);

/** The time and id of a key; nulls for the first page. */
export function partsOf(key: string | null): readonly [time: string | null, id: string | null] {
  const [time = null, id = null] = key?.split('~') ?? [];
  return [time, id];
}
