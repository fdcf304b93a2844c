import type { FocusOutcome } from '../application/focus.commands.js';
import type { ItemState } from '../domain/focus.facts.js';

/** An item whose state a command changed, and its state since. */
export interface ChangedItem {
  readonly itemId: string;
  readonly state: ItemState | 'declined' | 'deleted';
}

/** What a command answers, read off its own events, so that a repeat answers the same (LOG-3). */
export interface CommandAnswer {
  /** For `minPosition`: a read that names it sees what the command did. */
  readonly position: string;
  /** The revision of the owner's stream after the command. */
  readonly revision: number;
  /** The item that was made, and its steps in order. */
  readonly itemId?: string;
  readonly stepIds?: readonly string[];
  /** The step that was added. */
  readonly stepId?: string;
  /** After an undoing: the command that was undone, by its id and the type of event that says what it had done. */
  readonly undone?: { readonly event: string; readonly commandId: string };
  /** In the order in which they changed; empty where no item's state did. */
  readonly changed: readonly ChangedItem[];
  /** After a deletion: the addresses at which there is something else to read now. */
  readonly changedResources?: readonly string[];
}

type Done = Extract<FocusOutcome, { kind: 'done' }>;
type FocusRecord = Done['events'][number];

/** The answer to a command that appended these events. */
export function answerOf({ events, revision }: Done, position: string): CommandAnswer {
  const changed = lastStates(events);
  return { position, revision, ...made(events), ...undoneBy(events), changed, ...resourcesOf(changed) };
}

function undoneBy([first]: readonly FocusRecord[]): Pick<CommandAnswer, 'undone'> {
  const [, event, commandId] = /^undo:(\w+):(.+)$/.exec(first?.context.causationId ?? '') ?? [];
  return event === undefined || commandId === undefined ? {} : { undone: { event, commandId } };
}

function made(events: readonly FocusRecord[]): Pick<CommandAnswer, 'itemId' | 'stepIds' | 'stepId'> {
  for (const { event } of events) {
    if (event.type === 'ItemOffered') return { itemId: event.data.itemId, stepIds: event.data.stepIds };
    if (event.type === 'StepAdded') return { itemId: event.data.itemId, stepId: event.data.stepId };
  }
  return {};
}

/** Each item once, by its last state: an offer that is accepted at once comes out as waiting. */
function lastStates(events: readonly FocusRecord[]): readonly ChangedItem[] {
  const states = new Map<string, ChangedItem['state']>();
  for (const recorded of events) {
    const changed = changedBy(recorded.event);
    if (changed === undefined) continue;
    states.delete(changed.itemId);
    states.set(changed.itemId, changed.state);
  }
  return Array.from(states, ([itemId, state]) => ({ itemId, state }));
}

function changedBy(event: FocusRecord['event']): ChangedItem | undefined {
  switch (event.type) {
    case 'ItemOffered':
      return { itemId: event.data.itemId, state: 'offered' };
    case 'ItemAccepted':
    case 'ItemReturnedToWaiting':
      return { itemId: event.data.itemId, state: 'waiting' };
    case 'ItemActivated':
      return { itemId: event.data.itemId, state: 'active' };
    case 'ItemCompleted':
      return { itemId: event.data.itemId, state: 'completed' };
    case 'OfferDeclined':
      return { itemId: event.data.itemId, state: 'declined' };
    case 'ItemDeleted':
      return { itemId: event.data.itemId, state: 'deleted' };
    default:
      return undefined;
  }
}

const OF_A_DELETION = ['/v1/me/focus', '/v1/me/queue', '/v1/me/offered', '/v1/projects'] as const;

function resourcesOf(changed: readonly ChangedItem[]): Pick<CommandAnswer, 'changedResources'> {
  const gone = changed.filter(({ state }) => state === 'deleted' || state === 'declined');
  if (gone.length === 0) return {};
  return { changedResources: [...gone.map(({ itemId }) => `/v1/items/${itemId}`), ...OF_A_DELETION] };
}
