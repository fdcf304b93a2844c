import { alreadySo, happened, refused } from '../../kernel/deciding/decider.js';
import { oneLine } from '../../kernel/text/lines.js';
import { type Answer, onOpenItem } from './access.js';
import { isAside } from './aside.js';
import type { Dated, OnItem, OnStep } from './command-fields.js';
import { allowedOn, no, stepNotFound } from './focus.refusals.js';
import type { FocusState, OpenItem, Step } from './focus.state.js';
import { MAX_STEPS, stepIdTaken, tooManySteps, whyNotName } from './texts.js';

/** Adds a step; `after` is the one to follow, null for the first place; absent: at the end. */
export type AddStep = { readonly type: 'AddStep'; readonly name: string; readonly after?: string | null } & OnStep;

function addStep(command: AddStep, state: FocusState): Answer {
  return onItemWithSteps(command, state, ({ steps }) => {
    const { itemId, stepId, name } = command;
    const after = command.after === undefined ? (steps.at(-1)?.stepId ?? null) : command.after;
    const unfit = whyNotName("step's name", name);
    if (unfit) return refused(unfit);
    if (steps.length >= MAX_STEPS) return refused(tooManySteps);
    if (steps.some((step) => step.stepId === stepId)) return refused(stepIdTaken);
    if (after !== null && !steps.some((step) => step.stepId === after)) return refused(stepNotFound);
    return happened({
      type: 'StepAdded',
      data: { itemId, stepId, after },
      personal: { subject: command.ownerId, name: oneLine(name) },
    });
  });
}

/** Gives a step another name. */
export type RenameStep = { readonly type: 'RenameStep'; readonly name: string } & OnStep;

/** Recorded even if the name is the same: the state keeps no text to compare with (ADR 0030). */
function renameStep(command: RenameStep, state: FocusState): Answer {
  return onStep(command, state, (_, data) => {
    const unfit = whyNotName("step's name", command.name);
    if (unfit) return refused(unfit);
    const personal = { subject: command.ownerId, name: oneLine(command.name) };
    return happened({ type: 'StepRenamed', data, personal });
  });
}

/** Marks a step as done. */
export type CheckStep = { readonly type: 'CheckStep' } & OnStep;

function checkStep(command: CheckStep, state: FocusState): Answer {
  return onStep(command, state, ({ checked }, data) => (checked ? alreadySo : happened({ type: 'StepChecked', data })));
}

/** Marks a step as not done. */
export type UncheckStep = { readonly type: 'UncheckStep' } & OnStep;

function uncheckStep(command: UncheckStep, state: FocusState): Answer {
  return onStep(command, state, ({ checked }, data) =>
    checked ? happened({ type: 'StepUnchecked', data }) : alreadySo,
  );
}

/** Puts all steps of the item in this order. */
export type ReorderSteps = { readonly type: 'ReorderSteps'; readonly stepIds: readonly string[] } & OnItem & Dated;

function reorderSteps(command: ReorderSteps, state: FocusState): Answer {
  return onItemWithSteps(command, state, (item) => {
    const { itemId, stepIds, today } = command;
    const present = item.steps.map(({ stepId }) => stepId);
    const requested = new Set(stepIds);
    const isEach = stepIds.length === present.length && present.every((stepId) => requested.has(stepId));
    if (!isEach) {
      const detail = 'An order of steps names each step of the item once, and no other.';
      return refused(no('FOCUS-15', 'STEPS_DIFFER', detail, allowedOn(item, state, isAside(item, today))));
    }
    if (present.every((stepId, index) => stepId === stepIds[index])) return alreadySo;
    return happened({ type: 'StepsReordered', data: { itemId, stepIds: [...stepIds] } });
  });
}

/** Takes a step off its item. */
export type RemoveStep = { readonly type: 'RemoveStep' } & OnStep;

function removeStep(command: RemoveStep, state: FocusState): Answer {
  return onStep(command, state, (_, data) => happened({ type: 'StepRemoved', data }));
}

/** FOCUS-15: the owner's commands on the steps of an item. */
export const stepVerbs = {
  AddStep: addStep,
  RenameStep: renameStep,
  CheckStep: checkStep,
  UncheckStep: uncheckStep,
  ReorderSteps: reorderSteps,
  RemoveStep: removeStep,
};

function onItemWithSteps(command: OnItem, state: FocusState, answer: (item: OpenItem) => Answer): Answer {
  // rule FOCUS-15: steps belong to exactly one item and change only while it is not completed
  return onOpenItem(command, state, { owner: 'FOCUS-10', open: 'FOCUS-15' }, answer);
}

function onStep(
  command: OnStep,
  state: FocusState,
  answer: (step: Step, data: { readonly itemId: string; readonly stepId: string }) => Answer,
): Answer {
  return onItemWithSteps(command, state, ({ itemId, steps }) => {
    const { stepId } = command;
    const step = steps.find((one) => one.stepId === stepId);
    return step === undefined ? refused(stepNotFound) : answer(step, { itemId, stepId });
  });
}
