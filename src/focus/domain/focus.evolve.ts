import type { FocusEvent } from './focus.events.js';
import { type FocusState, stepsAndTagsOf } from './focus.state.js';
import { evolveAlarm } from './alarm.evolve.js';
import { evolveContent } from './content.evolve.js';
import { REST, shelfChanged } from './focus.parts.js';
import { evolveLife } from './life.evolve.js';
import { evolveOwnProjects } from './personal-projects.evolve.js';

/** The state after the event, changed in place. Total: an event that does not fit leaves the state as it is. */
export function evolveFocus(state: FocusState, event: FocusEvent): FocusState {
  state.changed.add(REST);
  switch (event.type) {
    case 'ItemOffered':
    case 'PastWorkImported':
    case 'ItemAccepted':
    case 'OfferDeclined':
    case 'ItemActivated':
    case 'ItemReturnedToWaiting':
    case 'ItemCompleted':
    case 'ItemMoved':
    case 'ItemSetAside':
    case 'ItemBroughtBack':
    case 'ItemDeleted':
      evolveLife(state, event);
      return state;
    case 'ItemEdited':
    case 'StepAdded':
    case 'StepRenamed':
    case 'StepChecked':
    case 'StepUnchecked':
    case 'StepsReordered':
    case 'StepRemoved':
    case 'ItemTagged':
    case 'ItemUntagged': {
      const item = state.items.get(event.data.itemId);
      if (item === undefined) return state;
      shelfChanged(state, item);
      state.stepsAndTags -= stepsAndTagsOf(item);
      evolveContent(item, event);
      state.stepsAndTags += stepsAndTagsOf(item);
      return state;
    }
    case 'AlarmStarted':
    case 'AlarmIntervalChanged':
    case 'AlarmStopped':
    case 'AlarmFellDue':
    case 'AlarmAcknowledged':
      // rule FOCUS-20: the alarm is advisory: its events reach the session and nothing else
      state.alarm = evolveAlarm(state.alarm, state.activeId, event);
      return state;
    default:
      evolveOwnProjects(state, event);
      return state;
  }
}
