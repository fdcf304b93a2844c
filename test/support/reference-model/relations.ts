import { type ItemRow, type ReferenceModel, known, must, there } from './rows.js';

/** Removes an item with everything that depends on it; nothing is activated in its place. */
export function forgetItem(model: ReferenceModel, itemId: string): void {
  const { execution_owner_id: owner } = there(model.items, itemId);
  leaveList(model, owner, itemId);
  if (model.sessions.get(owner)?.item_id === itemId) model.sessions.delete(owner);
  model.items.delete(itemId);
  model.steps.delete(itemId);
  model.itemTags.delete(itemId);
}

/** Expects an item's milestone to exist, in its organization, and not to be another user's personal one. */
export function expectPlace(model: ReferenceModel, item: ItemRow): void {
  const { milestones, projects } = model;
  const milestone = item.milestone_id === null ? undefined : known(model, milestones, item.milestone_id);
  if (milestone === undefined) return;
  expectOurs(milestone, item.organization_id);
  const { visibility_scope, default_user_id } = there(projects, milestone.project_id);
  const fits = visibility_scope === 'team' || default_user_id === item.execution_owner_id;
  must(fits, 'PLAN-3: a personal project is filled by its owner alone, with their own items');
}

/** Expects a row that an item refers to to be of its organization, as far as it is known. */
export function expectOurs(row: { readonly organization_id: string } | undefined, organizationId: string): void {
  must(
    row === undefined || row.organization_id === organizationId,
    'ORG-6: nobody reads or writes across organizations',
  );
}

/** Expects no item to name this one as its origin. */
export function expectNoOrigin({ items }: ReferenceModel, itemId: string): void {
  const named = [...items.values()].some(({ origin_item_id }) => origin_item_id === itemId);
  must(!named, "FOCUS-14: an item that is another item's origin is never deletable");
}

/** The user's waiting items from the top. */
export function listOf({ lists }: ReferenceModel, owner: string): string[] {
  const list = lists.get(owner) ?? [];
  lists.set(owner, list);
  return list;
}

/** Removes an item from its owner's waiting list, if it is there. */
export function leaveList(model: ReferenceModel, owner: string, itemId: string): void {
  const list = listOf(model, owner);
  const index = list.indexOf(itemId);
  if (index >= 0) list.splice(index, 1);
}

/** The owner's active item. */
export function activeOf({ items }: ReferenceModel, owner: string): ItemRow | undefined {
  return [...items.values()].find((item) => item.execution_owner_id === owner && item.state === 'active');
}
