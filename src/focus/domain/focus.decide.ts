import { type CommandOf, decideBy } from '../../kernel/deciding/by-type.js';
import type { Answer } from './access.js';
import { alarmVerbs, systemVerbs } from './alarm.js';
import { asideVerbs } from './aside.js';
import { copyVerbs } from './copies.js';
import { editingVerbs } from './editing.js';
import { executionVerbs } from './execution.js';
import type { FocusState } from './focus.state.js';
import { offerVerbs } from './offers.js';
import { orderingVerbs } from './ordering.js';
import { pastWorkVerbs } from './past-work.js';
import { decideOwnProjects, type OwnProjectCommand } from './personal-projects.js';
import { stepVerbs } from './steps.js';
import { taggingVerbs } from './item-tags.js';
import { undoLast, type UndoLast } from './undo.js';

const itemVerbs = {
  ...offerVerbs,
  ...copyVerbs,
  ...pastWorkVerbs,
  ...orderingVerbs,
  ...asideVerbs,
  ...editingVerbs,
  ...executionVerbs,
  ...stepVerbs,
  ...taggingVerbs,
  ...alarmVerbs,
  ...systemVerbs,
  UndoLast: (command: UndoLast, state: FocusState): Answer => undoLast(command, state, decideFocus),
};

/** Every command to a focus stream. */
export type FocusCommand = CommandOf<typeof itemVerbs> | OwnProjectCommand;

/** The decision on a command to one user's focus stream; a refusal names its rule and what is allowed instead. */
export function decideFocus(command: FocusCommand, state: FocusState): Answer {
  // Only commands to projects, which the planning room distinguishes, have a projectId
  return 'projectId' in command ? decideOwnProjects(command, state) : decideBy(itemVerbs, command, state);
}
