import { ValidateBy, type ValidationOptions } from 'class-validator';

const RFC_3339 = /^(?!0000)(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;

/** Whether this is an RFC 3339 time on a day that exists, within the years 1 to 9999 in UTC too. */
export function isTime(value: unknown): value is string {
  const [, day] = (typeof value === 'string' ? RFC_3339.exec(value) : null) ?? [];
  if (day === undefined) return false;
  // `Date` parses February 30th as March 2nd.
  const midnight = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(day)) return false;
  return /^(?!0000)\d{4}-/.test(new Date(String(value)).toISOString());
}

/**
 * Property decorator: an RFC 3339 time that exists, in place of class-validator's, which does not check the calendar.
 */
export function IsTime(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy({ name: 'isTime', validator: { validate: isTime } }, options);
}
