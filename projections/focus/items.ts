import type { ItemEvent, Neighbours } from '../../src/focus/index.js';
import type { RecordedEvent } from '../../src/kernel/event-log/event-log.js';
import type { Need, Row, Rows, TableLayout } from '../../src/kernel/projecting/projector.js';
import { endSession, needsSession } from './alarms.js';
import { byId, change, notAtHand, nothing, present, type Handlers } from './handling.js';
import { dependentsOf, removeItemRows } from './items-removal.js';
import { stepHandlers } from './steps.js';
import { placeWaiting } from './waiting-order.js';

function slotsOfItem({ state, execution_owner_id, waiting_position }: Row): string[] {
  if (state === 'active') return [`active ${String(execution_owner_id)}`];
  return state === 'waiting' ? [`waiting ${String(execution_owner_id)} ${String(waiting_position)}`] : [];
}

/** The table of items. */
export const itemTable: TableLayout = {
  name: 'items',
  key: ['id'],
  columns: {
    id: 'uuid',
    organization_id: 'uuid',
    milestone_id: 'uuid',
    execution_owner_id: 'uuid',
    offered_by: 'uuid',
    origin_item_id: 'uuid',
    copy_of_item_id: 'uuid',
    state: 'text',
    waiting_position: 'bigint',
    title: 'text',
    description: 'text',
    due_at: 'timestamptz',
    created_at: 'timestamptz',
    completed_at: 'timestamptz',
    revision: 'integer',
  },
  lookups: [
    { name: 'milestone_id', column: 'milestone_id' },
    { name: 'waiting_of', column: 'execution_owner_id', where: { state: 'waiting' } },
  ],
  slots: { of: slotsOfItem, parked: () => ({ state: 'offered', waiting_position: null }) },
};

/** The table of which item carries which tag. */
export const itemTagTable: TableLayout = {
  name: 'item_tags',
  key: ['item_id', 'tag_id'],
  columns: { item_id: 'uuid', tag_id: 'uuid' },
  lookups: [{ name: 'item_id', column: 'item_id' }],
};

/** The table of offers that ended as declined. */
export const declinedOfferTable: TableLayout = {
  name: 'declined_offers',
  key: ['item_id'],
  columns: {
    item_id: 'uuid',
    organization_id: 'uuid',
    offered_by: 'uuid',
    declined_by: 'uuid',
    title: 'text',
    reason: 'text',
    offered_at: 'timestamptz',
    declined_at: 'timestamptz',
  },
  lookups: [],
};

type Recorded<Type extends ItemEvent['type']> = RecordedEvent<Extract<ItemEvent, { readonly type: Type }>>;

const items = (...ids: readonly (string | null)[]) => byId('items', 'id', ...ids);
const tagsOf = (itemId: string): Need => ({ table: 'item_tags', by: 'item_id', values: [itemId] });

function offer({ event, context, revision }: Recorded<'ItemOffered'>, rows: Rows) {
  const { data, personal } = event;
  rows.put('items', {
    id: data.itemId,
    organization_id: data.organizationId,
    milestone_id: data.milestoneId,
    execution_owner_id: data.ownerId,
    offered_by: data.offeredBy,
    origin_item_id: data.originItemId,
    copy_of_item_id: data.copyOfItemId,
    state: 'offered',
    waiting_position: null,
    title: personal.title,
    description: personal.description,
    due_at: data.dueAt,
    created_at: context.occurredAt,
    completed_at: null,
    revision,
  });
  data.stepIds.forEach((id, index) => {
    const name = personal.stepNames[index] ?? '';
    const position = index + 1;
    const created_at = context.occurredAt;
    rows.put('steps', { id, item_id: data.itemId, name, is_completed: false, position, created_at });
  });
  for (const tag_id of data.tagIds) rows.put('item_tags', { item_id: data.itemId, tag_id });
}

/** Puts the item of an event into the waiting list. */
function wait(recorded: RecordedEvent, rows: Rows, itemId: string, neighbours: Neighbours) {
  const item = { ...present(rows, 'items', itemId), revision: recorded.revision };
  return placeWaiting(rows, item, neighbours);
}

