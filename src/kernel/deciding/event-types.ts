import type { DomainEvent, PersonalEvent } from './decider.js';

/** A JSON Schema, as an object (draft 2020-12). */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What a field of an event holds: its JSON Schema, and the type of its values for the compiler. */
export interface Field<Value> {
  readonly schema: JsonSchema;
  /** Never set: it only carries the type. */
  readonly holds?: Value;
}

interface OptionalField<Value> extends Field<Value> {
  readonly optional: true;
}

/** Fields by their names. */
export type EventFields = Readonly<Record<string, Field<unknown>>>;

type Held<Of> = Of extends Field<infer Value> ? Value : never;
type OptionalNames<Of extends EventFields> = {
  [Name in keyof Of]: Of[Name] extends { readonly optional: true } ? Name : never;
}[keyof Of];

/** The object that has these fields. */
export type ObjectOf<Of extends EventFields> = {
  readonly [Name in Exclude<keyof Of, OptionalNames<Of>>]: Held<Of[Name]>;
} & { readonly [Name in OptionalNames<Of>]?: Held<Of[Name]> };

/** Converts the data and personal text of one version into those of the next; pure and total. */
export type Upcaster = (earlier: DomainEvent) => Pick<DomainEvent, 'data' | 'personal'>;

/** The declaration of a type of event, in its current version. */
export interface EventType {
  /** What happened, in one sentence. */
  readonly says: string;
  readonly data: EventFields;
  /** Text about or by a person; with `subject`, the id of the user or organization to whom it belongs. */
  readonly personal?: EventFields;
  /** The field of the data by which less than all of a subject's text can be forgotten; `personal.unit` repeats it. */
  readonly unit?: string;
  /** From version 1 to 2, from 2 to 3, and so on: the version is one more than there are (LOG-9). */
  readonly upcasters?: readonly Upcaster[];
}

/** Types of event by their names. */
export type EventTypes = Readonly<Record<string, EventType>>;

type EventOfType<Name extends string, Type> = Type extends { data: infer Data extends EventFields }
  ? Type extends { personal: infer Text extends EventFields }
    ? PersonalEvent<Name, ObjectOf<Data>, ObjectOf<Text> & (Type extends { unit: string } ? { unit: string } : unknown)>
    : DomainEvent<Name, ObjectOf<Data>>
  : never;

/** Every event of these types, in its current version. */
export type EventOf<Types> = {
  [Name in keyof Types & string]: EventOfType<Name, Types[Name]>;
}[keyof Types & string];

/** Declares types of event; the compiler keeps their names. */
export function eventTypes<const Types extends EventTypes>(types: Types): Types {
  return types;
}

/** The types of event of all rooms together; throws if two rooms give the same name to different types. */
export function eventCatalogueOf(...rooms: readonly EventTypes[]): EventTypes {
  const names = rooms.flatMap((types) => Object.keys(types));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`Two rooms declare the event ${twice}; a type of event has one meaning.`);
  return Object.assign({}, ...rooms) as EventTypes;
}

/** The current version of a type, counted from 1. */
export const versionOf = ({ upcasters = [] }: Pick<EventType, 'upcasters'>): number => upcasters.length + 1;

/** Text of any length. */
export const text: Field<string> = { schema: { type: 'string' } };
/** A whole number. */
export const wholeNumber: Field<number> = { schema: { type: 'integer' } };
/** True or false. */
export const yesOrNo: Field<boolean> = { schema: { type: 'boolean' } };
/** A moment, RFC 3339 in UTC. */
export const moment: Field<string> = { schema: { type: 'string', format: 'date-time' } };
/** A day, YYYY-MM-DD. */
export const day: Field<string> = { schema: { type: 'string', format: 'date' } };

/** One of these values. */
export function oneOf<const Value extends string | number>(...values: readonly Value[]): Field<Value> {
  return { schema: { enum: values } };
}

/** What the field holds, or null. */
export function orNull<Value>({ schema }: Field<Value>): Field<Value | null> {
  return { schema: { anyOf: [schema, { type: 'null' }] } };
}

/** A list of any length of what the field holds. */
export function listOf<Value>({ schema }: Field<Value>): Field<readonly Value[]> {
  return { schema: { type: 'array', items: schema } };
}

/** A field that may be absent. */
export function optional<Value>(field: Field<Value>): OptionalField<Value> {
  return { ...field, optional: true };
}

/** The same field, with a description for its JSON Schema. */
export function described<Of extends Field<unknown>>(description: string, field: Of): Of {
  return { ...field, schema: { ...field.schema, description } };
}
