/** A JSON object whose values must be checked before they are used. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether this is a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value if it is an object, else an empty one. */
export function objectIn(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The value if it is a list, else an empty one. */
export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/**
 * The target of a local `$ref`, or of a chain of them, with their siblings merged over it; any other value unchanged.
 */
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
