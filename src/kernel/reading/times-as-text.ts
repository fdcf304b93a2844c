import pg from 'pg';

const { TIMESTAMPTZ } = pg.types.builtins;
/** As a session in UTC shows a time of the years 1000 to 9999, with a fraction or none. */
const PLAIN = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00$/;

const asDate = pg.types.getTypeParser(TIMESTAMPTZ) as (shown: string) => Date;

/** What Postgres shows of a timestamptz, in any time zone, as RFC 3339 UTC with milliseconds; the rest is cut off. */
export function rfc3339(shown: string): string {
  if (!PLAIN.test(shown)) return asDate(shown).toISOString();
  const milliseconds = shown.slice(20, -3).padEnd(3, '0').slice(0, 3);
  return `${shown.slice(0, 10)}T${shown.slice(11, 19)}.${milliseconds}Z`;
}

/**
 * Parsers for a query whose timestamptz are to come as the text that answers have: as dates, most of a page's time would
 * go into making them and writing them out again. Everything else comes as `pg` has it.
 */
export const timesAsText: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === TIMESTAMPTZ ? rfc3339 : (pg.types.getTypeParser(oid, format) as unknown)),
};
