/**
 * The smallest part of a list found that still fails, and its error: halves are left out, then quarters, then single
 * entries, until a round has passed or the time (Unix ms) is up. Returns undefined if the whole list does not fail.
 */
export async function smallestFailing<Entry>(
  list: readonly Entry[],
  failure: (list: readonly Entry[]) => Promise<unknown>,
  until: number,
): Promise<{ readonly list: readonly Entry[]; readonly error: unknown } | undefined> {
  let found = { list, error: await failure(list) };
  if (found.error === undefined) return undefined;
  for (let size = Math.ceil(list.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    // From the end, because what came after the failure cannot be its cause.
    for (let start = found.list.length - size; start > -size && Date.now() < until; start -= size) {
      const from = Math.max(start, 0);
      const shorter = found.list.toSpliced(from, start + size - from);
      const error = await failure(shorter);
      if (error !== undefined) found = { list: shorter, error };
    }
  }
  return found;
}
