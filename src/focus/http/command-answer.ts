import type { Answers, CommandDoor, Done, Positioned } from '../../kernel/http/command-door.js';
import type { Caller } from '../application/focus.commands.js';
import type { FocusRequest } from '../application/focus.requests.js';
import { stateAfter } from '../application/item-states.js';
import type { FocusEvent } from '../domain/focus.events.js';
import type { ItemState } from '../domain/foreign-facts.js';

/** Injection token of the `FocusDoor`. */
export const FOCUS = Symbol('Focus');

/** The focus room's commands over HTTP. */
export type FocusDoor = CommandDoor<Caller, FocusRequest, Happened>;

/** An item whose state a command changed, and its state since. */
export interface ChangedItem {
  readonly itemId: string;
  readonly state: ItemState | 'declined' | 'deleted';
}

interface Happened {
  /** The item that was made, and its steps in order. */
  readonly itemId?: string;
  readonly stepIds?: readonly string[];
  /** The step that was added. */
  readonly stepId?: string;
  /** After an undo: the command that was undone, by its id and the type of event that says what it had done. */
  readonly undone?: { readonly event: string; readonly commandId: string };
  /** In the order in which they changed; empty where no item's state did. */
  readonly changed: readonly ChangedItem[];
  /** After a deletion: the addresses at which there is something else to read now. */
  readonly changedResources?: readonly string[];
}

/** The response to a command. */
export interface CommandAnswer extends Positioned, Happened {}

type FocusRecord = Done<FocusEvent>['events'][number];

/** Makes the response to a command from its events. */
export const focusAnswers: Answers<FocusEvent, Happened> = {
  fields: (events) => {
    const changed = lastStates(events);
    return { ...made(events), ...undoneBy(events), changed, ...resourcesOf(changed) };
  },
  madeAt: ({ itemId, stepId, undone }) => {
    // An undo restores items, it makes none.
    if (itemId === undefined || undone !== undefined) return undefined;
    return `/v1/items/${itemId}${stepId === undefined ? '' : `/steps/${stepId}`}`;
  },
};

function undoneBy([first]: readonly FocusRecord[]): Pick<Happened, 'undone'> {
  const [, event, commandId] = /^undo:(\w+):(.+)$/.exec(first?.context.causationId ?? '') ?? [];
  return event === undefined || commandId === undefined ? {} : { undone: { event, commandId } };
}

function made(events: readonly FocusRecord[]): Pick<Happened, 'itemId' | 'stepIds' | 'stepId'> {
  for (const { event } of events) {
    if (event.type === 'ItemOffered') return { itemId: event.data.itemId, stepIds: event.data.stepIds };
    if (event.type === 'StepAdded') return { itemId: event.data.itemId, stepId: event.data.stepId };
  }
  return {};
}

/** Each item once, with its last state: an offer that is accepted at once is waiting. */
function lastStates(events: readonly FocusRecord[]): readonly ChangedItem[] {
  const states = new Map<string, ChangedItem['state']>();
  for (const { event } of events) {
    const state = stateAfter(event.type);
    if (state === undefined || !('itemId' in event.data)) continue;
    const { itemId } = event.data;
    states.delete(itemId);
    states.set(itemId, state);
  }
  return Array.from(states, ([itemId, state]) => ({ itemId, state }));
}

const OF_A_DELETION = ['/v1/me/focus', '/v1/me/queue', '/v1/me/offered', '/v1/projects'] as const;

function resourcesOf(changed: readonly ChangedItem[]): Pick<Happened, 'changedResources'> {
  const gone = changed.filter(({ state }) => state === 'deleted' || state === 'declined');
  if (gone.length === 0) return {};
  return { changedResources: [...gone.map(({ itemId }) => `/v1/items/${itemId}`), ...OF_A_DELETION] };
}
