import pg from 'pg';

const { TIMESTAMPTZ } = pg.types.builtins;
/** As a session in UTC shows a time of the years 1 to 9999, with a fraction or none. */
const PLAIN = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00$/;

const asDate = pg.types.getTypeParser(TIMESTAMPTZ) as (shown: string) => Date;

/**
 * What a session in UTC shows of a timestamptz as RFC 3339 UTC, exactly, as a page goes on from it: with milliseconds, or
 * microseconds where there are some. In another time zone, or out of these years, microseconds are cut off.
 */
export function rfc3339(shown: string): string {
  if (!PLAIN.test(shown)) return asDate(shown).toISOString();
  const fraction = shown.slice(20, -3);
  return `${shown.slice(0, 10)}T${shown.slice(11, 19)}.${fraction.padEnd(fraction.length > 3 ? 6 : 3, '0')}Z`;
}

/**
 * Parsers for a query whose timestamptz are to come as the text that responses contain: most of a page's time would go
 * into making dates and formatting them again. Everything else comes as `pg` parses it.
 */
export const timesAsText: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === TIMESTAMPTZ ? rfc3339 : (pg.types.getTypeParser(oid, format) as unknown)),
};
