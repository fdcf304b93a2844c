import {
  day,
  described,
  eventTypes,
  listOf,
  moment,
  oneOf,
  optional,
  orNull,
  text,
  wholeNumber,
  type EventOf,
} from '../../kernel/deciding/event-types.js';
import type { ProjectEvent } from '../../planning/domain/project.events.js';

const ofItem = { itemId: text };
const ofStep = { ...ofItem, stepId: text };
const made = { organizationId: text, ownerId: text, offeredBy: text, milestoneId: orNull(text) };
const above = described('The item above it at that moment; null at the top.', orNull(text));
const below = described('The item below it at that moment; null at the bottom.', orNull(text));

/** The place of an item in the waiting list, by its neighbours at that moment; null at an end. */
export interface Neighbours {
  readonly above: string | null;
  readonly below: string | null;
}

/** The events of the items that one user executes; that user is the subject of all text. */
export const itemEvents = eventTypes({
  ItemOffered: {
    says: 'Work was offered to its owner.',
    data: {
      ...ofItem,
      ...made,
      dueAt: orNull(moment),
      dueOn: described('A day without a time; absent for none.', optional(orNull(day))),
      originItemId: described('The completed item that this one recreates (FOCUS-11).', orNull(text)),
      copyOfItemId: described('The stranded item of an inactive user that this one copies (ORG-9).', orNull(text)),
      stepIds: described('In order; names lie in `personal.stepNames` at the same index.', listOf(text)),
      tagIds: listOf(text),
    },
    personal: { title: text, description: orNull(text), stepNames: listOf(text) },
  },
  PastWorkImported: {
    says: 'An import made an item of work that was done before it was entered (FOCUS-22), completed from the start.',
    data: {
      ...ofItem,
      ...made,
      startedAt: described('Null where the work log does not say.', orNull(moment)),
      completedAt: described('Which is when this happened.', moment),
    },
    personal: { title: text },
  },
  ItemAccepted: {
    says: 'The owner took an offer; it joined the bottom of the waiting list.',
    data: { ...ofItem, above },
  },
  OfferDeclined: {
    says: 'The owner declined an offer, which ended it; who made it finds it under the offers they made.',
    data: { ...ofItem, offeredBy: text },
    personal: { reason: orNull(text) },
  },
  ItemActivated: {
    says: 'An item became its owner’s one active item.',
    data: {
      ...ofItem,
      cause: described('`completion`: it was next when the active item was completed.', oneOf('owner', 'completion')),
    },
  },
  ItemReturnedToWaiting: {
    says: 'The active item went to the top of the waiting list, as another was activated.',
    data: {
      ...ofItem,
      below: described('The first item until then, the one about to be activated included.', orNull(text)),
    },
  },
  ItemCompleted: { says: 'An item was completed.', data: ofItem },
  ItemMoved: { says: 'The owner moved an item within the waiting list.', data: { ...ofItem, above, below } },
  ItemSetAside: {
    says: 'The owner set a waiting item aside until a day begins where the owner is; it keeps its place.',
    data: { ...ofItem, until: day },
  },
  ItemBroughtBack: { says: 'The owner brought an item back that had been set aside.', data: ofItem },
  ItemEdited: {
    says: 'Something about an item was changed; a field that is absent was not.',
    data: {
      ...ofItem,
      dueAt: optional(orNull(moment)),
      dueOn: optional(orNull(day)),
      milestoneId: optional(orNull(text)),
    },
    personal: { title: optional(text), description: optional(orNull(text)) },
  },
  ItemDeleted: { says: 'An item was deleted.', data: ofItem },
  StepAdded: {
    says: 'An item was given another step.',
    data: { ...ofStep, after: described('The step that it follows; null for the first place.', orNull(text)) },
    personal: { name: text },
  },
  StepRenamed: { says: 'A step was given another name.', data: ofStep, personal: { name: text } },
  StepChecked: { says: 'A step was done.', data: ofStep },
  StepUnchecked: { says: 'A step that had been done was not done after all.', data: ofStep },
  StepsReordered: {
    says: 'The steps of an item were put in another order.',
    data: { ...ofItem, stepIds: described('All steps of the item, in their new order.', listOf(text)) },
  },
  StepRemoved: { says: 'A step was removed.', data: ofStep },
  ItemTagged: { says: 'A tag was put on an item.', data: { ...ofItem, tagId: text } },
  ItemUntagged: { says: 'A tag was taken off an item.', data: { ...ofItem, tagId: text } },
});

const alarm = { ...ofItem, intervalMinutes: wholeNumber, startedAt: moment, nextTriggerAt: moment };

/** The events of a user's one alarm session (FOCUS-17 to 21). */
export const alarmEvents = eventTypes({
  AlarmStarted: { says: 'The alarm of the active item began to run.', data: alarm },
  AlarmIntervalChanged: { says: 'The alarm of the active item runs anew with another interval.', data: alarm },
  AlarmStopped: {
    says: 'The alarm stopped.',
    data: {
      ...ofItem,
      cause: described(
        '`left`: the item is no longer active; `owner`: turned off; `deactivated`: its user was (ORG-9).',
        oneOf('left', 'owner', 'deactivated'),
      ),
    },
  },
  AlarmFellDue: {
    says: 'The alarm was delivered.',
    data: {
      ...ofItem,
      dueAt: moment,
      missed: described('How many earlier due times this delivery stands for as well.', wholeNumber),
      nextTriggerAt: moment,
    },
  },
  AlarmAcknowledged: { says: 'The owner acknowledged a delivery.', data: { ...ofItem, dueAt: moment } },
});

/** An event of an item. */
export type ItemEvent = EventOf<typeof itemEvents>;

/** An event of an alarm session. */
export type AlarmEvent = EventOf<typeof alarmEvents>;

/** Everything that a focus stream holds: items, the alarm session, personal projects. */
export type FocusEvent = ItemEvent | AlarmEvent | ProjectEvent;
