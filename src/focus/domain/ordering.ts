import { alreadySo, happened, refused } from '../../kernel/deciding/decider.js';
import { type Answer, type Command, onOpenItem } from './access.js';
import type { Place } from './focus.commands.js';
import { allowedOn, no } from './focus.refusals.js';
import type { FocusState } from './focus.state.js';
import { idAt, indexOf, lengthOf, type WaitingList } from './waiting-list.js';

/** FOCUS-8, FOCUS-9: puts a waiting item elsewhere in its owner's waiting list. */
export function moveItem(command: Command<'MoveItem'>, state: FocusState): Answer {
  // rule FOCUS-9: only the owner orders the waiting list; an admin or teammate is refused
  return onOpenItem(command, state, { owner: 'FOCUS-9', open: 'FOCUS-6' }, (item) => {
    // rule FOCUS-8: only waiting items have a position, 1..n from the top
    if (item.state !== 'waiting') {
      const detail = `Only a waiting item has a place in the waiting list; this one is ${item.state}.`;
      return refused(no('FOCUS-8', 'ITEM_NOT_WAITING', detail, allowedOn(item, state)));
    }
    const from = indexOf(state.waiting, item.itemId) ?? 0;
    const to = destination(state.waiting, from, command.to);
    if (to === undefined) return refused(noSuchPlace(command.to, lengthOf(state.waiting)));
    return to === from ? alreadySo : moved(item.itemId, state.waiting, from, to);
  });
}

/** The index at which the item is to be found afterwards; undefined where the list has no such place. */
function destination(waiting: WaitingList, from: number, to: Place): number | undefined {
  if ('position' in to) {
    return Number.isInteger(to.position) && to.position >= 1 && to.position <= lengthOf(waiting)
      ? to.position - 1
      : undefined;
  }
  const index = indexOf(waiting, 'before' in to ? to.before : to.after);
  if (index === undefined) return undefined;
  if (index === from) return from;
  if ('before' in to) return from < index ? index - 1 : index;
  return from < index ? index : index + 1;
}

function moved(itemId: string, waiting: WaitingList, from: number, to: number): Answer {
  const withoutItAt = (index: number): string | null => idAt(waiting, index < from ? index : index + 1);
  const above = to === 0 ? null : withoutItAt(to - 1);
  return happened({ type: 'ItemMoved', data: { itemId, above, below: withoutItAt(to) } });
}

function noSuchPlace(to: Place, waiting: number): ReturnType<typeof no> {
  if (!('position' in to)) {
    return no('FOCUS-8', 'NEIGHBOUR_NOT_WAITING', 'The item named as neighbour is not in the waiting list.', ['move']);
  }
  const detail = `The waiting list has the positions 1 to ${waiting}.`;
  return { ...no('FOCUS-8', 'POSITION_OUT_OF_RANGE', detail, ['move']), kind: 'invalid' };
}
