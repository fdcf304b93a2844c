import { keyText } from '../../src/kernel/projecting/column-values.js';
import type { Need, Rows } from '../../src/kernel/projecting/projector.js';
import { notAtHand } from '../../src/kernel/projecting/handling.js';

const ofItems = (table: string, values: readonly string[]): Need => ({ table, by: 'item_id', values });

/** All rows that depend on an item and are removed with it. */
export function dependentsOf(...itemIds: readonly string[]): readonly Need[] {
  return ['active_focus_sessions', 'item_tags', 'steps'].map((table) => ofItems(table, itemIds));
}

/** The items of milestones. */
export function itemsOfMilestones(milestoneIds: readonly string[]): Need {
  return { table: 'items', by: 'milestone_id', values: milestoneIds };
}

/** Removes items and the rows that depend on them, which must be loaded, in the order of PLAN-8. */
export function removeItemRows(rows: Rows, itemIds: readonly string[]): void {
  for (const itemId of itemIds) {
    for (const { user_id } of rows.find('active_focus_sessions', 'item_id', itemId)) {
      rows.remove('active_focus_sessions', [keyText(user_id)]);
    }
    for (const { tag_id } of rows.find('item_tags', 'item_id', itemId)) {
      rows.remove('item_tags', [itemId, keyText(tag_id)]);
    }
    for (const { id } of rows.find('steps', 'item_id', itemId)) rows.remove('steps', [keyText(id)]);
    rows.remove('items', [itemId]);
  }
}

/** Removes all items of milestones; returns the needs that must be met first, none once the items are removed. */
export function removeItems(rows: Rows, milestoneIds: readonly string[]): readonly Need[] {
  const items = notAtHand(rows, itemsOfMilestones(milestoneIds));
  if (items.length > 0) return items;
  const itemIds = milestoneIds.flatMap((id) => rows.find('items', 'milestone_id', id)).map(({ id }) => keyText(id));
  const dependents = notAtHand(rows, ...dependentsOf(...itemIds));
  if (dependents.length > 0) return dependents;
  removeItemRows(rows, itemIds);
  return [];
}
