import { alreadySo, happened, refused } from '../../kernel/deciding/decider.js';
import { type Answer, happenedInOrder, itemCompleted, onOpenItem, whyNotOwners } from './access.js';
import { asideIn, isAside } from './aside.js';
import { alarmLeft, alarmOf } from './alarm-session.js';
import type { Dated, MayStartAlarm, OnItem } from './command-fields.js';
import type { FocusEvent } from './focus.events.js';
import { allowedOn, no } from './focus.refusals.js';
import { type FocusState, stateOf } from './focus.state.js';
import { offerDeclined } from './offers.js';
import { whyNotTransition } from './transitions.js';
import { idAtPassing, topOf } from './waiting-list.js';

/** Makes a waiting item the active one. */
export type ActivateItem = { readonly type: 'ActivateItem' } & OnItem & MayStartAlarm;

/** FOCUS-3, FOCUS-4: activates a waiting item; where another was active, this switches focus. */
function activateItem(command: ActivateItem, state: FocusState): Answer {
  return onOpenItem(command, state, { owner: 'FOCUS-10', open: 'FOCUS-7' }, (item) => {
    if (item.state === 'active') return alreadySo;
    const unfit = whyNotTransition('activate', item, state);
    if (unfit) return refused(unfit);
    return happenedInOrder([...returned(state), ...activated(item.itemId, 'owner', command)]);
  });
}

/** Ends the active item as done. */
export type CompleteItem = { readonly type: 'CompleteItem' } & OnItem & MayStartAlarm & Dated;

/** FOCUS-5: completes the active item. */
function completeItem(command: CompleteItem, state: FocusState): Answer {
  return onOpenItem(command, state, { owner: 'FOCUS-10', open: 'FOCUS-7' }, (item) => {
    const unfit = whyNotTransition('complete', item, state, isAside(item, command.today));
    if (unfit) return refused(unfit);
    const top = idAtPassing(state.waiting, 0, asideIn(state, command.today));
    return happenedInOrder([
      ...alarmLeft(state),
      { type: 'ItemCompleted', data: { itemId: item.itemId } },
      // rule FOCUS-5: completing the active item activates the top waiting item, in the same append
      ...(top === null ? [] : activated(top, 'completion', command)),
    ]);
  });
}

/** Removes an item that was not begun. */
export type DeleteItem = { readonly type: 'DeleteItem' } & OnItem;

/** FOCUS-13: deletes an item that was not begun; the offerer of an offered one finds it declined. */
function deleteItem(command: DeleteItem, state: FocusState): Answer {
  const forbidden = whyNotOwners(command, state, 'FOCUS-13');
  if (forbidden) return refused(forbidden);
  const { itemId } = command;
  // rule FOCUS-14: an item that is another item's origin is never deletable
  if (state.origins.has(itemId)) {
    const allowed = allowedOn({ itemId, state: stateOf(itemId, state) ?? 'completed' }, state);
    return refused(no('FOCUS-14', 'ITEM_IS_ORIGIN', 'This item was recreated, so its history stays.', allowed));
  }
  const item = state.items.get(itemId);
  // rule FOCUS-13: the owner may directly delete an item that is offered or waiting, and no other
  if (item === undefined) return refused(itemCompleted('FOCUS-13'));
  if (item.state === 'active') {
    const detail = 'The active item can not be deleted; complete it, or activate another one first.';
    return refused(no('FOCUS-13', 'ITEM_ACTIVE', detail, allowedOn(item, state)));
  }
  const { offeredBy } = item;
  const isColleaguesOffer = item.state === 'offered' && offeredBy !== command.ownerId;
  return happened(
    isColleaguesOffer ? offerDeclined(command, offeredBy, null) : { type: 'ItemDeleted', data: { itemId } },
  );
}

/** The owner's commands on an item as a whole; activating another one switches focus. */
export const executionVerbs = { ActivateItem: activateItem, CompleteItem: completeItem, DeleteItem: deleteItem };

function returned(state: FocusState): readonly FocusEvent[] {
  if (state.activeId === null) return [];
  // rule FOCUS-4: the item that was active returns to the top of waiting, in the same append
  const back = { itemId: state.activeId, below: topOf(state.waiting) };
  return [...alarmLeft(state), { type: 'ItemReturnedToWaiting', data: back }];
}

function activated(itemId: string, cause: 'owner' | 'completion', command: MayStartAlarm): readonly FocusEvent[] {
  return [{ type: 'ItemActivated', data: { itemId, cause } }, ...alarmOf(itemId, command)];
}
