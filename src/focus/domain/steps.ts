import { alreadySo, happened, refused } from '../../kernel/deciding/decider.js';
import { oneLine } from '../../kernel/text/lines.js';
import { type Answer, type Command, onOpenItem } from './access.js';
import { isAside } from './aside.js';
import type { StepCommand } from './focus.commands.js';
import { allowedOn, no, stepNotFound } from './focus.refusals.js';
import type { FocusState, OpenItem, Step } from './focus.state.js';
import { MAX_STEPS, stepIdTaken, tooManySteps, whyNotName } from './texts.js';

/** FOCUS-15: what the owner asks of the steps of an item. */
export function decideSteps(command: StepCommand, state: FocusState): Answer {
  // rule FOCUS-15: steps belong to exactly one item and change only while it is not completed
  return onOpenItem(command, state, { owner: 'FOCUS-10', open: 'FOCUS-15' }, (item) => {
    switch (command.type) {
      case 'AddStep':
        return addStep(command, item);
      case 'ReorderSteps':
        return reorderSteps(command, item, state);
      case 'RenameStep':
      case 'CheckStep':
      case 'UncheckStep':
      case 'RemoveStep': {
        const step = item.steps.find(({ stepId }) => stepId === command.stepId);
        return step === undefined ? refused(stepNotFound) : changeStep(command, step);
      }
      default:
        return command satisfies never;
    }
  });
}

function addStep(command: Command<'AddStep'>, item: OpenItem): Answer {
  const { itemId, stepId, name } = command;
  const after = command.after === undefined ? (item.steps.at(-1)?.stepId ?? null) : command.after;
  const unfit = whyNotName("step's name", name);
  if (unfit) return refused(unfit);
  if (item.steps.length >= MAX_STEPS) return refused(tooManySteps);
  if (item.steps.some((step) => step.stepId === stepId)) return refused(stepIdTaken);
  if (after !== null && !item.steps.some((step) => step.stepId === after)) return refused(stepNotFound);
  return happened({
    type: 'StepAdded',
    data: { itemId, stepId, after },
    personal: { subject: command.ownerId, name: oneLine(name) },
  });
}

function changeStep(command: Command<'RenameStep' | 'CheckStep' | 'UncheckStep' | 'RemoveStep'>, step: Step): Answer {
  const data = { itemId: command.itemId, stepId: command.stepId };
  switch (command.type) {
    case 'RenameStep':
      return renameStep(command);
    case 'CheckStep':
      return step.checked ? alreadySo : happened({ type: 'StepChecked', data });
    case 'UncheckStep':
      return step.checked ? happened({ type: 'StepUnchecked', data }) : alreadySo;
    case 'RemoveStep':
      return happened({ type: 'StepRemoved', data });
    default:
      return command satisfies never;
  }
}

/** Also to the name that it has: the state keeps no text to tell (ADR 0030). */
function renameStep({ itemId, stepId, ownerId, name }: Command<'RenameStep'>): Answer {
  const unfit = whyNotName("step's name", name);
  if (unfit) return refused(unfit);
  return happened({
    type: 'StepRenamed',
    data: { itemId, stepId },
    personal: { subject: ownerId, name: oneLine(name) },
  });
}

function reorderSteps({ itemId, stepIds, today }: Command<'ReorderSteps'>, item: OpenItem, state: FocusState): Answer {
  const present = item.steps.map(({ stepId }) => stepId);
  const wished = new Set(stepIds);
  const isEach = stepIds.length === present.length && present.every((stepId) => wished.has(stepId));
  if (!isEach) {
    const detail = 'An order of steps names each step of the item once, and no other.';
    return refused(no('FOCUS-15', 'STEPS_DIFFER', detail, allowedOn(item, state, isAside(item, today))));
  }
  if (present.every((stepId, index) => stepId === stepIds[index])) return alreadySo;
  return happened({ type: 'StepsReordered', data: { itemId, stepIds: [...stepIds] } });
}
