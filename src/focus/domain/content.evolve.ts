import type { FocusEvent } from './focus.events.js';
import type { OpenItem, Step } from './focus.state.js';

type ContentEvent = Extract<
  FocusEvent,
  {
    type:
      | 'ItemEdited'
      | 'StepAdded'
      | 'StepRenamed'
      | 'StepChecked'
      | 'StepUnchecked'
      | 'StepsReordered'
      | 'StepRemoved'
      | 'ItemTagged'
      | 'ItemUntagged';
  }
>;

/** Changes what an item says, its steps and its tags; passes over what does not fit. */
export function evolveContent(item: OpenItem, event: ContentEvent): void {
  switch (event.type) {
    case 'ItemEdited':
      edited(item, event.data);
      return;
    case 'StepAdded':
      item.steps = added(item.steps, event.data.stepId, event.data.after);
      return;
    case 'StepRenamed':
      // A name is text, and the state keeps none.
      return;
    case 'StepChecked':
      check(item, event.data.stepId, true);
      return;
    case 'StepUnchecked':
      check(item, event.data.stepId, false);
      return;
    case 'StepsReordered':
      item.steps = inOrder(item.steps, event.data.stepIds);
      return;
    case 'StepRemoved':
      item.steps = item.steps.filter(({ stepId }) => stepId !== event.data.stepId);
      return;
    // rule FOCUS-16: tags never affect execution: their events reach the item's set of tags and nothing else
    case 'ItemTagged':
      if (!item.tagIds.includes(event.data.tagId)) item.tagIds = [...item.tagIds, event.data.tagId];
      return;
    case 'ItemUntagged':
      item.tagIds = item.tagIds.filter((tagId) => tagId !== event.data.tagId);
      return;
    default:
      event satisfies never;
  }
}

function edited(
  item: OpenItem,
  { dueAt, dueOn, milestoneId }: Extract<FocusEvent, { type: 'ItemEdited' }>['data'],
): void {
  if (dueAt !== undefined) item.dueAt = dueAt;
  if (dueOn !== undefined) item.dueOn = dueOn;
  if (milestoneId !== undefined) item.milestoneId = milestoneId;
}

function added(steps: readonly Step[], stepId: string, after: string | null): readonly Step[] {
  if (steps.some((step) => step.stepId === stepId)) return steps;
  const above = after === null ? -1 : steps.findIndex((step) => step.stepId === after);
  const index = after !== null && above < 0 ? steps.length : above + 1;
  return steps.toSpliced(index, 0, { stepId, checked: false });
}

function check(item: OpenItem, stepId: string, checked: boolean): void {
  item.steps = item.steps.map((step) => (step.stepId === stepId ? { stepId, checked } : step));
}

/** Steps that the order does not name keep theirs, at the end. */
function inOrder(steps: readonly Step[], stepIds: readonly string[]): Step[] {
  const place = new Map(stepIds.map((stepId, index) => [stepId, index]));
  const placeOf = (step: Step): number => place.get(step.stepId) ?? stepIds.length;
  return steps.toSorted((one, other) => placeOf(one) - placeOf(other));
}
