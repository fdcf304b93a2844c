import type { Neighbours } from '../../src/focus/index.js';
import { keyText } from '../../src/kernel/projecting/column-values.js';
import type { Need, Row, Rows } from '../../src/kernel/projecting/projector.js';

/** Distance between two order keys when nothing lies between them: room for 20 halvings. */
export const GAP = 2 ** 20;

/** The key between two; undefined when there is none, or none that a number holds exactly. */
export function keyBetween(above: number | undefined, below: number | undefined): number | undefined {
  if (above === undefined && below === undefined) return 0;
  const key =
    above === undefined
      ? Number(below) - GAP
      : below === undefined
        ? above + GAP
        : above + Math.floor((below - above) / 2);
  const fits =
    Number.isSafeInteger(key) && (above === undefined || above < key) && (below === undefined || key < below);
  return fits ? key : undefined;
}

const keyOf = (row: Row) => Number(row['waiting_position']);

/** The key of a neighbour that an event names; undefined when it does not wait in this owner's list. */
function keyOfNeighbour(rows: Rows, owner: string, id: string | null): number | undefined {
  const row = id === null ? undefined : rows.get('items', [id]);
  return row?.['state'] === 'waiting' && row['execution_owner_id'] === owner ? keyOf(row) : undefined;
}

const listOf = (owner: string): Need => ({ table: 'items', by: 'waiting_of', values: [owner] });

/** Where in the whole list the item belongs: below the one above it, else above the one below it, else last. */
function indexIn(list: readonly Row[], { above, below }: Neighbours): number {
  const afterAbove = list.findIndex(({ id }) => id === above) + 1;
  if (afterAbove > 0) return afterAbove;
  const before = list.findIndex(({ id }) => id === below);
  return before === -1 ? list.length : before;
}

/** Places the item by looking at its owner's whole list, and re-spaces that list if there is no key left. */
function placeInList(rows: Rows, item: Row, neighbours: Neighbours): readonly Need[] {
  const owner = keyText(item['execution_owner_id']);
  if (!rows.has(listOf(owner))) return [listOf(owner)];
  const others = rows.find('items', 'waiting_of', owner).filter(({ id }) => id !== item['id']);
  const list = others.toSorted((one, other) => keyOf(one) - keyOf(other));
  const index = indexIn(list, neighbours);
  const [above, below] = [list[index - 1], list[index]];
  const key = keyBetween(above && keyOf(above), below && keyOf(below));
  if (key !== undefined) rows.put('items', { ...item, waiting_position: key });
  else {
    list.toSpliced(index, 0, item).forEach((row, n) => rows.put('items', { ...row, waiting_position: n * GAP }));
  }
  return [];
}

/**
 * Puts an item into its owner's waiting list between the neighbours that its event names. Total: if they are not where
 * the event says, the whole list decides. Returns the rows that it still needs for that, or none.
 */
export function placeWaiting(rows: Rows, item: Row, neighbours: Neighbours): readonly Need[] {
  const owner = keyText(item['execution_owner_id']);
  const above = keyOfNeighbour(rows, owner, neighbours.above);
  const below = keyOfNeighbour(rows, owner, neighbours.below);
  const asTold =
    (neighbours.above === null || above !== undefined) && (neighbours.below === null || below !== undefined);
  const key = asTold ? keyBetween(above, below) : undefined;
  const waiting = { ...item, state: 'waiting' };
  if (key === undefined) return placeInList(rows, waiting, neighbours);
  rows.put('items', { ...waiting, waiting_position: key });
  return [];
}
