import { dereferenced, isObject, listIn, objectIn, type JsonObject } from './json.js';

/** The values of one JSON type that a schema allows; without a `type`, values of any. */
export interface Form extends JsonObject {
  readonly type?: string;
}

/** The alternatives that a schema allows, each of one type, whether written as references, unions or type lists. */
export function formsOf(schema: unknown, document: JsonObject): readonly Form[] {
  if (schema === false) return [];
  const { allOf, anyOf, oneOf, ...rest } = objectIn(dereferenced(schema, document));
  let forms = splitByType(rest);
  for (const part of listIn(allOf)) forms = crossed(forms, formsOf(part, document));
  for (const union of [anyOf, oneOf]) {
    if (!Array.isArray(union)) continue;
    forms = crossed(
      forms,
      union.flatMap((branch) => formsOf(branch, document)),
    );
  }
  return forms;
}

function splitByType(schema: JsonObject): readonly Form[] {
  const { type, const: only, enum: some, ...rest } = schema;
  const values = 'const' in schema ? [only] : Array.isArray(some) ? (some as readonly unknown[]) : undefined;
  const types = typesIn(type) ?? (values && [...new Set(values.map(typeOf))]);
  if (types === undefined) return [rest];
  return types.flatMap((each) => {
    if (values === undefined || each === 'null') return [{ ...rest, type: each }];
    const ofType = values.filter((value) => isOfType(value, each));
    return ofType.length === 0 ? [] : [{ ...rest, type: each, enum: ofType }];
  });
}

function typesIn(type: unknown): readonly string[] | undefined {
  if (typeof type === 'string') return [type];
  return Array.isArray(type) ? type.map(String) : undefined;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function isOfType(value: unknown, type: string): boolean {
  return type === 'integer' ? Number.isInteger(value) : typeOf(value) === type;
}

/** What both allow, pair by pair; pairs of different types allow nothing. */
function crossed(some: readonly Form[], others: readonly Form[]): readonly Form[] {
  return some.flatMap((one) =>
    others.flatMap((other) => {
      if (one.type !== undefined && other.type !== undefined && one.type !== other.type) return [];
      return [merged(one, other)];
    }),
  );
}

function merged(one: Form, other: Form): Form {
  const both: JsonObject = { ...one, ...other };
  return {
    ...both,
    ...(isObject(one['properties']) && { properties: { ...one['properties'], ...objectIn(other['properties']) } }),
    ...(Array.isArray(one['required']) && { required: [...listIn(one['required']), ...listIn(other['required'])] }),
  };
}
