import type { ProblemRow } from '../../../kernel/http/problem-rows.js';

/** An item's state, its end and its place in the waiting list. */
export const LIFE_PROBLEMS: readonly ProblemRow[] = [
  [
    'ITEM_COMPLETED',
    409,
    'The item is completed',
    'Completed work is history and does not change. To do it again, recreate it.',
    'FOCUS-6',
  ],
  ['ITEM_NOT_OFFERED', 409, 'The item is not offered', 'Only an offered item can be accepted or declined.', 'FOCUS-2'],
  [
    'ITEM_NOT_WAITING',
    409,
    'The item is not waiting',
    'Only a waiting item can be activated, moved or set aside; an offered one is accepted first.',
    'FOCUS-7',
  ],
  [
    'ITEM_NOT_ACTIVE',
    409,
    'The item is not active',
    'Only the active item can be completed; activate it first.',
    'FOCUS-7',
  ],
  [
    'ITEM_ACTIVE',
    409,
    'The item is active',
    'An active item cannot be deleted: complete it, or switch to another one first.',
    'FOCUS-13',
  ],
  ['ITEM_NOT_COMPLETED', 409, 'The item is not completed', 'Only completed work can be recreated.', 'FOCUS-11'],
  [
    'ITEM_IS_ORIGIN',
    409,
    'Another item names this one as its origin',
    'An item that is the origin of another is never deleted.',
    'FOCUS-14',
  ],
  [
    'ORIGIN_OF_REMAINING_ITEM',
    409,
    'A remaining item names one of these as its origin',
    'A deletion takes no item that a remaining one was recreated from.',
    'PLAN-9',
  ],
  ['POSITION_OUT_OF_RANGE', 400, 'No such position', 'Positions are 1..n from the top of the waiting list.', 'FOCUS-8'],
  [
    'NEIGHBOUR_NOT_WAITING',
    409,
    'The neighbour is not waiting',
    'An item moves before or after another waiting item of the same list.',
    'FOCUS-8',
  ],
  [
    'SET_ASIDE_DAY_INVALID',
    400,
    'Not a day to come',
    'A waiting item is set aside until a day after today in its owner’s time zone, written YYYY-MM-DD.',
    'FOCUS-25',
  ],
];
