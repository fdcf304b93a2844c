import { type EvolversOf } from '../../deciding/by-type.js';
import type { DomainEvent } from '../../deciding/decider.js';
import type { EventOf } from '../../deciding/event-types.js';
import { fold } from '../../text/fold.js';
import type { RecordEntries, RecordEntry } from './record-entries.js';
import type { RecordDeclaration, UniqueDeclaration } from './record-declaration.js';
import type { AnyRecord, NamedVerb, RecordType } from './record-type.js';

/** The key of these values by which a record is unique; undefined if one of its fields is null or forgotten. */
function uniqueKey(
  name: string,
  { with: others = [], compare }: UniqueDeclaration,
  values: Readonly<Record<string, unknown>>,
): string | undefined {
  const parts: string[] = [];
  for (const each of [name, ...others]) {
    const value = values[each];
    if (value === undefined || value === null) return undefined;
    parts.push(typeof value === 'string' && compare === 'people' ? fold(value) : JSON.stringify(value));
  }
  return parts.length === 1 ? parts[0] : JSON.stringify(parts);
}

/** All keys of these values. */
export function keysOf(
  { unique = {} }: RecordDeclaration,
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unique).flatMap(([name, said]) => {
      const key = uniqueKey(name, said, values);
      return key === undefined ? [] : [[name, key] as const];
    }),
  );
}

/**
 * Applies an event to the records of its type, replacing entries instead of changing them; ignores an event that does
 * not fit.
 */
export function evolveRecord(type: AnyRecord, { verb }: NamedVerb, entries: RecordEntries, event: DomainEvent): void {
  const data = event.data as Readonly<Record<string, unknown>>;
  const id = String(data[type.id]);
  const entry = entries.get(id);
  switch (verb) {
    case 'create':
      entries.set(id, entryAfter(type, undefined, event));
      return;
    case 'change':
      if (entry !== undefined) entries.set(id, entryAfter(type, entry, event));
      return;
    case 'archive':
    case 'unarchive':
      if (entry !== undefined) entries.set(id, { ...entry, archived: verb === 'archive' });
      return;
    case 'delete':
      entries.delete(id);
      return;
  }
}

function entryAfter(type: AnyRecord, before: RecordEntry | undefined, { data, personal }: DomainEvent): RecordEntry {
  const { fields } = type.declared;
  const changed: Readonly<Record<string, unknown>> = { ...personal, ...data };
  const keyed = keyFields(type.declared);
  const part = (isKept: (name: string) => boolean, earlier: Readonly<Record<string, unknown>> = {}) => ({
    ...earlier,
    ...Object.fromEntries(Object.entries(changed).filter(([name]) => Object.hasOwn(fields, name) && isKept(name))),
  });
  const values = part((name) => isValue(type.declared, name), before?.values);
  const keyTexts = part((name) => fields[name]?.personal === true && keyed.has(name), before?.keyTexts);
  const keys = keysOf(type.declared, { ...values, ...keyTexts });
  return { archived: before?.archived ?? false, ...unlessEmpty({ values, keys, keyTexts }) };
}

function unlessEmpty(parts: Omit<RecordEntry, 'archived'>): Omit<RecordEntry, 'archived'> {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => Object.keys(part).length > 0));
}

/** Changes whenever these declarations make a different state from the same events: for a decider's version. */
export function stateShape(...types: readonly AnyRecord[]): string {
  return types
    .map(({ name, declared }) => {
      const kept = Object.keys(declared.fields).filter((field) => isValue(declared, field));
      const keys = Object.entries(declared.unique ?? {}).map(([key, { with: others = [], compare }]) =>
        [key, ...others, compare].join('+'),
      );
      return `${name}(${[...kept, ...keys].join(',')})`;
    })
    .join('');
}

/** Whether the state keeps this field's value: neither personal nor long text. */
function isValue({ fields }: RecordDeclaration, name: string): boolean {
  const of = fields[name];
  return of?.personal === false && of.form.kind !== 'prose' && of.form.kind !== 'lines';
}

function keyFields({ unique = {} }: RecordDeclaration): ReadonlySet<string> {
  return new Set(Object.entries(unique).flatMap(([name, { with: others = [] }]) => [name, ...others]));
}

/** How each event of a record type changes a state that holds its records. */
export function recordEvolvers<Name extends string, Declared extends RecordDeclaration, State>(
  type: RecordType<Name, Declared>,
  entriesIn: (state: State) => RecordEntries,
): EvolversOf<State, EventOf<RecordType<Name, Declared>['events']>> {
  const evolvers = Object.fromEntries(
    type.verbs.map((verb) => [
      verb.event,
      (state: State, event: DomainEvent) => evolveRecord(type, verb, entriesIn(state), event),
    ]),
  );
  return evolvers as unknown as EvolversOf<State, EventOf<RecordType<Name, Declared>['events']>>;
}
