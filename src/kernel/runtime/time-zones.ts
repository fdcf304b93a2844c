/** An area and a place, or a short name; not an offset such as +01:00, which is no time zone. */
const IANA_NAME = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/;
const LONGEST_NAME = 64;
/** How many are cached: more than there are time zones. */
const MOST_KEPT = 1_000;

const kept = new Map<string, Intl.DateTimeFormat | undefined>();

/** The time zone of this IANA name, in the machine's spelling; undefined if the machine does not know it. */
export function timeZoneNamed(name: string): string | undefined {
  if (name.length > LONGEST_NAME || !IANA_NAME.test(name)) return undefined;
  const known = formatOf(name)?.resolvedOptions().timeZone;
  if (known === undefined) return undefined;
  // If the machine has another name for it, as Asia/Calcutta for Asia/Kolkata, the caller's name stays.
  return known.toLowerCase() === name.toLowerCase() ? known : name;
}

/** The first and the last day that are supported: days of four-digit years sort as texts. */
const [FIRST_DAY, LAST_DAY] = ['0001-01-01', '9999-12-31'] as const;

/**
 * The day, YYYY-MM-DD, that this moment (RFC 3339 UTC, or Unix milliseconds) falls on in a time zone; the day in UTC if
 * this machine does not know the zone, which another machine may have accepted. If the year in the zone is not one of 1
 * to 9999, the first or the last day of these.
 */
export function dayIn(timeZone: string, moment: string | number): string {
  const time = new Date(moment);
  const parts = timeZone === 'UTC' ? undefined : formatOf(timeZone)?.formatToParts(time);
  if (parts === undefined) return dayInUtc(time);
  const part = (type: string): string => parts.find((candidate) => candidate.type === type)?.value ?? '';
  if (part('era') !== 'AD') return FIRST_DAY;
  const year = part('year').padStart(4, '0');
  return year.length > 4 ? LAST_DAY : `${year}-${part('month')}-${part('day')}`;
}

function dayInUtc(time: Date): string {
  const year = time.getUTCFullYear();
  if (year < 1) return FIRST_DAY;
  return year > 9999 ? LAST_DAY : time.toISOString().slice(0, 10);
}

/** Cached, because making one costs far more than using it. */
function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  if (kept.has(timeZone)) return kept.get(timeZone);
  if (kept.size >= MOST_KEPT) kept.clear();
  const format = made(timeZone);
  kept.set(timeZone, format);
  return format;
}

function made(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone,
      era: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
  } catch {
    return undefined;
  }
}
