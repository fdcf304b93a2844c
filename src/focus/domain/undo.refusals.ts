import type { Refusal } from '../../kernel/deciding/decider.js';
import { no } from './focus.refusals.js';
import type { LastCommand } from './undo.facts.js';

/** Why there is no last command that can be undone, if so. */
export const NOT_FOUND: Readonly<Record<Exclude<LastCommand['kind'], 'found'>, Refusal>> = {
  none: no('FOCUS-26', 'NOTHING_TO_UNDO', 'You have done nothing here lately that could be undone.'),
  imported: no(
    'FOCUS-26',
    'UNDO_NOT_ALONE',
    'The last thing that happened here in your name was an import, which cannot be undone.',
  ),
  batched: no('FOCUS-26', 'UNDO_NOT_ALONE', 'Your last command was one of a batch; undo what it did by commands.'),
  undo: no('FOCUS-26', 'UNDONE_ALREADY', 'Your last command is undone already; to do it after all, send it again.'),
  tooLongAgo: no(
    'FOCUS-26',
    'UNDO_TOO_LATE',
    'What was there before is too far back in your history; edit it instead.',
  ),
};

/** The refusal to undo what has no inverse, naming the legal way. */
export function noWayBack(detail: string, allowed: readonly string[]): Refusal {
  return no('FOCUS-26', 'NO_WAY_BACK', detail, allowed);
}

/** The refusal if later events leave nothing to undo. */
export const changedSince = no('FOCUS-26', 'CHANGED_SINCE', 'What your last command did has changed since.');
