/** Counts by key; a count of zero is absent. */
export type Counts = Map<string, number>;

/** One more of them. */
export function countUp(counts: Counts, id: string): void {
  counts.set(id, (counts.get(id) ?? 0) + 1);
}

/** One fewer of them. */
export function countDown(counts: Counts, id: string): void {
  const left = (counts.get(id) ?? 0) - 1;
  if (left > 0) counts.set(id, left);
  else counts.delete(id);
}
