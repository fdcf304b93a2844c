export type { AlarmEvent, FocusEvent, ItemEvent, Neighbours } from './domain/focus.events.js';
export { createFocus, focusStream, type Focus, type FocusOutcome } from './application/focus.commands.js';
export { createFocusFacts } from './application/focus.facts.js';
export { deliverDueAlarms } from './application/when-alarm-is-due-then-deliver.js';
export { type ItemStates, everOwned, idleSince, itemStatesOf } from './application/item-states.js';
export type { ImportPastWork, PastWork } from './domain/past-work.js';
export { MOST_PAST_WORK } from './domain/past-work.js';
export { type FocusQueries, createFocusQueries } from './application/focus.reads.js';
export { type FocusAnswer, type ItemAnswer, myFocus } from './application/focus.queries.js';
