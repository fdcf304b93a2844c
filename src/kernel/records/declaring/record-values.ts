import { oneLine, whyNotOneLine, whyNotText } from '../../text/lines.js';
import type { RecordField } from './record-fields.js';

/** A value as it is recorded, or why it can't be. */
export type FitValue = { readonly value: unknown; readonly why?: undefined } | { readonly why: string };

/** The value that a field records for the one that was sent; total. */
export function fitValue({ form, nullable }: RecordField, value: unknown): FitValue {
  if (value === null) return nullable ? { value } : { why: 'it is null' };
  switch (form.kind) {
    case 'line':
      return typeof value === 'string' ? fitLine(value, form.max) : { why: 'it is not text' };
    case 'lines':
      return Array.isArray(value) ? fitLines(value, form) : { why: 'it is not a list' };
    case 'prose': {
      const why = typeof value === 'string' ? whyNotText(value, form.max) : 'it is not text';
      return why === undefined ? { value } : { why };
    }
    case 'int':
      return Number.isSafeInteger(value) ? within(value, form) : { why: 'it is not a whole number' };
    case 'decimal':
      return fitDecimal(value, form);
    case 'flag':
      return typeof value === 'boolean' ? { value } : { why: 'it is neither true nor false' };
    case 'choice':
      return form.values.some((each) => each === value)
        ? { value }
        : { why: `it is none of ${form.values.join(', ')}` };
    case 'date':
      return isDate(value) ? { value } : { why: 'there is no such day' };
    case 'instant':
      return fitInstant(value);
    case 'ref':
      return typeof value === 'string' ? { value: value.toLowerCase() } : { why: 'it is not an id' };
  }
}

function fitLine(text: string, max: number): FitValue {
  const why = whyNotOneLine(text, max);
  return why === undefined ? { value: oneLine(text) } : { why };
}

function fitLines(texts: readonly unknown[], { max, most }: { readonly max: number; readonly most: number }): FitValue {
  if (texts.length > most) return { why: `it has ${texts.length} lines, and ${most} are allowed` };
  const kept: string[] = [];
  for (const text of texts) {
    const why = typeof text === 'string' ? whyNotOneLine(text, max) : 'it is not text';
    if (why !== undefined) return { why: `of line ${kept.length + 1}, ${why}` };
    kept.push(oneLine(String(text)));
  }
  return { value: kept };
}

function within(value: unknown, { min, max }: { readonly min: number; readonly max: number }): FitValue {
  const isWithin = typeof value === 'number' && value >= min && value <= max;
  return isWithin ? { value } : { why: `it is not within ${min} and ${max}` };
}

function fitDecimal(
  value: unknown,
  form: { readonly min: number; readonly max: number; readonly places: number },
): FitValue {
  if (typeof value !== 'number' || !Number.isFinite(value)) return { why: 'it is not a number' };
  return isDecimal(value, form.places)
    ? within(value, form)
    : { why: `it has more than ${form.places} decimal places` };
}

/** Whether this is a number with at most `places` decimal places. */
export function isDecimal(value: unknown, places: number): boolean {
  return typeof value === 'number' && Number.isFinite(value) && Number(value.toFixed(places)) === value;
}

/** Whether this is a day of the calendar, YYYY-MM-DD, of the years 1 to 9999. */
export function isDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^(?!0000)\d{4}-\d\d-\d\d$/.test(value)) return false;
  const midnight = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(value);
}

function fitInstant(value: unknown): FitValue {
  const moment = typeof value === 'string' ? new Date(value) : undefined;
  const text = moment && !Number.isNaN(moment.getTime()) ? moment.toISOString() : '';
  return /^(?!0000)\d{4}-/.test(text) ? { value: text } : { why: 'there is no such time' };
}
