import { keyText } from '../../src/kernel/projecting/column-values.js';
import type { Row, TableLayout } from '../../src/kernel/projecting/projector.js';

function slotsOfItem({ state, execution_owner_id, waiting_position }: Row): string[] {
  if (state === 'active') return [`active ${keyText(execution_owner_id)}`];
  return state === 'waiting' ? [`waiting ${keyText(execution_owner_id)} ${keyText(waiting_position)}`] : [];
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
    search_text: 'text',
    description: 'text',
    due_at: 'timestamptz',
    due_on: 'date',
    set_aside_until: 'date',
    created_at: 'timestamptz',
    started_at: 'timestamptz',
    completed_at: 'timestamptz',
    imported: 'boolean',
    revision: 'integer',
  },
  lookups: [
    { name: 'milestone_id', column: 'milestone_id' },
    { name: 'waiting_of', column: 'execution_owner_id', where: { state: 'waiting' } },
  ],
  slots: { of: slotsOfItem, parked: () => ({ state: 'offered', waiting_position: null, set_aside_until: null }) },
};

/** The table of which item carries which tag. */
export const itemTagTable: TableLayout = {
  name: 'item_tags',
  key: ['item_id', 'tag_id'],
  columns: { item_id: 'uuid', tag_id: 'uuid', organization_id: 'uuid' },
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
