/**
 * The earliest and latest accepted times, the smallest steps from them, and two in between; each is given to several
 * rows.
 */
export const TIMES = [
  '0001-01-01T00:00:00.000Z',
  '0001-01-01T00:00:00.001Z',
  '1969-12-31T23:59:59.999Z',
  '2026-03-01T12:00:00.000Z',
  '9999-12-31T23:59:59.998Z',
  '9999-12-31T23:59:59.999Z',
] as const;

/** How many rows have each of the times. */
export const AT_EACH = 3;

/** All times, each as often as rows have it. */
export const ALL_TIMES: readonly string[] = TIMES.flatMap((time) => Array.from({ length: AT_EACH }, () => time));
