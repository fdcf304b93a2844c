/*
 * A version that held from one position up to before another is found, for any position in between, by its node: the
 * number among its positions that is divisible by the highest power of two. A position lies only in versions whose node
 * is one of a few numbers that follow from the position (Kriegel, Pötke and Seidl, "Managing Intervals Efficiently in
 * Object-Relational Databases", 2000). So an ordinary index finds the versions of one owner at a position, however many
 * others there are.
 */

const HALF = 2 ** 32;

/** The number of the highest bit in which two numbers up to 2^53 differ. */
function highestDifference(one: number, other: number): number {
  const high = Math.floor(one / HALF) ^ Math.floor(other / HALF);
  return high === 0 ? 31 - Math.clz32((one % HALF) ^ (other % HALF)) : 63 - Math.clz32(high);
}

/** The node of a version that held from `since` up to before `until`, two different positions up to 2^53. */
export function nodeOf(since: number, until: number): number {
  const last = until - 1;
  const step = 2 ** highestDifference(since - 1, last);
  return Math.floor(last / step) * step;
}

/** The nodes of all versions that can have held at a position, in a log with this head. */
export function nodesAt(position: number, head: number): readonly number[] {
  const nodes: number[] = [];
  for (let step = 1; step <= head; step *= 2) {
    const times = Math.floor(position / step);
    nodes.push((times % 2 === 1 ? times : times + 1) * step);
  }
  return nodes;
}
