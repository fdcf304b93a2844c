/** A JSON Schema (2020-12) in the document. */
export type Schema = Readonly<Record<string, unknown>>;

/** Schemas by name, for `components/schemas`. */
export type Schemas = Readonly<Record<string, Schema>>;

/** A part of the document. */
export type Part = Readonly<Record<string, unknown>>;

/** A reference to a schema of the document. */
export function schemaRef(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

/** The value with each object in it replaced by the result of `change`, innermost first. */
export function mapObjects(value: unknown, change: (object: Part) => unknown): unknown {
  if (Array.isArray(value)) return value.map((element) => mapObjects(element, change));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, mapObjects(member, change)]);
  return change(Object.fromEntries(members) as Part);
}

/** The value with each text in it replaced by the result of `change`; names of members stay. */
export function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((element) => mapTexts(element, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, mapTexts(member, change)]));
}
