import type { Executor } from '../../kernel/deciding/executing.js';
import type { EventLog, RecordedEvent } from '../../kernel/event-log/event-log.js';
import { FOCUS_DECIDER_VERSION, focusDecider } from '../domain/focus.decider.js';
import type { FocusEvent } from '../domain/focus.events.js';
import type { ItemState } from '../domain/foreign-facts.js';
import { focusStream } from './focus-stream.js';

export { stateAfter } from '../domain/life.evolve.js';

/** The states of a user's items, from the user's own stream: never stale, unlike the read tables. */
export interface ItemStates {
  readonly activeId: string | null;
  /** By item id; what was deleted is not among them. */
  readonly states: ReadonlyMap<string, ItemState>;
  /** The day, YYYY-MM-DD, past or future, until which items were set aside (FOCUS-25), by item id. */
  readonly asideUntil: ReadonlyMap<string, string>;
  /** Of the user's stream; 0 if it is empty. */
  readonly revision: number;
}

/** A copy of the current states of the user's items. */
export async function itemStatesOf(executor: Executor, userId: string): Promise<ItemStates> {
  const { state, revision } = await executor.load(focusStream(userId), focusDecider, FOCUS_DECIDER_VERSION);
  const states = new Map<string, ItemState>();
  for (const itemId of state.completed.keys()) states.set(itemId, 'completed');
  const asideUntil = new Map<string, string>();
  for (const item of state.items.values()) {
    states.set(item.itemId, item.state);
    if (item.asideUntil !== null) asideUntil.set(item.itemId, item.asideUntil);
  }
  return { activeId: state.activeId, states, asideUntil, revision };
}

/** The ids of all items that the user ever had, deleted ones included; reads the user's whole history. */
export async function everOwned(log: EventLog, userId: string): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for await (const { type, data } of historyOf(log, userId)) {
    if (type === 'ItemOffered' || type === 'PastWorkImported') ids.add(data.itemId);
  }
  return ids;
}

/**
 * Whether nothing has been active from when the last of these items was offered until now; reads the user's whole
 * history.
 */
export async function idleSince(log: EventLog, userId: string, itemIds: ReadonlySet<string>): Promise<boolean> {
  let state = focusDecider.initial();
  let idle = false;
  for await (const event of historyOf(log, userId)) {
    state = focusDecider.evolve(state, event);
    if (event.type === 'ItemOffered' && itemIds.has(event.data.itemId)) idle = true;
    if (state.activeId !== null) idle = false;
  }
  return idle;
}

const PAGE = 1_000;

async function* historyOf(log: EventLog, userId: string): AsyncGenerator<FocusEvent> {
  const stream = focusStream(userId);
  let [fromRevision, page]: [number, readonly RecordedEvent[]] = [1, []];
  do {
    [page = []] = await log.readStreams([{ stream, fromRevision, limit: PAGE }]);
    fromRevision += page.length;
    // A stream holds the events of its own decider and the kernel's, nothing else.
    for (const { event } of page) if (event.type !== 'CommandHadNoEffect') yield event as FocusEvent;
  } while (page.length === PAGE);
}
