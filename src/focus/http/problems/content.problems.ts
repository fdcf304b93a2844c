import type { ProblemRow } from '../../../kernel/http/problem-rows.js';

/** The content of an item: texts, due dates, steps and tags. */
export const CONTENT_PROBLEMS: readonly ProblemRow[] = [
  [
    'TITLE_INVALID',
    400,
    'The title does not fit',
    'A title has 1 to 500 characters, in one line, of which something can be seen.',
  ],
  ['DESCRIPTION_INVALID', 400, 'The description does not fit', 'A description has at most 20,000 characters.'],
  [
    'REASON_INVALID',
    400,
    'The reason does not fit',
    'The reason for declining an offer has at most 20,000 characters, or there is none.',
  ],
  [
    'STEP_NAME_INVALID',
    400,
    'The step’s name does not fit',
    'A step’s name has 1 to 500 characters, in one line, of which something can be seen.',
  ],
  [
    'DUE_AT_INVALID',
    400,
    'The due date is no date',
    'A due time is a date and time with its offset, such as 2026-03-01T17:00:00+01:00, of the years 1 to 9999.',
  ],
  [
    'DUE_ON_INVALID',
    400,
    'The day is no day',
    'A day to be due on is one that there is, written YYYY-MM-DD, such as 2026-03-01, of the years 1 to 9999.',
    'FOCUS-24',
  ],
  [
    'DUE_TWICE',
    400,
    'Due at a time and on a day',
    'An item is due at a time (`dueAt`) or on a day (`dueOn`), never both; in an edit, naming one removes the other.',
    'FOCUS-24',
  ],
  ['TOO_MANY_TAGS', 400, 'Too many tags', 'An item has at most 50 tags.'],
  ['TOO_MANY_STEPS', 400, 'Too many steps', 'An item has at most 200 steps.'],
  [
    'STEPS_DIFFER',
    409,
    'Not the steps of this item',
    'A new order names each of the item’s steps exactly once.',
    'FOCUS-15',
  ],
  ['STEP_ID_TAKEN', 400, 'The id is taken', 'Ids are made by the service; send the request again.'],
];
