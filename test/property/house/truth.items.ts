import type { FocusEvent } from '../../../src/focus/index.js';
import type { RecordedEvent } from '../../../src/kernel/event-log/event-log.js';
import { dayIn } from '../../../src/kernel/runtime/time-zones.js';
import { followAlarm } from './truth.alarms.js';
import { followContent } from './truth.content.js';
import { expectNoOrigin, expectOurs, expectPlace, forgetItem, leaveList, listOf } from './truth.relations.js';
import { type ItemRow, type LoggedEvent, type Truth, must, there } from './truth.rows.js';

/** Takes an event of a focus stream in that is about an item. */
export function followItem(truth: Truth, recorded: RecordedEvent<LoggedEvent>): void {
  const { event, revision, stream, context } = recorded;
  const owner = stream.slice('focus-'.length);
  if (event.type === 'ItemOffered') {
    offer(truth, event, { created_at: context.occurredAt, revision });
    must(event.data.ownerId === owner, "FOCUS-1: an item lies in its owner's stream");
    return;
  }
  if (event.type === 'PastWorkImported') {
    must(context.occurredAt === event.data.completedAt, 'FOCUS-22: it happened when it was completed');
    importPast(truth, event, revision);
    must(event.data.ownerId === owner, "FOCUS-22: an item lies in its owner's stream");
    must(there(truth.users, context.actor).organization_id === event.data.organizationId, 'ORG-6: the importer too');
    return;
  }
  if (!('itemId' in event.data)) throw new Error(`${event.type} in a focus stream`);
  const item = there(truth.items, event.data.itemId);
  must(item.execution_owner_id === owner, 'FOCUS-10: only the owner executes transitions');
  if (followAlarm(truth, event, item)) return;
  must(item.state !== 'completed', 'FOCUS-6: a completed item is terminal and immutable');
  item.revision = revision;
  if (followContent(truth, event, item, context.occurredAt)) return;
  transit(truth, item, recorded);
}

function transit(truth: Truth, item: ItemRow, { event, context }: RecordedEvent<LoggedEvent>): void {
  const { id, execution_owner_id: owner } = item;
  const list = listOf(truth, owner);
  switch (event.type) {
    case 'ItemAccepted':
      must(item.state === 'offered', 'FOCUS-2: an offered item is accepted');
      must(event.data.above === (list.at(-1) ?? null), 'FOCUS-2: it joins the bottom');
      item.state = 'waiting';
      list.push(id);
      return;
    case 'ItemActivated':
      must(item.state === 'waiting', 'FOCUS-7: only what waits is activated');
      must(
        event.data.cause === 'owner' || topOf(truth, owner, context.occurredAt) === id,
        'FOCUS-5: the top waiting item',
      );
      item.set_aside_until = null;
      leaveList(truth, owner, id);
      must(activeOf(truth, owner) === undefined, 'FOCUS-3: an owner has at most one active item');
      item.state = 'active';
      return;
    case 'ItemReturnedToWaiting':
      must(item.state === 'active', 'FOCUS-4: what was active returns');
      endSession(truth, item);
      item.state = 'waiting';
      list.unshift(id);
      return;
    case 'ItemCompleted':
      must(item.state === 'active', 'FOCUS-7: only what is active is completed');
      endSession(truth, item);
      Object.assign(item, { state: 'completed', completed_at: context.occurredAt });
      return;
    case 'ItemMoved': {
      must(item.state === 'waiting', 'FOCUS-8: only waiting items have a position');
      leaveList(truth, owner, id);
      const { above, below } = event.data;
      const index = above === null ? 0 : listOf(truth, owner).indexOf(above) + 1;
      must((listOf(truth, owner)[index] ?? null) === below, 'FOCUS-8: between its new neighbours');
      listOf(truth, owner).splice(index, 0, id);
      return;
    }
    case 'ItemSetAside':
      must(item.state === 'waiting', 'FOCUS-25: a waiting item is set aside');
      must(event.data.until > dayOf(truth, owner, context.occurredAt), 'FOCUS-25: until a day to come');
      item.set_aside_until = event.data.until;
      return;
    case 'ItemBroughtBack':
      must(item.state === 'waiting' && item.set_aside_until !== null, 'FOCUS-25: what is set aside is brought back');
      item.set_aside_until = null;
      return;
    case 'OfferDeclined':
      must(item.state === 'offered', 'FOCUS-13: declining is for offers');
      decline(truth, item, event, context.occurredAt);
      return;
    case 'ItemDeleted':
      must(['offered', 'waiting'].includes(item.state), 'FOCUS-13: offered or waiting, and no other');
      expectNoOrigin(truth, id);
      forgetItem(truth, id);
      return;
    default:
      throw new Error(`${event.type} in a focus stream`);
  }
}

/** The day of a moment where the owner is. */
function dayOf({ users }: Truth, owner: string, occurredAt: string): string {
  return dayIn(there(users, owner).time_zone, occurredAt);
}

/** The first of the list that is not set aside on that day. */
function topOf(truth: Truth, owner: string, occurredAt: string): string | undefined {
  const today = dayOf(truth, owner, occurredAt);
  return listOf(truth, owner).find((id) => (there(truth.items, id).set_aside_until ?? '') <= today);
}

