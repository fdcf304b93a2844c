import type { FocusEvent } from '../../../src/focus/index.js';
import { expectNoOrigin, expectOurs, expectPlace, forgetItem } from './relations.js';
import { type ItemRow, type ReferenceModel, known, must, mustDiffer, there } from './rows.js';

type Of<Type extends FocusEvent['type']> = Extract<FocusEvent, { readonly type: Type }>;

/** Applies the offer of an item. */
export function offer(
  model: ReferenceModel,
  { data, personal }: Of<'ItemOffered'>,
  when: { readonly created_at: string; readonly revision: number },
): void {
  const { itemId: id, organizationId, ownerId, offeredBy, milestoneId, originItemId, copyOfItemId } = data;
  expectNewId(model, id);
  expectMember(model, ownerId, organizationId, 'ORG-6: the owner is of the organization');
  expectMember(model, offeredBy, organizationId, 'ORG-6: the offerer is of the organization');
  mustDiffer(data.tagIds, 'An item has a tag once');
  for (const tagId of data.tagIds) expectOurs(known(model, model.tags, tagId), organizationId);
  const { title, description } = personal;
  const item: ItemRow = {
    ...{ id, organization_id: organizationId, milestone_id: milestoneId, execution_owner_id: ownerId },
    ...{ offered_by: offeredBy, origin_item_id: originItemId, copy_of_item_id: copyOfItemId, state: 'offered' },
    ...{ title, description, due_at: data.dueAt, due_on: data.dueOn ?? null, set_aside_until: null },
    ...{ started_at: null, completed_at: null, imported: false, ...when },
  };
  must(item.due_at === null || item.due_on === null, 'FOCUS-24: due at a time or on a day, never both');
  expectPlace(model, item);
  expectRoom(model, item);
  if (originItemId !== null) expectOrigin(model, originItemId, item);
  model.items.set(id, item);
  mustDiffer(data.stepIds, 'FOCUS-15: steps belong to exactly one item');
  must(personal.stepNames.length === data.stepIds.length, 'FOCUS-15: each step has a name');
  const blank = { item_id: id, is_completed: false, created_at: when.created_at };
  const steps = data.stepIds.map((stepId, index) => ({ ...blank, id: stepId, name: personal.stepNames[index] ?? '' }));
  model.steps.set(id, steps);
  model.itemTags.set(id, [...data.tagIds]);
}

/** Applies the import of past work. */
export function importPast(model: ReferenceModel, { data, personal }: Of<'PastWorkImported'>, revision: number): void {
  const { itemId: id, organizationId, ownerId, offeredBy, milestoneId, startedAt, completedAt } = data;
  expectNewId(model, id);
  expectMember(model, ownerId, organizationId, 'ORG-6: the owner is of the organization');
  must(startedAt === null || startedAt <= completedAt, 'FOCUS-22: at its own times');
  const item: ItemRow = {
    ...{ id, organization_id: organizationId, milestone_id: milestoneId, execution_owner_id: ownerId },
    ...{ offered_by: offeredBy, origin_item_id: null, copy_of_item_id: null, state: 'completed' },
    ...{ title: personal.title, description: null, due_at: null, due_on: null, set_aside_until: null },
    ...{ created_at: startedAt ?? completedAt, started_at: startedAt, completed_at: completedAt },
    ...{ imported: true, revision },
  };
  expectPlace(model, item);
  model.items.set(id, item);
  model.steps.set(id, []);
  model.itemTags.set(id, []);
}

/** Applies the decline of an offer. */
export function decline(
  model: ReferenceModel,
  item: ItemRow,
  { data, personal }: Of<'OfferDeclined'>,
  occurredAt: string,
): void {
  const { id, organization_id, execution_owner_id, title, created_at, offered_by } = item;
  must(data.offeredBy === offered_by, 'LOG-7: whose offer is declined');
  expectNoOrigin(model, id);
  forgetItem(model, id);
  model.declined.set(id, {
    ...{ item_id: id, organization_id, offered_by, declined_by: execution_owner_id, title },
    ...{ reason: personal.reason, offered_at: created_at, declined_at: occurredAt },
  });
}

function expectNewId({ whole, items, declined }: ReferenceModel, id: string): void {
  must(!items.has(id) && !(whole && declined.has(id)), 'FOCUS-1: a new item has an id of its own');
}

/** Expects the user to belong to the organization, as far as it is known. */
export function expectMember(model: ReferenceModel, userId: string, organizationId: string, rule: string): void {
  const user = known(model, model.users, userId);
  must(user === undefined || user.organization_id === organizationId, rule);
}

function expectOrigin(model: ReferenceModel, originId: string, copy: ItemRow): void {
  const { items, milestones, projects } = model;
  must(originId !== copy.id, 'FOCUS-12: an item is never its own origin');
  must(copy.due_at === null && copy.due_on === null, 'FOCUS-11: has no due date');
  const origin = known(model, items, originId);
  if (origin === undefined) return;
  must(origin.state === 'completed', 'FOCUS-11: only a completed item can be recreated');
  expectOurs(origin, copy.organization_id);
  const milestone = origin.milestone_id === null ? undefined : known(model, milestones, origin.milestone_id);
  if (milestone === undefined) return;
  const { visibility_scope, default_user_id } = there(projects, milestone.project_id);
  const toThemself = copy.execution_owner_id === default_user_id && copy.offered_by === default_user_id;
  must(visibility_scope === 'team' || toThemself, 'PLAN-3: recreates from it (to themself)');
}

function expectRoom({ items }: ReferenceModel, { execution_owner_id: owner, offered_by: by }: ItemRow): void {
  const open = [...items.values()].filter(
    ({ state, execution_owner_id, offered_by }) =>
      state === 'offered' && execution_owner_id === owner && offered_by !== owner,
  );
  must(by === owner || open.length < 1_000, 'FOCUS-23: 1,000 offers of colleagues are the most');
  must(by === owner || open.filter((item) => item.offered_by === by).length < 200, 'FOCUS-23: 200 of one are the most');
}
