import { type ItemRow, type Truth, must, there } from './truth.rows.js';

/** Takes an item out with all that hangs on it; nothing is activated in its place. */
export function forgetItem(truth: Truth, itemId: string): void {
  const { execution_owner_id: owner } = there(truth.items, itemId);
  leaveList(truth, owner, itemId);
  if (truth.sessions.get(owner)?.item_id === itemId) truth.sessions.delete(owner);
  truth.items.delete(itemId);
  truth.steps.delete(itemId);
  truth.itemTags.delete(itemId);
}

/** An item's milestone exists, in its organization, and is no other's personal one. */
export function expectPlace({ milestones, projects }: Truth, item: ItemRow): void {
  if (item.milestone_id === null) return;
  const milestone = there(milestones, item.milestone_id);
  expectOurs(milestone, item.organization_id);
  const { visibility_scope, default_user_id } = there(projects, milestone.project_id);
  const fits = visibility_scope === 'team' || default_user_id === item.execution_owner_id;
  must(fits, 'PLAN-3: a personal project is filled by its owner alone, with their own items');
}

/** What an item speaks of is of its organization. */
export function expectOurs({ organization_id }: { readonly organization_id: string }, organizationId: string): void {
  must(organization_id === organizationId, 'ORG-6: nobody reads or writes across organizations');
}

/** No item names this one as its origin. */
export function expectNoOrigin({ items }: Truth, itemId: string): void {
  const named = [...items.values()].some(({ origin_item_id }) => origin_item_id === itemId);
  must(!named, "FOCUS-14: an item that is another item's origin is never deletable");
}

/** The user's waiting items from the top. */
export function listOf({ lists }: Truth, owner: string): string[] {
  const list = lists.get(owner) ?? [];
  lists.set(owner, list);
  return list;
}

/** Takes an item out of its owner's waiting list, if it is there. */
export function leaveList(truth: Truth, owner: string, itemId: string): void {
  const list = listOf(truth, owner);
  const index = list.indexOf(itemId);
  if (index >= 0) list.splice(index, 1);
}
