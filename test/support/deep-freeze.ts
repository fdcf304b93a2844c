/** Freezes a value deeply, Map and Set included: any later change throws. Returns the same value. */
export function deepFreeze<T>(value: T): T {
  freeze(value, new Set());
  return value;
}

function freeze(value: unknown, seen: Set<object>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  if (value instanceof Map) for (const entry of value) entry.forEach((part) => freeze(part, seen));
  if (value instanceof Set) for (const member of value) freeze(member, seen);
  if (value instanceof Map || value instanceof Set) shut(value);
  if (ArrayBuffer.isView(value)) return;
  for (const part of Object.values(value)) freeze(part, seen);
  Object.freeze(value);
}

function shut(collection: Map<unknown, unknown> | Set<unknown>): void {
  if (Object.isFrozen(collection)) return;
  for (const method of ['set', 'add', 'delete', 'clear']) {
    if (!(method in collection)) continue;
    Object.defineProperty(collection, method, {
      value: () => {
        throw new TypeError(`Cannot ${method}: this collection is frozen`);
      },
    });
  }
}
