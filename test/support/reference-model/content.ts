import { expectOurs, expectPlace } from './relations.js';
import { type ItemRow, type LoggedEvent, type ReferenceModel, type StepRow, known, must, mustDiffer } from './rows.js';

/** Applies a change of an item's text, dates, milestone, steps or tags; returns whether it was one. */
export function followContent(model: ReferenceModel, event: LoggedEvent, item: ItemRow, occurredAt: string): boolean {
  const steps = model.steps.get(item.id) ?? [];
  const tags = model.itemTags.get(item.id) ?? [];
  const stepOf = (stepId: string): StepRow => {
    const step = steps.find(({ id }) => id === stepId);
    must(step !== undefined, 'FOCUS-15: steps belong to exactly one item');
    return step;
  };
  switch (event.type) {
    case 'ItemEdited': {
      const { title, description } = event.personal;
      const { dueAt, dueOn, milestoneId } = event.data;
      if (title !== undefined) item.title = title;
      if (description !== undefined) item.description = description;
      if (dueAt !== undefined) item.due_at = dueAt;
      if (dueOn !== undefined) item.due_on = dueOn;
      must(item.due_at === null || item.due_on === null, 'FOCUS-24: due at a time or on a day, never both');
      if (milestoneId !== undefined) item.milestone_id = milestoneId;
      expectPlace(model, item);
      return true;
    }
    case 'StepAdded': {
      const { stepId, after } = event.data;
      must(!steps.some(({ id }) => id === stepId), 'FOCUS-15: steps belong to exactly one item');
      const index = after === null ? 0 : steps.indexOf(stepOf(after)) + 1;
      const step = { id: stepId, item_id: item.id, name: event.personal.name, is_completed: false };
      model.steps.set(item.id, steps.toSpliced(index, 0, { ...step, created_at: occurredAt }));
      return true;
    }
    case 'StepRenamed':
      stepOf(event.data.stepId).name = event.personal.name;
      return true;
    case 'StepChecked':
      stepOf(event.data.stepId).is_completed = true;
      return true;
    case 'StepUnchecked':
      stepOf(event.data.stepId).is_completed = false;
      return true;
    case 'StepsReordered':
      mustDiffer(event.data.stepIds, 'FOCUS-15: an order names each step once');
      must(event.data.stepIds.length === steps.length, 'FOCUS-15: an order names all steps of the item');
      model.steps.set(item.id, event.data.stepIds.map(stepOf));
      return true;
    case 'StepRemoved':
      model.steps.set(item.id, steps.toSpliced(steps.indexOf(stepOf(event.data.stepId)), 1));
      return true;
    case 'ItemTagged':
      expectOurs(known(model, model.tags, event.data.tagId), item.organization_id);
      must(!tags.includes(event.data.tagId), 'An item has a tag once');
      model.itemTags.set(item.id, [...tags, event.data.tagId]);
      return true;
    case 'ItemUntagged':
      must(tags.includes(event.data.tagId), 'Only a tag that is there is taken off');
      model.itemTags.set(
        item.id,
        tags.filter((tagId) => tagId !== event.data.tagId),
      );
      return true;
    default:
      return false;
  }
}
