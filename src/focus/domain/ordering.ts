import { type Refusal, alreadySo, happened, refused } from '../../kernel/deciding/decider.js';
import { type Answer, onOpenItem } from './access.js';
import { asideIn } from './aside.js';
import type { Dated, OnItem } from './command-fields.js';
import { allowedOn, no } from './focus.refusals.js';
import type { FocusState, OpenItem } from './focus.state.js';
import { idAt, idAtPassing, indexOf, lengthOf, type WaitingList } from './waiting-list.js';

/**
 * The new place of an item in the waiting list; positions count from 1 at the top, without those that are set aside.
 */
export type Place = { readonly before: string } | { readonly after: string } | { readonly position: number };

/** Puts a waiting item elsewhere in the waiting list. */
export type MoveItem = { readonly type: 'MoveItem'; readonly to: Place } & OnItem & Dated;

/** FOCUS-8, FOCUS-9: puts a waiting item elsewhere in its owner's waiting list. */
function moveItem(command: MoveItem, state: FocusState): Answer {
  // rule FOCUS-9: only the owner orders the waiting list; an admin or teammate is refused
  return onOpenItem(command, state, { owner: 'FOCUS-9', open: 'FOCUS-6' }, (item) => {
    // rule FOCUS-8: only waiting items that are not set aside have a position, 1..n from the top
    if (item.state !== 'waiting') {
      const detail = `Only a waiting item has a place in the waiting list; this one is ${item.state}.`;
      return refused(no('FOCUS-8', 'ITEM_NOT_WAITING', detail, allowedOn(item, state)));
    }
    const from = indexOf(state.waiting, item.itemId) ?? 0;
    const to = destination({ item, from, state, today: command.today }, command.to);
    if (typeof to !== 'number') return refused(to);
    return to === from ? alreadySo : moved(item.itemId, state.waiting, from, to);
  });
}

/** The owner's commands on the order of the waiting list. */
export const orderingVerbs = { MoveItem: moveItem };

interface Moving {
  readonly item: OpenItem;
  /** Its index, counting those that are set aside. */
  readonly from: number;
  readonly state: FocusState;
  readonly today: string;
}

interface List {
  readonly waiting: WaitingList;
  readonly from: number;
  /** The item itself, and those that are set aside. */
  readonly passed: ReadonlySet<string>;
}

/** The index of the item afterwards; or why the list has no such place. */
function destination({ item, from, state, today }: Moving, to: Place): number | Refusal {
  const { waiting } = state;
  if ('position' in to) {
    const passed = asideIn(state, today).add(item.itemId);
    const last = lengthOf(waiting) - passed.size + 1;
    const there = Number.isInteger(to.position) && to.position >= 1 && to.position <= last;
    return there ? indexOfPosition({ waiting, from, passed }, to.position) : noSuchPosition(last);
  }
  const index = indexOf(waiting, 'before' in to ? to.before : to.after);
  if (index === undefined) return neighbourNotWaiting;
  if (index === from) return from;
  if ('before' in to) return from < index ? index - 1 : index;
  return from < index ? index : index + 1;
}

/** Right below the one that is then above it among those not set aside; at the top of all for position 1. */
function indexOfPosition({ waiting, from, passed }: List, position: number): number {
  const indexOfOther = (index: number): number => {
    const id = index < 0 ? null : idAtPassing(waiting, index, passed);
    return id === null ? -1 : (indexOf(waiting, id) ?? -1);
  };
  const [over, under] = [indexOfOther(position - 2), indexOfOther(position - 1)];
  // It has that position already, whatever is set aside around it.
  if (over < from && (under < 0 || from < under)) return from;
  return from < over ? over : over + 1;
}

function moved(itemId: string, waiting: WaitingList, from: number, to: number): Answer {
  const withoutItAt = (index: number): string | null => idAt(waiting, index < from ? index : index + 1);
  const above = to === 0 ? null : withoutItAt(to - 1);
  return happened({ type: 'ItemMoved', data: { itemId, above, below: withoutItAt(to) } });
}

const neighbourNotWaiting = no(
  'FOCUS-8',
  'NEIGHBOUR_NOT_WAITING',
  'The item named as neighbour is not in the waiting list.',
  ['move'],
);

function noSuchPosition(last: number): Refusal {
  const detail = `The waiting list has the positions 1 to ${last}.`;
  return { ...no('FOCUS-8', 'POSITION_OUT_OF_RANGE', detail, ['move']), kind: 'invalid' };
}
