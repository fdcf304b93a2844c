import type { ItemRow, StepRow } from '../../support/reference-model/rows.js';
import { OPEN, onItem } from './wishes.own-items.js';
import { type View, type Wish, TEXTS, choose } from './wishes.js';

const stepsOf = ({ truth }: View, { id }: ItemRow): readonly StepRow[] => truth.steps.get(id) ?? [];

/** A wish about a step of an open item. */
const onStep = (
  fit: (step: StepRow) => boolean,
  type: 'RenameStep' | 'CheckStep' | 'UncheckStep' | 'RemoveStep',
): Wish =>
  onItem(
    OPEN,
    (item, view) => {
      const stepId = choose(view, stepsOf(view, item), fit)?.id;
      if (stepId === undefined) return undefined;
      if (type === 'RenameStep') return { type, itemId: item.id, stepId, name: view.pick(TEXTS) ?? 'Tea' };
      return { type, itemId: item.id, stepId };
    },
    (item, view) => stepsOf(view, item).some(fit),
  );

const tag = onItem(OPEN, ({ id: itemId, organization_id }, view) => {
  const carried = view.truth.itemTags.get(itemId) ?? [];
  const tagId = choose(view, view.truth.tags.values(), (row) => {
    return row.organization_id === organization_id && row.removed_at === null && !carried.includes(row.id);
  })?.id;
  return tagId === undefined ? undefined : { type: 'TagItem', itemId, tagId };
});

const tagsOf = ({ truth }: View, { id }: ItemRow): readonly string[] => truth.itemTags.get(id) ?? [];

const untag = onItem(
  OPEN,
  (item, view) => {
    const tagId = view.pick(tagsOf(view, item));
    return tagId === undefined ? undefined : { type: 'UntagItem', itemId: item.id, tagId };
  },
  (item, view) => tagsOf(view, item).length > 0,
);

const reorder = onItem(
  OPEN,
  (item, view) => {
    const stepIds = stepsOf(view, item).map(({ id }) => id);
    const turned = stepIds.slice(1).concat(stepIds.slice(0, 1));
    return { type: 'ReorderSteps', itemId: item.id, stepIds: view.pick([turned, stepIds.toReversed()]) ?? [] };
  },
  (item, view) => stepsOf(view, item).length > 1,
);

/** The wishes about steps and tags, with their weights. */
export const contentWishes = {
  addStep: [
    5,
    onItem(OPEN, ({ id: itemId }, { truth, pick }) => {
      const after = pick([undefined, null, ...(truth.steps.get(itemId) ?? []).map(({ id }) => id)]);
      return { type: 'AddStep', itemId, name: pick(TEXTS) ?? 'Tea', ...(after !== undefined && { after }) };
    }),
  ],
  renameStep: [3, onStep(() => true, 'RenameStep')],
  check: [6, onStep(({ is_completed }) => !is_completed, 'CheckStep')],
  uncheck: [4, onStep(({ is_completed }) => is_completed, 'UncheckStep')],
  removeStep: [3, onStep(() => true, 'RemoveStep')],
  reorder: [5, reorder],
  tag: [4, tag],
  untag: [5, untag],
} satisfies Record<string, readonly [number, Wish]>;