function complete(recorded: Recorded<'ItemCompleted'>, rows: Rows) {
  const { event, context, revision } = recorded;
  const { itemId } = event.data;
  endSession(recorded, rows, itemId);
  const completed = { state: 'completed', waiting_position: null, completed_at: context.occurredAt, revision };
  change(rows, 'items', itemId, completed);
}

function edit({ event: { data, personal }, revision }: Recorded<'ItemEdited'>, rows: Rows) {
  change(rows, 'items', data.itemId, {
    ...(data.dueAt !== undefined && { due_at: data.dueAt }),
    ...(data.milestoneId !== undefined && { milestone_id: data.milestoneId }),
    ...(personal.title !== undefined && { title: personal.title }),
    ...(personal.description !== undefined && { description: personal.description }),
    revision,
  });
}

function removeItem(rows: Rows, itemId: string): readonly Need[] {
  const missing = notAtHand(rows, ...dependentsOf(itemId));
  if (missing.length > 0) return missing;
  removeItemRows(rows, [itemId]);
  return [];
}

function decline({ event, context }: Recorded<'OfferDeclined'>, rows: Rows) {
  const { itemId, offeredBy } = event.data;
  const item = present(rows, 'items', itemId);
  const missing = removeItem(rows, itemId);
  if (missing.length > 0) return missing;
  rows.put('declined_offers', {
    item_id: itemId,
    organization_id: item['organization_id'] ?? null,
    offered_by: offeredBy,
    declined_by: item['execution_owner_id'] ?? null,
    title: item['title'] ?? null,
    reason: event.personal.reason,
    offered_at: item['created_at'] ?? null,
    declined_at: context.occurredAt,
  });
}

/** What an item's events change. */
export const itemHandlers: Handlers<ItemEvent> = {
  ...stepHandlers,
  ItemOffered: { needs: nothing, apply: offer },
  ItemAccepted: {
    needs: ({ event: { data } }) => [items(data.itemId, data.above)],
    apply: (recorded, rows) => {
      const { itemId, above } = recorded.event.data;
      return wait(recorded, rows, itemId, { above, below: null });
    },
  },
  OfferDeclined: {
    needs: ({ event: { data } }) => [items(data.itemId), ...dependentsOf(data.itemId)],
    apply: decline,
  },
  ItemActivated: {
    needs: ({ event: { data } }) => [items(data.itemId)],
    apply: ({ event: { data }, revision }, rows) =>
      change(rows, 'items', data.itemId, { state: 'active', waiting_position: null, revision }),
  },
  ItemReturnedToWaiting: {
    needs: (recorded) => [items(recorded.event.data.itemId, recorded.event.data.below), ...needsSession(recorded)],
    apply: (recorded, rows) => {
      const { itemId, below } = recorded.event.data;
      const missing = wait(recorded, rows, itemId, { above: null, below });
      if (missing.length > 0) return missing;
      endSession(recorded, rows, itemId);
    },
  },
  ItemCompleted: {
    needs: (recorded) => [items(recorded.event.data.itemId), ...needsSession(recorded)],
    apply: complete,
  },
  ItemMoved: {
    needs: ({ event: { data } }) => [items(data.itemId, data.above, data.below)],
    apply: (recorded, rows) => wait(recorded, rows, recorded.event.data.itemId, recorded.event.data),
  },
  ItemEdited: { needs: ({ event: { data } }) => [items(data.itemId)], apply: edit },
  ItemDeleted: {
    needs: ({ event: { data } }) => [items(data.itemId), ...dependentsOf(data.itemId)],
    apply: ({ event: { data } }, rows) => {
      present(rows, 'items', data.itemId);
      return removeItem(rows, data.itemId);
    },
  },
  ItemTagged: {
    needs: ({ event: { data } }) => [items(data.itemId), tagsOf(data.itemId)],
    apply: ({ event: { data }, revision }, rows) => {
      change(rows, 'items', data.itemId, { revision });
      rows.put('item_tags', { item_id: data.itemId, tag_id: data.tagId });
    },
  },
  ItemUntagged: {
    needs: ({ event: { data } }) => [items(data.itemId), tagsOf(data.itemId)],
    apply: ({ event: { data }, revision }, rows) => {
      change(rows, 'items', data.itemId, { revision });
      rows.remove('item_tags', [data.itemId, data.tagId]);
    },
  },
};
