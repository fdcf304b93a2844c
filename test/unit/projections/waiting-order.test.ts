import { itemTable } from '../../../projections/focus/item-tables.js';
import { GAP, keyBetween, placeWaiting } from '../../../projections/focus/waiting-order.js';
import type { Row } from '../../../src/kernel/projecting/projector.js';
import { workingRows } from '../../../src/kernel/projecting/working-rows.js';

const item = (id: string, waiting_position: number | null): Row => ({
  id,
  execution_owner_id: 'ada',
  state: waiting_position === null ? 'offered' : 'waiting',
  waiting_position,
  milestone_id: null,
});

/** An owner's list with these keys, and the item `new` that does not wait yet. */
function listWith(keys: Readonly<Record<string, number>>, { complete = true } = {}) {
  const rows = workingRows([itemTable], { complete });
  for (const [id, key] of Object.entries(keys)) rows.put('items', item(id, key));
  const place = (above: string | null, below: string | null) => placeWaiting(rows, item('new', null), { above, below });
  const order = () =>
    [...rows.all('items')]
      .sort((one, other) => Number(one['waiting_position']) - Number(other['waiting_position']))
      .map(({ id }) => id);
  return { rows, place, order, keyOf: (id: string) => rows.get('items', [id])?.['waiting_position'] };
}

describe('the order key between two others', () => {
  it.each([
    [undefined, undefined, 0],
    [undefined, 5, 5 - GAP],
    [5, undefined, 5 + GAP],
    [0, 10, 5],
    [-3, 0, -2],
    [0, 1, undefined],
    [5, 5, undefined],
    [5, 4, undefined],
    [Number.MAX_SAFE_INTEGER, undefined, undefined],
    [undefined, Number.MIN_SAFE_INTEGER, undefined],
  ])('%s and %s is %s', (above, below, key) => {
    expect(keyBetween(above, below)).toBe(key);
  });
});

describe('placing an item in the waiting list', () => {
  it('changes no other row if there is a free key', () => {
    const { rows, place, order } = listWith({ a: 0, b: GAP, c: 2 * GAP });
    rows.settle();
    expect(place('a', 'b')).toEqual([]);
    expect(order()).toEqual(['a', 'new', 'b', 'c']);
    expect(rows.changes()).toMatchObject([{ inserted: [{ id: 'new', state: 'waiting' }], updated: [], deleted: [] }]);
  });

  it('needs only the neighbours’ rows if these are where the event says', () => {
    const { place, order } = listWith({ a: 0, b: GAP }, { complete: false });
    expect(place('b', null)).toEqual([]);
    expect(order()).toEqual(['a', 'b', 'new']);
  });

  it('loads and re-spaces the whole list when a gap is full', () => {
    const full = { a: 0, b: 1, c: 2 };
    expect(listWith(full, { complete: false }).place('a', 'b')).toEqual([
      { table: 'items', by: 'waiting_of', values: ['ada'] },
    ]);
    const { place, order, keyOf } = listWith(full);
    expect(place('a', 'b')).toEqual([]);
    expect(order()).toEqual(['a', 'new', 'b', 'c']);
    expect(['a', 'new', 'b', 'c'].map(keyOf)).toEqual([0, GAP, 2 * GAP, 3 * GAP]);
  });

  it.each([
    ['goes below the one above when the one below is gone', 'a', 'gone', ['a', 'new', 'b', 'c']],
    ['goes above the one below when the one above is gone', 'gone', 'b', ['a', 'new', 'b', 'c']],
    ['goes last when both are gone', 'gone', 'gone', ['a', 'b', 'c', 'new']],
    ['goes below the one above when the two stand the other way round', 'c', 'a', ['a', 'b', 'c', 'new']],
  ])('%s', (_, above, below, expected) => {
    const { place, order } = listWith({ a: 0, b: GAP, c: 2 * GAP });
    expect(place(above, below)).toEqual([]);
    expect(order()).toEqual(expected);
  });
});
