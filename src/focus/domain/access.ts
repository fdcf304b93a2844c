import { type Decision, type Refusal, alreadySo, refused } from '../../kernel/deciding/decider.js';
import type { InStream, OnItem } from './command-fields.js';
import type { FocusEvent } from './focus.events.js';
import { allowedToOthers, itemNotFound, no, notTheOwner } from './focus.refusals.js';
import { type FocusState, type OpenItem, isOwnersMilestone, stateOf } from './focus.state.js';

/** What every part of this decider returns. */
export type Answer = Decision<FocusEvent>;

/** A decision for these events, in this order; without any, nothing needs to change. */
export function happenedInOrder(events: readonly FocusEvent[]): Answer {
  const [first, ...rest] = events;
  return first === undefined ? alreadySo : { kind: 'events', events: [first, ...rest] };
}

/** Whether the actor is the user whose stream it is. */
export function isOwner({ by, ownerId }: InStream): boolean {
  return by.userId === ownerId;
}

/** Whether the milestone is in a personal project of a user other than the actor. */
export function isHidden(asking: InStream, milestoneId: string | null, state: FocusState): boolean {
  // rule PLAN-3: to anybody but its owner, a personal project does not exist
  return !isOwner(asking) && isOwnersMilestone(milestoneId, state);
}

/** Why the actor may not do what only the item's owner may, by the given rule; undefined for the owner. */
export function whyNotOwners(command: OnItem, state: FocusState, rule: string): Refusal | undefined {
  const itemState = stateOf(command.itemId, state);
  if (itemState === undefined) return itemNotFound;
  // rule FOCUS-10: seeing an item never gives control over it
  if (!isOwner(command)) return isSeen(command, state) ? notTheOwner(rule, allowedToOthers(itemState)) : itemNotFound;
  return undefined;
}

/** Decides about an item that the actor owns and that is not completed; refuses otherwise, naming the `rule`. */
export function onOpenItem(
  command: OnItem,
  state: FocusState,
  rule: { readonly owner: string; readonly open: string },
  answer: (item: OpenItem) => Answer,
): Answer {
  const forbidden = whyNotOwners(command, state, rule.owner);
  if (forbidden) return refused(forbidden);
  const item = state.items.get(command.itemId);
  // rule FOCUS-6: a completed item is terminal and immutable
  return item === undefined ? refused(itemCompleted(rule.open)) : answer(item);
}

/** The refusal of any change to a completed item. */
export function itemCompleted(rule: string): Refusal {
  const detail = 'This item is completed, and what is completed does not change; recreate it to do the work again.';
  return no(rule, 'ITEM_COMPLETED', detail, ['recreate']);
}

/** ORG-7 as the read tables have it; that a milestone is a personal project's, this stream knows at once. */
function isSeen(command: OnItem, state: FocusState): boolean {
  const item = state.items.get(command.itemId) ?? state.completed.get(command.itemId);
  return command.visibleToActor === true && !isHidden(command, item?.milestoneId ?? null, state);
}
