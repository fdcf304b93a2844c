import fc from 'fast-check';
import { nodeOf, nodesAt } from '../../../../src/kernel/projecting/version-nodes.js';

const positions = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER - 1 }));
const twoPositions = fc
  .tuple(positions, positions)
  .filter(([one, other]) => one !== other)
  .map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const);

describe('the node of a version', () => {
  it('is one of its positions, and divisible by a higher power of two than any other of them', () => {
    for (let since = 1; since < 130; since++) {
      for (let until = since + 1; until < 130; until++) {
        const power = (n: number) => n & -n;
        const [highest] = Array.from({ length: until - since }, (_, n) => since + n).toSorted(
          (one, other) => power(other) - power(one),
        );
        expect([since, until, nodeOf(since, until)]).toEqual([since, until, highest]);
      }
    }
  });

  it('is among the nodes of each of its positions, also of positions up to 2^53', () => {
    fc.assert(
      fc.property(twoPositions, fc.double({ min: 0, max: 1, noNaN: true }), ([since, until], part) => {
        const within = Math.min(until - 1, since + Math.floor(part * (until - since)));
        for (const position of [since, within, until - 1]) {
          expect(nodesAt(position, until)).toContain(nodeOf(since, until));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is found among few: one for each power of two up to the head of the log', () => {
    expect(nodesAt(6, 8)).toEqual([7, 6, 4, 8]);
    expect(nodesAt(777_777, 1_000_000)).toHaveLength(20);
  });
});
