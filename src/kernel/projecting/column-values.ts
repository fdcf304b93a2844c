import pg from 'pg';
import type { Scalar, Value } from './projector.js';

/** Thrown for a value that its column cannot hold. */
export class UnfitValueError extends Error {}

/** Whether a Postgres type is an array's. */
export const isArrayType = (type: string): boolean => type.endsWith('[]');

const isList = (value: Value): value is Exclude<Value, Scalar> & readonly Value[] => Array.isArray(value);

function scalarIn(place: string, value: Value): Scalar {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  throw new UnfitValueError(`${place} holds neither arrays nor objects`);
}

/** A value as text, for finding and comparing rows. */
export function keyText(value: Value | undefined): string {
  return String(scalarIn('a key', value ?? null));
}

/** A value as an element of a Postgres array literal. */
export function elementOf(value: Scalar): string {
  if (value === null) return 'NULL';
  if (typeof value !== 'string') return value instanceof Date ? `"${value.toISOString()}"` : String(value);
  return `"${/["\\]/.test(value) ? value.replace(/["\\]/g, '\\$&') : value}"`;
}

/**
 * Returns a function that turns values of a column of this type into scalars: arrays and JSON into text that Postgres
 * parses.
 */
export function scalarsOf(type: string): (value: Value | undefined) => Scalar {
  const place = `a column of type ${type}`;
  if (type === 'jsonb') return (value = null) => (value === null ? null : JSON.stringify(value));
  if (!isArrayType(type)) return (value = null) => scalarIn(place, value);
  return (value = null) => {
    if (value === null) return null;
    if (!isList(value)) throw new UnfitValueError(`${place} holds arrays only`);
    return `{${value.map((element) => elementOf(scalarIn(`an array in ${place}`, element))).join(',')}}`;
  };
}

// OIDs of types in Postgres' catalogue.
const [BOOL, INT8, INT4, TEXT, TIMESTAMPTZ, JSONB] = [16, 20, 23, 25, 1184, 3802] as const;
/** Array types and their element types. */
const ELEMENTS: Readonly<Record<number, number>> = {
  1000: BOOL,
  1007: INT4,
  1009: TEXT,
  1016: INT8,
  1182: TEXT, // date[]
  1185: TIMESTAMPTZ,
  1231: TEXT, // numeric[]
  2951: TEXT, // uuid[]
};
const parserOfPg = pg.types.getTypeParser as (type: number) => unknown;
const textsIn = parserOfPg(1009) as (array: string) => readonly (string | null)[];

/** Returns a parser for values of a type, by its OID, that returns them as projectors see them (`Rows`). */
export function parserOf(type: number): (text: string) => unknown {
  const element = ELEMENTS[type];
  if (element !== undefined) {
    const parse = parserOf(element);
    return (text) => textsIn(text).map((each) => (each === null ? null : parse(each)));
  }
  if (type === INT8 || type === INT4) return Number;
  if (type === BOOL) return (text) => text === 't';
  if (type === TIMESTAMPTZ) return (text) => text.replace(' ', 'T').replace('+00', 'Z');
  if (type === JSONB) return (text) => JSON.parse(text) as unknown;
  return (text) => text;
}
