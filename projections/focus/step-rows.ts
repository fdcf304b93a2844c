import type { ItemEvent } from '../../src/focus/index.js';
import type { RecordedEvent } from '../../src/kernel/event-log/event-log.js';
import { keyText } from '../../src/kernel/projecting/column-values.js';
import type { Need, Row, Rows, TableLayout } from '../../src/kernel/projecting/projector.js';
import { byId, change, type Handler, type Handlers } from '../../src/kernel/projecting/handling.js';

/** The table of steps; their positions are 1..n within an item, which has few. */
export const stepTable: TableLayout = {
  name: 'steps',
  key: ['id'],
  columns: {
    id: 'uuid',
    item_id: 'uuid',
    name: 'text',
    is_completed: 'boolean',
    position: 'integer',
    created_at: 'timestamptz',
  },
  lookups: [{ name: 'item_id', column: 'item_id' }],
};

type StepEvent = Extract<
  ItemEvent,
  { readonly type: 'StepAdded' | 'StepRenamed' | 'StepChecked' | 'StepUnchecked' | 'StepsReordered' | 'StepRemoved' }
>;
type Recorded<Type extends StepEvent['type']> = RecordedEvent<Extract<StepEvent, { readonly type: Type }>>;

const stepsOf = (itemId: string): Need => ({ table: 'steps', by: 'item_id', values: [itemId] });

function inOrder(rows: Rows, itemId: string): Row[] {
  const steps = rows.find('steps', 'item_id', itemId);
  return steps.toSorted((one, other) => Number(one['position']) - Number(other['position']));
}

function number(rows: Rows, steps: readonly Row[]) {
  steps.forEach((step, index) => {
    if (step['position'] !== index + 1) rows.put('steps', { ...step, position: index + 1 });
  });
}

function add({ event: { data, personal }, context, revision }: Recorded<'StepAdded'>, rows: Rows) {
  const { itemId, stepId, after } = data;
  change(rows, 'items', itemId, { revision });
  const steps = inOrder(rows, itemId);
  const known = steps.findIndex(({ id }) => id === after);
  const index = after === null ? 0 : known === -1 ? steps.length : known + 1;
  const created_at = context.occurredAt;
  const step = { id: stepId, item_id: itemId, name: personal.name, is_completed: false, position: 0, created_at };
  number(rows, steps.toSpliced(index, 0, step));
}

function reorder({ event: { data }, revision }: Recorded<'StepsReordered'>, rows: Rows) {
  change(rows, 'items', data.itemId, { revision });
  const place = new Map(data.stepIds.map((id, index) => [id, index]));
  const placeOf = (step: Row) => place.get(keyText(step['id'])) ?? place.size;
  number(
    rows,
    inOrder(rows, data.itemId).toSorted((one, other) => placeOf(one) - placeOf(other)),
  );
}

function remove({ event: { data }, revision }: Recorded<'StepRemoved'>, rows: Rows) {
  change(rows, 'items', data.itemId, { revision });
  rows.remove('steps', [data.stepId]);
  number(rows, inOrder(rows, data.itemId));
}

const step = <Event extends Extract<StepEvent, { readonly data: { readonly stepId: string } }>>(
  columns: (event: Event) => Row,
): Handler<Event> => ({
  needs: ({ event: { data } }) => [byId('items', 'id', data.itemId), byId('steps', 'id', data.stepId)],
  apply: ({ event, revision }, rows) => {
    change(rows, 'items', event.data.itemId, { revision });
    change(rows, 'steps', event.data.stepId, columns(event));
  },
});

const listed = <Event extends StepEvent>(apply: (recorded: RecordedEvent<Event>, rows: Rows) => void) => ({
  needs: ({ event: { data } }: RecordedEvent<Event>) => [byId('items', 'id', data.itemId), stepsOf(data.itemId)],
  apply,
});

/** What the events of an item's steps change. */
export const stepHandlers: Handlers<StepEvent> = {
  StepAdded: listed(add),
  StepRenamed: step(({ personal }) => ({ name: personal.name })),
  StepChecked: step(() => ({ is_completed: true })),
  StepUnchecked: step(() => ({ is_completed: false })),
  StepsReordered: listed(reorder),
  StepRemoved: listed(remove),
};
