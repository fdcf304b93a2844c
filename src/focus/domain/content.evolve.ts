import type { EvolversOf } from '../../kernel/deciding/by-type.js';
import type { FocusEvent } from './focus.events.js';
import { type FocusState, type OpenItem, type Step, stepsAndTagsOf } from './focus.state.js';
import { type EventOnItem, onItem } from './life.evolve.js';

/** Changes an item's texts, steps and tags; ignores events that do not fit. */
export const contentEvolvers = {
  ItemEdited: inItem((item, { data: { dueAt, dueOn, milestoneId } }) => {
    if (dueAt !== undefined) item.dueAt = dueAt;
    if (dueOn !== undefined) item.dueOn = dueOn;
    if (milestoneId !== undefined) item.milestoneId = milestoneId;
  }),
  StepAdded: inItem((item, { data }) => {
    item.steps = added(item.steps, data.stepId, data.after);
  }),
  StepRenamed: inItem(() => {
    // A name is text, and the state keeps none.
  }),
  StepChecked: inItem((item, { data }) => {
    check(item, data.stepId, true);
  }),
  StepUnchecked: inItem((item, { data }) => {
    check(item, data.stepId, false);
  }),
  StepsReordered: inItem((item, { data }) => {
    item.steps = inOrder(item.steps, data.stepIds);
  }),
  StepRemoved: inItem((item, { data }) => {
    item.steps = item.steps.filter(({ stepId }) => stepId !== data.stepId);
  }),
  // rule FOCUS-16: tags never affect execution: their events reach the item's set of tags and nothing else
  ItemTagged: inItem((item, { data }) => {
    if (!item.tagIds.includes(data.tagId)) item.tagIds = [...item.tagIds, data.tagId];
  }),
  ItemUntagged: inItem((item, { data }) => {
    item.tagIds = item.tagIds.filter((tagId) => tagId !== data.tagId);
  }),
} satisfies Partial<EvolversOf<FocusState, FocusEvent>>;

function inItem<Event extends EventOnItem>(
  change: (item: OpenItem, event: Event) => void,
): (state: FocusState, event: Event) => void {
  return onItem((state, item, event) => {
    state.stepsAndTags -= stepsAndTagsOf(item);
    change(item, event);
    state.stepsAndTags += stepsAndTagsOf(item);
  });
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
