import { randomUUID } from 'node:crypto';

const UUID = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g;

/** The ids in a text, each once. */
export function idsIn(text: string): readonly string[] {
  return [...new Set(text.match(UUID))];
}

/** Each of these ids, with one that does not exist in its place. */
export function strangeIdsFor(ids: readonly string[]): ReadonlyMap<string, string> {
  return new Map(ids.map((id) => [id, randomUUID()]));
}

/** The text, or the JSON value, with one set of ids in the place of another. */
export function withIds<Value>(value: Value, ids: ReadonlyMap<string, string>): Value {
  if (value === undefined) return value;
  return JSON.parse(JSON.stringify(value).replaceAll(UUID, (id) => ids.get(id) ?? id)) as Value;
}

/** The inverse mapping. */
export function inverse(ids: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map(Array.from(ids, ([one, other]) => [other, one]));
}
