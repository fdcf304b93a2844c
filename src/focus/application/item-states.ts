import type { Executor } from '../../kernel/deciding/executing.js';
import { FOCUS_DECIDER_VERSION, focusDecider } from '../domain/focus.decider.js';
import type { ItemState } from '../domain/focus.facts.js';
import { focusStream } from './focus.commands.js';

/** Where a user's items stand, by the user's own stream: never behind, unlike the read tables. */
export interface ItemStates {
  readonly activeId: string | null;
  /** By item id; what was deleted is not among them. */
  readonly states: ReadonlyMap<string, ItemState>;
}

/** A copy of where the user's items stand at this moment. */
export async function itemStatesOf(executor: Executor, userId: string): Promise<ItemStates> {
  const { state } = await executor.load(focusStream(userId), focusDecider, FOCUS_DECIDER_VERSION);
  const states = new Map<string, ItemState>();
  for (const itemId of state.completed.keys()) states.set(itemId, 'completed');
  for (const item of state.items.values()) states.set(item.itemId, item.state);
  return { activeId: state.activeId, states };
}
