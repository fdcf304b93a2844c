import { type Refusal, alreadySo, happened, refused } from '../../kernel/deciding/decider.js';
import { type Answer, type Command, onOpenItem } from './access.js';
import { allowedOn, no } from './focus.refusals.js';
import type { FocusState, OpenItem } from './focus.state.js';
import { dayOf } from './texts.js';

/**
 * Whether a waiting item is set aside on this day: until its own day has come. Nothing happens on that day: the item is
 * back because the day is another one.
 */
export function isAside({ asideUntil }: Pick<OpenItem, 'asideUntil'>, today: string): boolean {
  // rule FOCUS-25: a waiting item that is set aside until a day comes back by itself on that day
  return asideUntil !== null && today < asideUntil;
}

/** The waiting items that are set aside on this day: with none ever set aside, no cost. */
export function asideIn({ aside, items }: FocusState, today: string): Set<string> {
  const ids = [...aside].filter((itemId) => {
    const item = items.get(itemId);
    return item !== undefined && isAside(item, today);
  });
  return new Set(ids);
}

/** FOCUS-25: sets a waiting item aside until a day, or brings it back before. */
export function decideAside(command: Command<'SetAsideItem' | 'BringBackItem'>, state: FocusState): Answer {
  return onOpenItem(command, state, { owner: 'FOCUS-10', open: 'FOCUS-25' }, (item) => {
    if (item.state !== 'waiting') {
      const detail = `Only a waiting item can be set aside; this one is ${item.state}.`;
      return refused(no('FOCUS-25', 'ITEM_NOT_WAITING', detail, allowedOn(item, state)));
    }
    const { itemId } = item;
    if (command.type === 'BringBackItem') {
      return isAside(item, command.today) ? happened({ type: 'ItemBroughtBack', data: { itemId } }) : alreadySo;
    }
    const until = dayOf(command.until);
    if (until === undefined || until <= command.today) return refused(notLater);
    return until === item.asideUntil ? alreadySo : happened({ type: 'ItemSetAside', data: { itemId, until } });
  });
}

const notLater: Refusal = {
  kind: 'invalid',
  rule: 'FOCUS-25',
  code: 'SET_ASIDE_DAY_INVALID',
  detail: 'An item is set aside until a day after today in the time zone of its owner, written YYYY-MM-DD.',
  allowed: [],
};
