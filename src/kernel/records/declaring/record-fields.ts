import type { Field, JsonSchema } from '../../deciding/event-types.js';

/** What a field accepts, as data, from which its validation, column, JSON Schema and check are derived. */
export type FieldForm =
  | { readonly kind: 'line'; readonly max: number }
  | { readonly kind: 'lines'; readonly max: number; readonly most: number }
  | { readonly kind: 'prose'; readonly max: number }
  | { readonly kind: 'int'; readonly min: number; readonly max: number }
  | { readonly kind: 'decimal'; readonly min: number; readonly max: number; readonly places: number }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'date' }
  | { readonly kind: 'instant' }
  | { readonly kind: 'ref'; readonly to: string };

/** A field of a record type. */
export interface RecordField<Value = unknown, Personal extends boolean = boolean> extends Field<Value> {
  readonly form: FieldForm;
  /** Whether it is text about or by a person, which can be forgotten: it goes into the event's `personal`. */
  readonly personal: Personal;
  /** Whether it may be null; a creation without it then records null, unless it has a default. */
  readonly nullable: boolean;
  /** What a creation that leaves it out records. */
  readonly standard?: Value;
  /** A sentence for readers of the API's document. */
  readonly says?: string;
}

interface FieldOptions {
  readonly optional?: boolean;
  /** A sentence for readers of the API's document. */
  readonly says?: string;
}
interface TextOptions extends FieldOptions {
  /** The most characters it may have. */
  readonly max: number;
  readonly personal?: boolean;
}
interface WithDefault<Value> extends FieldOptions {
  readonly default?: Value;
}

type FieldWith<Value, Options> = RecordField<
  Options extends { readonly optional: true } ? Value | null : Value,
  Options extends { readonly personal: true } ? true : false
> &
  (Options extends { readonly default: unknown } ? { readonly standard: Value } : unknown);

function field<Value, const Options extends WithDefault<Value> & { readonly personal?: boolean }>(
  form: FieldForm,
  schema: JsonSchema,
  { optional = false, personal = false, default: standard, says }: Options,
): FieldWith<Value, Options> {
  const made = {
    form,
    schema: optional ? { anyOf: [schema, { type: 'null' }] } : schema,
    personal,
    nullable: optional,
    ...(standard !== undefined && { standard }),
    ...(says !== undefined && { says }),
  };
  // `personal` and null are as the options' type says.
  return made as FieldWith<Value, Options>;
}

/** Text in one line, tidied as TEXT-1 says. */
export function line<const Options extends TextOptions>(options: Options): FieldWith<string, Options> {
  return field<string, Options>({ kind: 'line', max: options.max }, { type: 'string' }, options);
}

/** Text of several lines. */
export function prose<const Options extends TextOptions>(options: Options): FieldWith<string, Options> {
  return field<string, Options>({ kind: 'prose', max: options.max }, { type: 'string' }, options);
}

/** A list of at most `most` lines. */
export function lines<const Options extends TextOptions & { readonly most: number }>(
  options: Options,
): FieldWith<readonly string[], Options> {
  const { max, most } = options;
  const schema = { type: 'array', items: { type: 'string' } };
  return field<readonly string[], Options>({ kind: 'lines', max, most }, schema, options);
}

/** A whole number from `min` to `max`. */
export function int<const Options extends WithDefault<number> & { readonly min: number; readonly max: number }>(
  options: Options,
): FieldWith<number, Options> {
  const { min, max } = options;
  return field<number, Options>({ kind: 'int', min, max }, { type: 'integer' }, options);
}

/** A number from `min` to `max` with at most `places` decimal places. */
export function decimal<
  const Options extends WithDefault<number> & { readonly min: number; readonly max: number; readonly places: number },
>(options: Options): FieldWith<number, Options> {
  const { min, max, places } = options;
  return field<number, Options>({ kind: 'decimal', min, max, places }, { type: 'number' }, options);
}

/** True or false. */
export function flag<const Options extends WithDefault<boolean>>(options: Options): FieldWith<boolean, Options> {
  return field<boolean, Options>({ kind: 'flag' }, { type: 'boolean' }, options);
}

/** One of these values. */
export function choice<const Value extends string, const Options extends WithDefault<Value>>(
  values: readonly [Value, ...Value[]],
  options: Options,
): FieldWith<Value, Options> {
  return field<Value, Options>({ kind: 'choice', values }, { enum: values }, options);
}

/** A day of the calendar, YYYY-MM-DD. */
export function date<const Options extends FieldOptions>(options: Options): FieldWith<string, Options> {
  return field<string, Options>({ kind: 'date' }, { type: 'string', format: 'date' }, options);
}

/** A moment, RFC 3339; kept in UTC, to the millisecond. */
export function instant<const Options extends FieldOptions>(options: Options): FieldWith<string, Options> {
  return field<string, Options>({ kind: 'instant' }, { type: 'string', format: 'date-time' }, options);
}

/** The id of a record of another type, which must exist and be unarchived when it is referred to (LOG-8). */
export function ref<const Options extends FieldOptions>(to: string, options: Options): FieldWith<string, Options> {
  return field<string, Options>({ kind: 'ref', to }, { type: 'string' }, options);
}
