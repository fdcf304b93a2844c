import pg from 'pg';

const { TIMESTAMPTZ } = pg.types.builtins;
/** A time of the years 1 to 9999 as a session in UTC shows it, with or without a fraction. */
const PLAIN = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00$/;

const asDate = pg.types.getTypeParser(TIMESTAMPTZ) as (shown: string) => Date;

/**
 * What a session in UTC shows of a timestamptz as RFC 3339 UTC, exactly, so that a page can continue from it: with
 * milliseconds, or microseconds if there are any. In another time zone, or outside these years, microseconds are cut
 * off.
 */
export function rfc3339(shown: string): string {
  if (!PLAIN.test(shown)) return asDate(shown).toISOString();
  const fraction = shown.slice(20, -3);
  return `${shown.slice(0, 10)}T${shown.slice(11, 19)}.${fraction.padEnd(fraction.length > 3 ? 6 : 3, '0')}Z`;
}

/**
 * Parsers for a query that returns timestamptz as the text that responses contain: otherwise most of a page's time
 * would go into making dates and formatting them again. Everything else is parsed by `pg` as usual.
 */
export const timesAsText: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === TIMESTAMPTZ ? rfc3339 : (pg.types.getTypeParser(oid, format) as unknown)),
};
