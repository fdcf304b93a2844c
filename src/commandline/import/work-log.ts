import { createHash } from 'node:crypto';

/** Which header names hold what; the defaults are those of an XES event log written as CSV. */
export interface Columns {
  readonly case: string;
  readonly activity: string;
  readonly resource: string;
  readonly group: string;
  readonly time: string;
}

export const DEFAULT_COLUMNS: Columns = {
  case: 'case:concept:name',
  activity: 'concept:name',
  resource: 'org:resource',
  group: 'org:group',
  time: 'time:timestamp',
};

/** One thing that somebody did, as the file tells it. */
export interface WorkRow {
  /** Line of the file on which the row begins, the header being line 1. */
  readonly line: number;
  readonly case: string;
  readonly activity: string;
  readonly resource: string;
  readonly group: string;
  /** The row's place in the file, from 0; among rows of one instant the earlier one in the file comes first. */
  readonly order: number;
  /** When it was done, or for work that is still open when it last went on: RFC 3339 UTC, milliseconds. */
  readonly time: string;
  /** The same with all that the file says below a millisecond: nine digits, so that text order is time order. */
  readonly exactTime: string;
  /** When it was begun, where the file says so: RFC 3339 UTC, milliseconds, never after `time`. */
  readonly startedAt?: string;
  /** Set for work that the file begins and does not end: it waits. */
  readonly open?: true;
  /** Names the row by its content and by which occurrence of that content it is, never by its line. */
  readonly key: string;
}

/** A row that can't be imported, and why, in words. */
export interface BadRow {
  readonly line: number;
  readonly problem: string;
}

/** Sorts rows by when they happened, to all that the file says below a millisecond, then as they stand in the file. */
export function byTime(a: WorkRow, b: WorkRow): number {
  if (a.exactTime !== b.exactTime) return a.exactTime < b.exactTime ? -1 : 1;
  return a.order - b.order;
}

export type RowResult = { readonly row: WorkRow } | { readonly bad: BadRow };

const LIMITS = { case: 200, activity: 500, resource: 200, group: 200 } as const;

/** Reads cells into rows and counts how often each content occurred. */
export function createRowReader(): (line: number, cells: Readonly<Record<keyof Columns, string>>) => RowResult {
  const occurrences = new Map<string, number>();
  let rows = 0;
  return (line, cells) => {
    const row = {
      case: oneLine(cells.case),
      activity: oneLine(cells.activity),
      resource: oneLine(cells.resource),
      group: oneLine(cells.group),
    };
    const problem = whatIsWrong(row);
    if (problem !== undefined) return { bad: { line, problem } };
    const instant = exactInstantOf(cells.time);
    if (instant === undefined) return { bad: { line, problem: timeProblem(cells.time) } };
    const { time, exactTime } = instant;
    const content = JSON.stringify([row.case, row.activity, row.resource, row.group, time]);
    const occurrence = (occurrences.get(content) ?? 0) + 1;
    occurrences.set(content, occurrence);
    const key = createHash('sha256').update(`${content}#${occurrence}`).digest('base64url');
    return { row: { line, ...row, order: rows++, time, exactTime, key } };
  };
}

/** The text as names are kept: in one line, and in one of the ways in which Unicode spells it. */
function oneLine(cell: string): string {
  return cell.trim().replaceAll(/\s+/gu, ' ').normalize();
}

function whatIsWrong(row: Readonly<Record<keyof typeof LIMITS, string>>): string | undefined {
  for (const field of ['case', 'activity', 'resource', 'group'] as const) {
    const text = row[field];
    if (text === '') return `the ${field} is empty`;
    if (text.length > LIMITS[field]) return `the ${field} has ${text.length} characters, at most ${LIMITS[field]} fit`;
    if (text.includes('\u0000') || text.includes('\uFFFD')) return `the ${field} holds bytes that are not UTF-8 text`;
    if (/\p{Cc}/u.test(text)) return `the ${field} holds control characters`;
  }
  return undefined;
}

const TIMESTAMP = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(\.\d{1,9})?\s?(Z|z|[+-]\d{2}:?\d{2})$/;

function timeProblem(text: string): string {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return `the time ${JSON.stringify(shown)} is no date and time with its offset, such as 2011-10-11T13:45:40+02:00`;
}

/**
 * The instant that a timestamp with offset names, as RFC 3339 UTC; undefined for anything else, 30 February and what is
 * outside the years 1 to 9999 in UTC included.
 */
export function instantOf(text: string): string | undefined {
  return exactInstantOf(text)?.time;
}

function exactInstantOf(text: string): Pick<WorkRow, 'time' | 'exactTime'> | undefined {
  const match = TIMESTAMP.exec(text.trim());
  if (match === null) return undefined;
  const [, date = '', minutes = '', seconds = ':00', fraction = '', zone = ''] = match;
  const offset = /^z$/i.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const instant = new Date(`${date}T${minutes}${seconds}${fraction.slice(0, 4)}${offset}`);
  if (Number.isNaN(instant.getTime()) || !existsOnTheCalendar(date)) return undefined;
  const time = instant.toISOString();
  if (!/^(?!0000)\d{4}-/.test(time)) return undefined;
  return { time, exactTime: `${time.slice(0, -1)}${fraction.slice(4).padEnd(6, '0')}Z` };
}

function existsOnTheCalendar(date: string): boolean {
  const midnight = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(date);
}
