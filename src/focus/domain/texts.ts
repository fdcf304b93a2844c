import type { Refusal } from '../../kernel/deciding/decider.js';
import { whyNotOneLine, whyNotText as whyNotManyLines } from '../../kernel/text/lines.js';
import type { NewStep } from './foreign-facts.js';

/** Characters in a title or a step's name, blanks around it left out. */
export const MAX_NAME = 500;
/** Characters in a description or a reason. */
export const MAX_TEXT = 20_000;
/** Steps of one item. */
export const MAX_STEPS = 200;
/** Tags of one item. */
export const MAX_TAGS = 50;

/** Why the text can't be a title or a step's name, if so (TEXT-1). */
export function whyNotName(what: 'title' | "step's name", name: string): Refusal | undefined {
  const why = whyNotOneLine(name, MAX_NAME);
  if (why === undefined) return undefined;
  const code = what === 'title' ? 'TITLE_INVALID' : 'STEP_NAME_INVALID';
  return invalid(code, `A ${what} has 1 to ${MAX_NAME} characters, in one line; this is refused: ${why}.`);
}

/** Why the text can't be a description or a reason, if so; null is valid. */
export function whyNotText(what: 'description' | 'reason', text: string | null): Refusal | undefined {
  const why = text === null ? undefined : whyNotManyLines(text, MAX_TEXT);
  if (why === undefined) return undefined;
  const code = what === 'description' ? 'DESCRIPTION_INVALID' : 'REASON_INVALID';
  return invalid(code, `A ${what} has at most ${MAX_TEXT} characters; this is refused: ${why}.`);
}

/** Why these can't be an item's steps, if so. */
export function whyNotSteps(steps: readonly NewStep[]): Refusal | undefined {
  if (steps.length > MAX_STEPS) return tooManySteps;
  if (new Set(steps.map(({ stepId }) => stepId)).size < steps.length) {
    return stepIdTaken;
  }
  for (const { name } of steps) {
    const no = whyNotName("step's name", name);
    if (no) return no;
  }
  return undefined;
}

/** The refusal of a second step under an id that is taken. */
export const stepIdTaken = invalid('STEP_ID_TAKEN', 'Two steps of an item can not have the same id.');

/** The refusal of one step too many. */
export const tooManySteps = invalid('TOO_MANY_STEPS', `An item has at most ${MAX_STEPS} steps.`);

/** The refusal of one tag too many. */
export const tooManyTags = invalid('TOO_MANY_TAGS', `An item has at most ${MAX_TAGS} tags.`);

/** The refusal of an invalid date. */
export const dueAtInvalid = invalid(
  'DUE_AT_INVALID',
  '`dueAt` must be a date and time with an offset, such as 2026-03-01T17:00:00+01:00, of the years 1 to 9999.',
);

const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

/** The same moment in UTC with milliseconds; undefined for anything but an RFC 3339 time of the years 1 to 9999. */
export function inUtc(time: string): string | undefined {
  const [, year, month, day] = RFC_3339.exec(time) ?? [];
  const moment = new Date(time);
  if (Number.isNaN(moment.getTime()) || !isDay(Number(year), Number(month), Number(day))) return undefined;
  const utc = moment.toISOString();
  return /^(?!0000)\d{4}-/.test(utc) ? utc : undefined;
}

/** The same day; undefined for anything but a day, YYYY-MM-DD, of the years 1 to 9999. */
export function dayOf(text: string): string | undefined {
  const [, year, month, day] = /^(?!0000)(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  return isDay(Number(year), Number(month), Number(day)) ? text : undefined;
}

/** Refuses February 30th, which `Date` takes for March 2nd, and anything that is not a number. */
function isDay(year: number, month: number, day: number): boolean {
  const daysInMonth = month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function invalid(code: string, detail: string): Refusal {
  return { kind: 'invalid', code, detail, allowed: [] };
}
