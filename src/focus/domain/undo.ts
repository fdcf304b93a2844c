import type { CommandOf } from '../../kernel/deciding/by-type.js';
import { type Refusal, refused } from '../../kernel/deciding/decider.js';
import { type Answer, happenedInOrder, isOwner } from './access.js';
import type { alarmVerbs } from './alarm.js';
import type { asideVerbs } from './aside.js';
import type { Dated, InStream, Timed } from './command-fields.js';
import type { editingVerbs } from './editing.js';
import type { executionVerbs } from './execution.js';
import type { FocusEvent } from './focus.events.js';
import { ALARM_INTERVALS, type MilestoneFact, type TagFact } from './foreign-facts.js';
import { notTheOwner } from './focus.refusals.js';
import type { FocusState } from './focus.state.js';
import type { stepVerbs } from './steps.js';
import type { taggingVerbs } from './item-tags.js';
import type { ItemBefore, LastCommand } from './undo.facts.js';
import { movedBack, placeLeft } from './undo.places.js';
import { NOT_FOUND, changedSince, noWayBack } from './undo.refusals.js';
import { topOf } from './waiting-list.js';

/** Undoes the last command of the actor in their own stream (FOCUS-26). */
export type UndoLast = {
  readonly type: 'UndoLast';
  readonly last: LastCommand;
  /** What the read tables know of the item's former milestone, if the command changed that. */
  readonly milestone: MilestoneFact | null;
  /** The tag that the command took off, if it took one off. */
  readonly tag: TagFact | null;
} & InStream &
  Timed &
  Dated;

/** The commands that may be the inverse of another. */
export type InverseCommand = CommandOf<
  typeof executionVerbs &
    typeof asideVerbs &
    typeof editingVerbs &
    typeof stepVerbs &
    typeof taggingVerbs &
    typeof alarmVerbs
>;

/** Decides the command that is the inverse of another; a rule that refuses it also refuses the undo. */
type Decide = (command: InverseCommand, state: FocusState) => Answer;

/** FOCUS-26: the inverse of the caller's last command in their own stream, as events of the usual types. */
export function undoLast(command: UndoLast, state: FocusState, decide: Decide): Answer {
  const { last } = command;
  if (!isOwner(command)) return refused(notTheOwner('FOCUS-26'));
  if (last.kind !== 'found') return refused(NOT_FOUND[last.kind]);
  // rule FOCUS-26: a user's last command is undone by its inverse where the rules have one
  const answer = inverse(principal(last.events), last, { command, state, decide });
  return answer.kind === 'alreadySo' ? refused(changedSince) : answer;
}

interface Undoing {
  readonly command: UndoLast;
  readonly state: FocusState;
  readonly decide: Decide;
}

/** The event that shows what a command was; the others follow from it. */
export function principal(events: readonly [FocusEvent, ...FocusEvent[]]): FocusEvent {
  const [first] = events;
  const byWeight = ['ItemCompleted', 'ItemOffered', 'ItemActivated'];
  return byWeight.map((type) => events.find((event) => event.type === type)).find((found) => found) ?? first;
}

type Last = Extract<LastCommand, { kind: 'found' }>;
type Edited = Extract<FocusEvent, { type: 'ItemEdited' }>;

function inverse(event: FocusEvent, last: Last, undoing: Undoing): Answer {
  const { command, state, decide } = undoing;
  const { by, ownerId, now, today } = command;
  const { before } = last;
  const asking: InStream = { by, ownerId };
  const act = (inverse: InverseCommand): Answer => decide(inverse, state);
  switch (event.type) {
    case 'ItemOffered':
      return act({ type: 'DeleteItem', ...asking, itemId: event.data.itemId });
    case 'ItemMoved':
      return movedBack(event.data.itemId, state);
    case 'ItemActivated':
      return switchedBack(event.data.itemId, last, undoing);
    case 'ItemSetAside':
    case 'ItemBroughtBack': {
      const on = { ...asking, itemId: event.data.itemId, today };
      const until = before?.asideUntil ?? null;
      if (until !== null && until > today) return act({ type: 'SetAsideItem', ...on, until });
      return event.type === 'ItemSetAside' ? act({ type: 'BringBackItem', ...on }) : refused(changedSince);
    }
    case 'AlarmStarted':
      return act({ type: 'StopAlarm', ...asking });
    case 'AlarmIntervalChanged':
      return act({ type: 'ChangeAlarmInterval', ...asking, now, minutes: last.alarmMinutes ?? 0 });
    case 'AlarmStopped':
      return act({ type: 'StartAlarm', ...asking, now, minutes: last.alarmMinutes ?? 0 });
    case 'ItemEdited':
      return before === null ? refused(changedSince) : editedBack(event, before, undoing);
    case 'ItemTagged':
      return act({ type: 'UntagItem', ...asking, itemId: event.data.itemId, tagId: event.data.tagId });
    case 'ItemUntagged': {
      const tag = command.tag ?? { tagId: event.data.tagId, known: false, retired: false };
      return act({ type: 'TagItem', ...asking, itemId: event.data.itemId, tag });
    }
    default:
      return ofSteps(event, before?.steps ?? [], undoing);
  }
}