type Of<Type extends FocusEvent['type']> = Extract<FocusEvent, { readonly type: Type }>;

function offer(truth: Truth, { data, personal }: Of<'ItemOffered'>, when: { created_at: string; revision: number }) {
  const { itemId: id, organizationId, ownerId, offeredBy, milestoneId, originItemId, copyOfItemId } = data;
  must(!truth.items.has(id) && !truth.declined.has(id), 'FOCUS-1: a new item has an id of its own');
  must(there(truth.users, ownerId).organization_id === organizationId, 'ORG-6: the owner is of the organization');
  must(there(truth.users, offeredBy).organization_id === organizationId, 'ORG-6: the offerer is of the organization');
  for (const tagId of data.tagIds) expectOurs(there(truth.tags, tagId), organizationId);
  const { title, description } = personal;
  const item: ItemRow = {
    ...{ id, organization_id: organizationId, milestone_id: milestoneId, execution_owner_id: ownerId },
    ...{ offered_by: offeredBy, origin_item_id: originItemId, copy_of_item_id: copyOfItemId, state: 'offered' },
    ...{ title, description, due_at: data.dueAt, due_on: data.dueOn ?? null, set_aside_until: null },
    ...{ started_at: null, completed_at: null, imported: false, ...when },
  };
  expectPlace(truth, item);
  expectRoom(truth, item);
  if (originItemId !== null) expectOrigin(truth, originItemId, item);
  truth.items.set(id, item);
  const blank = { item_id: id, is_completed: false, created_at: when.created_at };
  const steps = data.stepIds.map((stepId, index) => ({ ...blank, id: stepId, name: personal.stepNames[index] ?? '' }));
  truth.steps.set(id, steps);
  truth.itemTags.set(id, [...data.tagIds]);
}

function importPast(truth: Truth, { data, personal }: Of<'PastWorkImported'>, revision: number): void {
  const { itemId: id, organizationId, ownerId, offeredBy, milestoneId, startedAt, completedAt } = data;
  must(!truth.items.has(id) && !truth.declined.has(id), 'FOCUS-22: a new item has an id of its own');
  must(there(truth.users, ownerId).organization_id === organizationId, 'ORG-6: the owner is of the organization');
  const item: ItemRow = {
    ...{ id, organization_id: organizationId, milestone_id: milestoneId, execution_owner_id: ownerId },
    ...{ offered_by: offeredBy, origin_item_id: null, copy_of_item_id: null, state: 'completed' },
    ...{
      title: personal.title,
      description: null,
      due_at: null,
      due_on: null,
      set_aside_until: null,
      created_at: startedAt ?? completedAt,
    },
    ...{ started_at: startedAt, completed_at: completedAt, imported: true, revision },
  };
  expectPlace(truth, item);
  truth.items.set(id, item);
  truth.steps.set(id, []);
  truth.itemTags.set(id, []);
}

function decline(truth: Truth, item: ItemRow, { data, personal }: Of<'OfferDeclined'>, occurredAt: string): void {
  const { id, organization_id, execution_owner_id, title, created_at, offered_by } = item;
  must(data.offeredBy === offered_by, 'LOG-7: whose offer is declined');
  expectNoOrigin(truth, id);
  forgetItem(truth, id);
  truth.declined.set(id, {
    ...{ item_id: id, organization_id, offered_by, declined_by: execution_owner_id, title },
    ...{ reason: personal.reason, offered_at: created_at, declined_at: occurredAt },
  });
}

function expectOrigin({ items, milestones, projects }: Truth, originId: string, copy: ItemRow): void {
  const origin = there(items, originId);
  must(origin.state === 'completed', 'FOCUS-11: only a completed item can be recreated');
  expectOurs(origin, copy.organization_id);
  must(copy.due_at === null && copy.due_on === null, 'FOCUS-11: has no due date');
  if (origin.milestone_id === null) return;
  const { visibility_scope, default_user_id } = there(projects, there(milestones, origin.milestone_id).project_id);
  const toThemself = copy.execution_owner_id === default_user_id && copy.offered_by === default_user_id;
  must(visibility_scope === 'team' || toThemself, 'PLAN-3: recreates from it (to themself)');
}

function expectRoom({ items }: Truth, { execution_owner_id: owner, offered_by: by }: ItemRow): void {
  const open = [...items.values()].filter(
    ({ state, execution_owner_id, offered_by }) =>
      state === 'offered' && execution_owner_id === owner && offered_by !== owner,
  );
  must(by === owner || open.length < 1_000, 'FOCUS-23: 1,000 offers of colleagues are the most');
  must(by === owner || open.filter((item) => item.offered_by === by).length < 200, 'FOCUS-23: 200 of one are the most');
}

function endSession({ sessions }: Truth, item: ItemRow): void {
  const session = sessions.get(item.execution_owner_id);
  must(session === undefined, 'FOCUS-18: the alarm session ends when its item leaves `active`');
}

function activeOf({ items }: Truth, owner: string): ItemRow | undefined {
  return [...items.values()].find(
    ({ execution_owner_id, state }) => execution_owner_id === owner && state === 'active',
  );
}
