import type { ItemEvent, Neighbours } from '../../src/focus/index.js';
import type { RecordedEvent } from '../../src/kernel/event-log/event-log.js';
import { searchKey } from '../../src/kernel/text/fold.js';
import type { Need, Row, Rows } from '../../src/kernel/projecting/projector.js';
import { endSession, needsSession } from './alarms.js';
import {
  byId,
  change,
  make,
  notAtHand,
  nothing,
  present,
  type Handlers,
} from '../../src/kernel/projecting/handling.js';
import { dependentsOf, removeItemRows } from './items-removal.js';
import { stepHandlers } from './step-rows.js';
import { placeWaiting } from './waiting-order.js';

type Recorded<Type extends ItemEvent['type']> = RecordedEvent<Extract<ItemEvent, { readonly type: Type }>>;

const items = (...ids: readonly (string | null)[]) => byId('items', 'id', ...ids);
const tagsOf = (itemId: string): Need => ({ table: 'item_tags', by: 'item_id', values: [itemId] });

/** A title and the key that searches compare with. */
const titled = (title: string): Row => ({ title, search_text: searchKey(title) });

function offer({ event, context, revision }: Recorded<'ItemOffered'>, rows: Rows) {
  const { data, personal } = event;
  make(rows, 'items', {
    id: data.itemId,
    organization_id: data.organizationId,
    milestone_id: data.milestoneId,
    execution_owner_id: data.ownerId,
    offered_by: data.offeredBy,
    origin_item_id: data.originItemId,
    copy_of_item_id: data.copyOfItemId,
    state: 'offered',
    waiting_position: null,
    ...titled(personal.title),
    description: personal.description,
    due_at: data.dueAt,
    due_on: data.dueOn ?? null,
    set_aside_until: null,
    created_at: context.occurredAt,
    started_at: null,
    completed_at: null,
    imported: false,
    revision,
  });
  data.stepIds.forEach((id, index) => {
    const name = personal.stepNames[index] ?? '';
    const position = index + 1;
    const created_at = context.occurredAt;
    rows.put('steps', { id, item_id: data.itemId, name, is_completed: false, position, created_at });
  });
  const { itemId: item_id, organizationId: organization_id } = data;
  for (const tag_id of data.tagIds) rows.put('item_tags', { item_id, tag_id, organization_id });
}

/** Completed from the start; created when the work was started, if that is known. */
function importPast({ event: { data, personal }, revision }: Recorded<'PastWorkImported'>, rows: Rows) {
  make(rows, 'items', {
    id: data.itemId,
    organization_id: data.organizationId,
    milestone_id: data.milestoneId,
    execution_owner_id: data.ownerId,
    offered_by: data.offeredBy,
    origin_item_id: null,
    copy_of_item_id: null,
    state: 'completed',
    waiting_position: null,
    ...titled(personal.title),
    description: null,
    due_at: null,
    due_on: null,
    set_aside_until: null,
    created_at: data.startedAt ?? data.completedAt,
    started_at: data.startedAt,
    completed_at: data.completedAt,
    imported: true,
    revision,
  });
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
    ...(data.dueOn !== undefined && { due_on: data.dueOn }),
    ...(data.milestoneId !== undefined && { milestone_id: data.milestoneId }),
    ...(personal.title !== undefined && titled(personal.title)),
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
  PastWorkImported: { needs: nothing, apply: importPast },
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
      change(rows, 'items', data.itemId, {
        ...{ state: 'active', waiting_position: null, set_aside_until: null },
        revision,
      }),
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
  ItemSetAside: {
    needs: ({ event: { data } }) => [items(data.itemId)],
    apply: ({ event: { data }, revision }, rows) =>
      change(rows, 'items', data.itemId, { set_aside_until: data.until, revision }),
  },
  ItemBroughtBack: {
    needs: ({ event: { data } }) => [items(data.itemId)],
    apply: ({ event: { data }, revision }, rows) =>
      change(rows, 'items', data.itemId, { set_aside_until: null, revision }),
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
      const { organization_id = null } = present(rows, 'items', data.itemId);
      change(rows, 'items', data.itemId, { revision });
      rows.put('item_tags', { item_id: data.itemId, tag_id: data.tagId, organization_id });
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