function editedBack(event: Edited, before: ItemBefore, { command, state, decide }: Undoing): Answer {
  const { itemId, ...data } = event.data;
  const { title, description, dueAt, dueOn, milestoneId } = before;
  const changed = new Set([...Object.keys(data), ...Object.keys(event.personal)]);
  const former = Object.entries({ title, description, dueAt, dueOn, milestoneId }).filter(([name]) =>
    changed.has(name),
  );
  const { by, ownerId, milestone } = command;
  return decide({ type: 'EditItem', by, ownerId, itemId, ...Object.fromEntries(former), milestone }, state);
}

function ofSteps(event: FocusEvent, before: ItemBefore['steps'], { command, state, decide }: Undoing): Answer {
  const asking: InStream = { by: command.by, ownerId: command.ownerId };
  const act = (inverse: InverseCommand): Answer => decide(inverse, state);
  switch (event.type) {
    case 'StepAdded':
      return act({ type: 'RemoveStep', ...asking, itemId: event.data.itemId, stepId: event.data.stepId });
    case 'StepRenamed': {
      const former = before.find(({ stepId }) => stepId === event.data.stepId);
      if (former === undefined) return refused(changedSince);
      return act({ type: 'RenameStep', ...asking, ...event.data, name: former.name });
    }
    case 'StepChecked':
      return act({ type: 'UncheckStep', ...asking, ...event.data });
    case 'StepUnchecked':
      return act({ type: 'CheckStep', ...asking, ...event.data });
    case 'StepsReordered': {
      const stepIds = before.map(({ stepId }) => stepId);
      return act({ type: 'ReorderSteps', ...asking, itemId: event.data.itemId, stepIds, today: command.today });
    }
    case 'StepRemoved': {
      const index = before.findIndex(({ stepId }) => stepId === event.data.stepId);
      const [step, after] = [before[index], before[index - 1]?.stepId ?? null];
      if (step === undefined) return refused(changedSince);
      const added = act({ type: 'AddStep', ...asking, ...event.data, name: step.name, after });
      if (added.kind !== 'events' || !step.checked) return added;
      return happenedInOrder([...added.events, { type: 'StepChecked', data: event.data }]);
    }
    default:
      return refused(withoutInverse(event));
  }
}

/** Activates the item that was active before, and returns the activated one to its place in the waiting list. */
function switchedBack(itemId: string, { events, alarmMinutes }: Last, { command, state, decide }: Undoing): Answer {
  const { by, ownerId, now, today } = command;
  const back = events.find((event) => event.type === 'ItemReturnedToWaiting');
  if (back === undefined) {
    return refused(noWayBack('Nothing was active before; complete it, or activate another one.', ['complete']));
  }
  const former = back.data.itemId;
  const place = placeLeft(itemId, state, former);
  if (state.activeId !== itemId || topOf(state.waiting) !== former || place === undefined) return refused(changedSince);
  // The alarm is as it was, whatever the default: none if none ran.
  const alarmDefault = ALARM_INTERVALS.find((minutes) => minutes === alarmMinutes) ?? null;
  const switched = decide({ type: 'ActivateItem', by, ownerId, itemId: former, now, alarmDefault }, state);
  if (switched.kind !== 'events') return switched;
  const until = state.lastPlace?.asideUntil ?? null;
  return happenedInOrder([
    ...switched.events,
    ...(place.above === null ? [] : [{ type: 'ItemMoved', data: place } as const]),
    ...(until === null || until <= today ? [] : [{ type: 'ItemSetAside', data: { itemId, until } } as const]),
  ]);
}

/** The refusal for a command that has no inverse, by the event that shows what it was. */
function withoutInverse({ type }: FocusEvent): Refusal {
  switch (type) {
    case 'ItemCompleted':
      return noWayBack('What is completed stays so (FOCUS-6); recreate it to do the work again.', ['recreate']);
    case 'ItemAccepted':
      return noWayBack('An accepted item is not offered again; set it aside or delete it instead.', [
        'set-aside',
        'delete',
      ]);
    case 'OfferDeclined':
    case 'ItemDeleted':
      return noWayBack('A deleted item cannot be restored; offer the work again.', ['offer']);
    case 'AlarmAcknowledged':
      return noWayBack('What was seen was seen; the alarm comes again by itself.', ['change-alarm', 'stop-alarm']);
    default:
      return noWayBack('Nothing undoes this by itself; change the project by its own commands.', []);
  }
}
