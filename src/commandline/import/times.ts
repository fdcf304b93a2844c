import type { TimeZone } from './import-time-zone.js';

/** An instant as written in a file. */
export interface Instant {
  /** RFC 3339 UTC, milliseconds. */
  readonly time: string;
  /** The same to the full precision of the file: twelve digits, so that text order is time order. */
  readonly exactTime: string;
}

/** Converts an RFC 3339 UTC time with milliseconds or more digits to the form of `exactTime`. */
export function exactly(time: string): string {
  return `${time.slice(0, -1).padEnd(EXACT_LENGTH - 1, '0')}Z`;
}

/** Converts such a time to the form of `time`. */
export function toMillisecond(time: string): string {
  return `${time.slice(0, '0000-00-00T00:00:00.000'.length)}Z`;
}

const EXACT_LENGTH = '0000-00-00T00:00:00.000000000000Z'.length;

/** What a time needs so that it can be read. */
export interface TimeReading {
  /** The zone of times without an offset. */
  readonly zone?: TimeZone;
  /** Milliseconds since 1970 UTC, after which nothing can have been done; no end when absent. */
  readonly now?: number;
}

export type TimeResult = { readonly instant: Instant } | { readonly problem: string };

const DATE = /(?<year>\d{4})(?<between>[-/])(?<month>\d{2})\k<between>(?<day>\d{2})/.source;
const CLOCK = /(?<minutes>\d{2}:\d{2})(?<seconds>:\d{2})?(?:[.,](?<fraction>\d{1,12}))?/.source;
const ZONE = /Z|UTC|[+-]\d{2}(?::?\d{2})?/.source;
const TIME = new RegExp(`^${DATE}(?:[T ]${CLOCK}(?:\\s?(?<zone>${ZONE}))?)?$`, 'i');
const DAY_OR_MONTH_FIRST = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?!\d)/;

/** Reads a time, or returns a text that says what is wrong with it. */
export function readTime(text: string, { zone, now }: TimeReading): TimeResult {
  const trimmed = text.trim();
  const groups = TIME.exec(trimmed)?.groups;
  if (groups === undefined) return { problem: whyUnreadable(trimmed) };
  const { year = '', month = '', day = '', minutes = '00:00', seconds = ':00', fraction = '' } = groups;
  const local = localTime(`${year}-${month}-${day}`, `${minutes}${seconds}`);
  const offset = groups['zone'] === undefined ? 0 : offsetOf(groups['zone']);
  if (local === undefined || offset === undefined) {
    return { problem: `the time ${shown(trimmed)} names a day, an hour or an offset that does not exist` };
  }
  const dayOnly = groups['minutes'] === undefined;
  const at = groups['zone'] === undefined ? inZone(trimmed, local, dayOnly, zone) : local - offset;
  if (typeof at === 'string') return { problem: at };
  const instant = instantAt(at, fraction, isOfMinute(groups) ? 60n : 1n);
  if (instant === undefined) return { problem: `the time ${shown(trimmed)} lies outside the years 1 to 9999` };
  if (now !== undefined && Date.parse(instant.time) > now) {
    return { problem: `the time ${shown(trimmed)} is in the future: only past work can be imported` };
  }
  return { instant };
}

/** Milliseconds, as if the local time were UTC; undefined for 30 February, 24:00 and similar. */
function localTime(date: string, clock: string): number | undefined {
  const local = Date.parse(`${date}T${clock}Z`);
  return !Number.isNaN(local) && new Date(local).toISOString().startsWith(`${date}T`) ? local : undefined;
}

/** Milliseconds that the clocks of a zone such as `+02:00` are ahead of UTC; undefined for what no zone can be. */
function offsetOf(zone: string): number | undefined {
  if (/^[uz]/i.test(zone)) return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(3).replace(':', ''))];
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** The instant of a local time, the earlier one of two; a text if there is none. */
function inZone(text: string, local: number, dayOnly: boolean, zone: TimeZone | undefined): number | string {
  if (zone === undefined) {
    return `the time ${shown(text)} has no offset, such as +02:00: name the time zone, for example --time-zone Europe/Berlin`;
  }
  // A day may begin at one o'clock, if clocks are set forward at midnight.
  const [instant] = (dayOnly ? [0, 1] : [0]).flatMap((hour) => zone.instantsOf(local + hour * 3_600_000));
  if (instant !== undefined) return instant;
  return `the time ${shown(text)} never was in ${zone.name}: clocks were set forward over it`;
}

/**
 * A decimal fraction belongs to the last component that a time names (ISO 8601): `10:00.5` is half a minute past ten.
 */
function isOfMinute({ minutes, seconds }: Readonly<Record<string, string | undefined>>): boolean {
  return minutes !== undefined && seconds === undefined;
}

function instantAt(milliseconds: number, fraction: string, seconds: bigint): Instant | undefined {
  const digits = String(BigInt(fraction.padEnd(12, '0')) * seconds).padStart(12, '0');
  const at = new Date(milliseconds + Number(digits.slice(0, -9)));
  if (Number.isNaN(at.getTime())) return undefined;
  const time = at.toISOString();
  if (!/^(?!0000)\d{4}-/.test(time)) return undefined;
  return { time, exactTime: `${time.slice(0, -1)}${digits.slice(-9)}Z` };
}

function whyUnreadable(text: string): string {
  if (text === '') return 'the time is empty';
  if (DAY_OR_MONTH_FIRST.test(text)) {
    return `the time ${shown(text)} does not say which number is the day and which the month: write it with the year first, such as 2024-02-01 12:00`;
  }
  if (/^[+-]?\d+(\.\d+)?$/.test(text)) {
    return `the time ${shown(text)} is a mere number: write it as a date and time, such as 2024-02-01 12:00`;
  }
  return `the time ${shown(text)} is no date and time with its offset, such as 2011-10-11T13:45:40+02:00`;
}

function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
