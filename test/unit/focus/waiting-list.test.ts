import fc from 'fast-check';
import {
  bottomOf,
  emptyList,
  idAt,
  idsIn,
  indexOf,
  insert,
  lengthOf,
  remove,
  topOf,
} from '../../../src/focus/domain/waiting-list.js';

const change = fc.tuple(fc.constantFrom('top', 'bottom', 'above', 'below', 'remove'), fc.nat());

describe('the waiting list', () => {
  it('FOCUS-8: keeps the same order as a plain array under any changes, and reports the runs of items that changed', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 600, minLength: 300, size: 'max' }), (changes) => {
        const list = emptyList();
        const plain: string[] = [];
        const before = new Map<number, string>();
        changes.forEach(([kind, number], n) => {
          const at = number % Math.max(plain.length, 1);
          const other = plain[at];
          let runs: readonly number[];
          if (kind === 'remove' && number % 4 === 0 && other !== undefined) {
            plain.splice(at, 1);
            runs = remove(list, other);
          } else if (kind === 'above' && other !== undefined) {
            plain.splice(at, 0, `${n}`);
            runs = insert(list, `${n}`, { above: other });
          } else if (kind === 'below' && other !== undefined) {
            plain.splice(at + 1, 0, `${n}`);
            runs = insert(list, `${n}`, { below: other });
          } else {
            const place = kind === 'top' ? 'top' : 'bottom';
            plain.splice(place === 'top' ? 0 : plain.length, 0, `${n}`);
            runs = insert(list, `${n}`, place);
          }
          for (const [run, ids] of list.runs) {
            if (!runs.includes(run) && before.get(run) !== ids.join()) throw new Error(`run ${run} changed unnoticed`);
            before.set(run, ids.join());
          }
        });
        expect(idsIn(list)).toEqual(plain);
        expect([topOf(list), bottomOf(list), lengthOf(list)]).toEqual([
          plain[0] ?? null,
          plain.at(-1) ?? null,
          plain.length,
        ]);
        plain.forEach((id, index) => expect([indexOf(list, id), idAt(list, index)]).toEqual([index, id]));
        expect([indexOf(list, 'none'), idAt(list, plain.length)]).toEqual([undefined, null]);
        for (const ids of list.runs.values()) expect(ids.length).toBeLessThanOrEqual(128);
      }),
      { numRuns: 60 },
    );
  });

  it('moving one of 200,000 items changes two short runs of items, or three if the run there is full', () => {
    const list = emptyList();
    for (let n = 0; n < 200_000; n++) insert(list, `${n}`, 'bottom');
    const lastRun = list.runs.get(list.runOf.get('199999') ?? -1);
    expect(lastRun).toHaveLength(128);
    for (const [itemId, above, count] of [
      ['100000', '7', 2],
      ['1', '150000', 2],
      ['0', '199999', 3],
    ] as const) {
      const runs = [...remove(list, itemId), ...insert(list, itemId, { above })];
      expect(runs).toHaveLength(count);
      for (const run of runs) expect(list.runs.get(run)?.length).toBeLessThanOrEqual(128);
    }
  });
});
