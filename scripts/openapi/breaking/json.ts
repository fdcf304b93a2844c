/** A JSON object whose parts are looked at before they are used. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether this is a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** This as an object; an empty one where it is none. */
export function objectIn(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** This as a list; an empty one where it is none. */
export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** What a local `$ref` points at, through as many as follow each other, its siblings on top; anything else as it is. */
export function dereferenced(value: unknown, document: JsonObject): unknown {
  if (!isObject(value) || typeof value['$ref'] !== 'string') return value;
  const { $ref, ...siblings } = value;
  const steps = $ref.replace(/^#\//, '').split('/');
  const target = steps.reduce<unknown>((at, step) => {
    return objectIn(at)[decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')];
  }, document);
  if (target === undefined) throw new Error(`The document has nothing at ${$ref}.`);
  const resolved = dereferenced(target, document);
  return isObject(resolved) ? { ...resolved, ...siblings } : resolved;
}

/** Whether two JSON values are the same, whatever the order of their objects' keys. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one)) {
    return Array.isArray(other) && one.length === other.length && one.every((part, n) => isSame(part, other[n]));
  }
  if (!isObject(one) || !isObject(other)) return one === other;
  const keys = Object.keys({ ...one, ...other });
  return keys.every((key) => key in one && key in other && isSame(one[key], other[key]));
}
