import type { FocusEvent } from './focus.events.js';

/** What an item was like at some moment, by its own events: what its state no longer holds, texts above all. */
export interface ItemBefore {
  readonly title: string;
  readonly description: string | null;
  readonly dueAt: string | null;
  readonly dueOn: string | null;
  readonly milestoneId: string | null;
  readonly steps: readonly { readonly stepId: string; readonly name: string; readonly checked: boolean }[];
  readonly asideUntil: string | null;
}

/** The last command of the user in their own stream; or why there is none that can be undone. */
export type LastCommand =
  | {
      readonly kind: 'found';
      readonly events: readonly [FocusEvent, ...FocusEvent[]];
      /** The item that it changed, as it was before; null if the inverse does not need it. */
      readonly before: ItemBefore | null;
      /** The interval of the alarm that ran before, if the command stopped or changed one. */
      readonly alarmMinutes: number | null;
    }
  | { readonly kind: 'none' | 'imported' | 'batched' | 'undo' | 'tooLongAgo' };

type ItemOffered = Extract<FocusEvent, { type: 'ItemOffered' }>;

/** What the item was like after these events of its own, oldest first; null where its offer is not among them. */
export function itemAfter(events: readonly FocusEvent[]): ItemBefore | null {
  const [first, ...rest] = events.slice(events.findLastIndex(({ type }) => type === 'ItemOffered'));
  return first?.type === 'ItemOffered' ? rest.reduce(changed, offered(first)) : null;
}

function offered({ data, personal }: ItemOffered): ItemBefore {
  const { title, description, stepNames } = personal;
  const steps = data.stepIds.map((stepId, index) => ({ stepId, name: stepNames[index] ?? '', checked: false }));
  const { dueAt, dueOn = null, milestoneId } = data;
  return { title, description, dueAt, dueOn, milestoneId, steps, asideUntil: null };
}

function changed(item: ItemBefore, event: FocusEvent): ItemBefore {
  switch (event.type) {
    case 'ItemEdited': {
      const { itemId: _, ...data } = event.data;
      const { subject: _subject, ...text } = event.personal;
      return { ...item, ...data, ...text };
    }
    case 'ItemSetAside':
      return { ...item, asideUntil: event.data.until };
    case 'ItemBroughtBack':
    case 'ItemActivated':
      return { ...item, asideUntil: null };
    default:
      return { ...item, steps: stepsAfter(item.steps, event) };
  }
}

type Steps = ItemBefore['steps'];

function stepsAfter(steps: Steps, event: FocusEvent): Steps {
  switch (event.type) {
    case 'StepAdded': {
      const { stepId, after } = event.data;
      const above = after === null ? -1 : steps.findIndex((step) => step.stepId === after);
      const index = after !== null && above < 0 ? steps.length : above + 1;
      return steps.toSpliced(index, 0, { stepId, name: event.personal.name, checked: false });
    }
    case 'StepRenamed':
      return steps.map((step) => (step.stepId === event.data.stepId ? { ...step, name: event.personal.name } : step));
    case 'StepChecked':
    case 'StepUnchecked': {
      const checked = event.type === 'StepChecked';
      return steps.map((step) => (step.stepId === event.data.stepId ? { ...step, checked } : step));
    }
    case 'StepsReordered': {
      const place = (stepId: string): number => event.data.stepIds.indexOf(stepId);
      return steps.toSorted((one, other) => place(one.stepId) - place(other.stepId));
    }
    case 'StepRemoved':
      return steps.filter((step) => step.stepId !== event.data.stepId);
    default:
      return steps;
  }
}

/** Whether the inverse of this event needs the item's state before it. */
export function needsBefore({ type }: FocusEvent): boolean {
  return NEED_BEFORE.has(type);
}

const NEED_BEFORE: ReadonlySet<FocusEvent['type']> = new Set([
  'ItemEdited',
  'ItemSetAside',
  'ItemBroughtBack',
  'StepRenamed',
  'StepsReordered',
  'StepRemoved',
] as const);
