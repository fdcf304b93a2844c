import { isTime } from './time.js';

const DAY = /^\d{4}-\d\d-\d\d$/;
const WITHOUT_OFFSET = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?$/;
const BLANK_FOR_PLUS = /^(\S+[Tt]\S+) (\d\d:\d\d)$/;
const FORM = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

/** Why this text is not an RFC 3339 time, and what would be; repeats what was sent only if that is nearly a time. */
export function whyNoTime(field: string, text: string, inQuery: boolean): string {
  const meant = text.replace(BLANK_FOR_PLUS, '$1+$2');
  if (meant !== text && isTime(meant)) {
    return inQuery
      ? `${field} has a blank where its offset begins: in an address a + stands for a blank, so send it as %2B.`
      : `${field} has a blank where its offset begins; send ${meant}.`;
  }
  if (DAY.test(text) && isTime(`${text}T00:00:00Z`)) {
    return `${field} has a date and no time; send both, with an offset, such as ${text}T17:00:00+01:00.`;
  }
  if (WITHOUT_OFFSET.test(text)) {
    return `${field} has no offset from UTC; send it with one, such as 2026-12-01T17:00:00+01:00 or 2026-12-01T16:00:00Z.`;
  }
  if (FORM.test(text)) return `${field} names a time that does not exist in the years 1 to 9999.`;
  return `${field} is no date and time of the form 2026-12-01T17:00:00+01:00 (RFC 3339).`;
}
