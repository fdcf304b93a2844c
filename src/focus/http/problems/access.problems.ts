import type { ProblemRow } from '../../../kernel/http/problem-rows.js';

const NOT_SEEN = 'What does not exist and what is not yours to see are answered alike.';

/** What is not there, or not yours. */
export const ACCESS_PROBLEMS: readonly ProblemRow[] = [
  ['ITEM_NOT_FOUND', 404, 'No such item', NOT_SEEN, 'ORG-6'],
  ['STEP_NOT_FOUND', 404, 'No such step', 'The item has no step with this id; it may have been removed.'],
  ['USER_NOT_FOUND', 404, 'No such user', NOT_SEEN, 'ORG-6'],
  [
    'NOT_THE_OWNER',
    403,
    'Not yours to do',
    'Only an item’s owner executes, edits and orders it; seeing it never gives control over it.',
    'FOCUS-10',
  ],
];
