import { type Answer } from './access.js';
import { decideAlarm } from './alarm.js';
import { decideAside } from './aside.js';
import { decideCopies } from './copies.js';
import { editItem } from './editing.js';
import { decideExecution } from './execution.js';
import type { FocusCommand } from './focus.commands.js';
import type { FocusState } from './focus.state.js';
import { decideOffer } from './offers.js';
import { moveItem } from './ordering.js';
import { importPastWork } from './past-work.js';
import { decideOwnProjects } from './personal-projects.js';
import { decideSteps } from './steps.js';
import { decideTags } from './tags.js';
import { undoLast } from './undo.js';

/** The answer to a command on one user's focus stream; a refusal names its rule and what is allowed instead. */
export function decideFocus(command: FocusCommand, state: FocusState): Answer {
  switch (command.type) {
    case 'RecreateItem':
    case 'CopyStrandedItem':
      return decideCopies(command, state);
    case 'ImportPastWork':
      return importPastWork(command, state);
    case 'OfferItem':
    case 'AcceptItem':
    case 'DeclineOffer':
      return decideOffer(command, state);
    case 'MoveItem':
      return moveItem(command, state);
    case 'SetAsideItem':
    case 'BringBackItem':
      return decideAside(command, state);
    case 'UndoLast':
      return undoLast(command, state, decideFocus);
    case 'EditItem':
      return editItem(command, state);
    case 'ActivateItem':
    case 'CompleteItem':
    case 'DeleteItem':
      return decideExecution(command, state);
    case 'AddStep':
    case 'RenameStep':
    case 'CheckStep':
    case 'UncheckStep':
    case 'ReorderSteps':
    case 'RemoveStep':
      return decideSteps(command, state);
    case 'TagItem':
    case 'UntagItem':
      return decideTags(command, state);
    case 'StartAlarm':
    case 'ChangeAlarmInterval':
    case 'StopAlarm':
    case 'AcknowledgeAlarm':
    case 'DeliverDueAlarm':
    case 'EndAlarmOfDeactivatedUser':
      return decideAlarm(command, state);
    default:
      return decideOwnProjects(command, state);
  }
}
