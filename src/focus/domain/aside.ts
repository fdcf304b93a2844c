import { type Refusal, alreadySo, happened, refused } from '../../kernel/deciding/decider.js';
import { type Answer, onOpenItem } from './access.js';
import type { Dated, OnItem } from './command-fields.js';
import { allowedOn, no } from './focus.refusals.js';
import type { FocusState, OpenItem } from './focus.state.js';
import { dayOf } from './texts.js';

/**
 * Whether a waiting item is set aside on this day: until its own day has come. No event brings it back on that day:
 * only the date has changed.
 */
export function isAside({ asideUntil }: Pick<OpenItem, 'asideUntil'>, today: string): boolean {
  // rule FOCUS-25: a waiting item that is set aside until a day comes back by itself on that day
  return asideUntil !== null && today < asideUntil;
}

/** The waiting items that are set aside on this day; costs nothing if none ever was. */
export function asideIn({ aside, items }: FocusState, today: string): Set<string> {
  const ids = [...aside].filter((itemId) => {
    const item = items.get(itemId);
    return item !== undefined && isAside(item, today);
  });
  return new Set(ids);
}

/** Sets a waiting item aside until a day, YYYY-MM-DD. */
export type SetAsideItem = { readonly type: 'SetAsideItem'; readonly until: string } & OnItem & Dated;

/** FOCUS-25: sets a waiting item aside until a day to come. */
function setAsideItem(command: SetAsideItem, state: FocusState): Answer {
  return onWaitingItem(command, state, ({ itemId, asideUntil }) => {
    const until = dayOf(command.until);
    if (until === undefined || until <= command.today) return refused(notLater);
    return until === asideUntil ? alreadySo : happened({ type: 'ItemSetAside', data: { itemId, until } });
  });
}

/** Brings an item that is set aside back before its day. */
export type BringBackItem = { readonly type: 'BringBackItem' } & OnItem & Dated;

/** FOCUS-25: ends the setting aside of an item. */
function bringBackItem(command: BringBackItem, state: FocusState): Answer {
  return onWaitingItem(command, state, (item) => {
    const { itemId } = item;
    return isAside(item, command.today) ? happened({ type: 'ItemBroughtBack', data: { itemId } }) : alreadySo;
  });
}

/** Sets a waiting item aside, or brings it back. */
export const asideVerbs = { SetAsideItem: setAsideItem, BringBackItem: bringBackItem };

function onWaitingItem(command: OnItem, state: FocusState, answer: (item: OpenItem) => Answer): Answer {
  return onOpenItem(command, state, { owner: 'FOCUS-10', open: 'FOCUS-25' }, (item) => {
    if (item.state === 'waiting') return answer(item);
    const detail = `Only a waiting item can be set aside; this one is ${item.state}.`;
    return refused(no('FOCUS-25', 'ITEM_NOT_WAITING', detail, allowedOn(item, state)));
  });
}

const notLater: Refusal = {
  kind: 'invalid',
  rule: 'FOCUS-25',
  code: 'SET_ASIDE_DAY_INVALID',
  detail: 'An item is set aside until a day after today in the time zone of its owner, written YYYY-MM-DD.',
  allowed: [],
};
