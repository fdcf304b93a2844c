import type { RecordedEvent } from '../../kernel/event-log/event-log.js';
import type { FocusOutcome } from '../application/focus.commands.js';
import type { ItemState } from '../domain/focus.facts.js';

/** An item whose state a command changed, and its state since. */
export interface ChangedItem {
  readonly itemId: string;
  readonly state: ItemState;
}

/** What a command answers, read off its own events, so that a repeat answers the same (LOG-3). */
export interface CommandAnswer {
  /** For `minPosition`: a read that names it sees what the command did. */
  readonly position: string;
  /** The revision of the owner's stream after the command. */
  readonly revision: number;
  /** In the order in which they changed; empty where what was asked for was so already. */
  readonly changed: readonly ChangedItem[];
}

type FocusRecord = Extract<FocusOutcome, { kind: 'done' }>['events'][number];

/** The answer to a command that appended these events. */
export function answerOf(
  { events, revision }: Extract<FocusOutcome, { kind: 'done' }>,
  position: string,
): CommandAnswer {
  return { position, revision, changed: lastStates(events) };
}

/** Each item once, by its last state: an offer that is accepted at once comes out as waiting. */
function lastStates(events: readonly FocusRecord[]): readonly ChangedItem[] {
  const states = new Map<string, ItemState>();
  for (const recorded of events) {
    const changed = changedBy(recorded.event);
    if (changed === undefined) continue;
    states.delete(changed.itemId);
    states.set(changed.itemId, changed.state);
  }
  return Array.from(states, ([itemId, state]) => ({ itemId, state }));
}

function changedBy(event: RecordedEvent<FocusRecord['event']>['event']): ChangedItem | undefined {
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
    default:
      return undefined;
  }
}
