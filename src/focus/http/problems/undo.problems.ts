import type { ProblemRow } from '../../../kernel/http/problem-rows.js';

/** Undoing one's last command. */
export const UNDO_PROBLEMS: readonly ProblemRow[] = [
  [
    'NOTHING_TO_UNDO',
    409,
    'Nothing to undo',
    'There is no command of yours among the latest in your own work.',
    'FOCUS-26',
  ],
  [
    'UNDO_NOT_ALONE',
    409,
    'Not undone by itself',
    'What came in a batch or by an import is not undone; change what it did by commands.',
    'FOCUS-26',
  ],
  [
    'UNDONE_ALREADY',
    409,
    'Undone already',
    'Your last command was an undoing, which is not undone; to do the command after all, send it again.',
    'FOCUS-26',
  ],
  [
    'UNDO_TOO_LATE',
    409,
    'Too far back',
    'How the item was before lies too far back in your history to be looked up; edit it instead.',
    'FOCUS-26',
  ],
  [
    'NO_WAY_BACK',
    409,
    'No way back',
    'The rules have no inverse of this command; `allowed` names the legal way.',
    'FOCUS-26',
  ],
  ['CHANGED_SINCE', 409, 'Changed since', 'What your last command did has changed since.', 'FOCUS-26'],
];
