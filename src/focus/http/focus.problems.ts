import type { ProblemPage } from '../../kernel/http/problem.js';

type Page = readonly [code: string, title: string, explanation: string, rule?: string];

const NOT_SEEN = 'What does not exist and what is not yours to see are answered alike.';

const pages: readonly Page[] = [
  ['ITEM_NOT_FOUND', 'No such item', NOT_SEEN, 'ORG-6'],
  ['STEP_NOT_FOUND', 'No such step', 'The item has no step with this id; it may have been removed.'],
  ['TAG_NOT_FOUND', 'No such tag', NOT_SEEN, 'ORG-6'],
  ['USER_NOT_FOUND', 'No such user', NOT_SEEN, 'ORG-6'],
  ['MILESTONE_NOT_FOUND', 'No such milestone', NOT_SEEN, 'ORG-7'],
  [
    'NOT_THE_OWNER',
    'Not yours to do',
    'Only an item’s owner executes, edits and orders it; seeing it never gives control over it.',
    'FOCUS-10',
  ],
  [
    'ITEM_COMPLETED',
    'The item is completed',
    'Completed work is history and does not change. To do it again, recreate it.',
    'FOCUS-6',
  ],
  ['ITEM_NOT_OFFERED', 'The item is not offered', 'Only an offered item can be accepted or declined.', 'FOCUS-2'],
  [
    'ITEM_NOT_WAITING',
    'The item is not waiting',
    'Only a waiting item can be activated or moved; an offered one is accepted first.',
    'FOCUS-7',
  ],
  ['ITEM_NOT_ACTIVE', 'The item is not active', 'Only the active item can be completed; activate it first.', 'FOCUS-7'],
  [
    'ITEM_ACTIVE',
    'The item is active',
    'An active item cannot be deleted: complete it, or switch to another one first.',
    'FOCUS-13',
  ],
  ['ITEM_NOT_COMPLETED', 'The item is not completed', 'Only completed work can be recreated.', 'FOCUS-11'],
  [
    'ITEM_IS_ORIGIN',
    'Another item names this one as its origin',
    'An item that is the origin of another is never deleted.',
    'FOCUS-14',
  ],
  ['OWN_ORIGIN', 'An item cannot be its own origin', 'Lineage goes from a completed item to a new one.', 'FOCUS-12'],
  [
    'ORIGIN_OF_REMAINING_ITEM',
    'A remaining item names one of these as its origin',
    'A deletion takes no item that a remaining one was recreated from.',
    'PLAN-9',
  ],
  [
    'ORIGIN_IS_PERSONAL',
    'The origin is personal',
    'An item of a personal project is recreated by its owner, to themself.',
    'PLAN-3',
  ],
  [
    'ITEM_NOT_STRANDED',
    'The item is not stranded',
    'Only open items of a deactivated user are offered anew as copies.',
    'ORG-9',
  ],
  [
    'ITEM_NOT_OF_A_TEAM',
    'The item is not of a team project',
    'Only stranded items of team projects are offered anew.',
    'ORG-9',
  ],
  [
    'USER_INACTIVE',
    'The user is not active',
    'A deactivated user is offered nothing until an admin reactivates them.',
    'ORG-9',
  ],
  ['MILESTONE_REQUIRED', 'A milestone is required', 'This organization wants every new item in a milestone.', 'PLAN-5'],
  [
    'MILESTONE_ARCHIVED',
    'The milestone is archived',
    'An archived milestone, or one of an archived project, takes no new items.',
    'PLAN-11',
  ],
  ['TAG_RETIRED', 'The tag is retired', 'A retired tag stays where it is and is put on nothing new.', 'ORG-5'],
  ['TOO_MANY_TAGS', 'Too many tags', 'An item has at most 50 tags.'],
  ['TOO_MANY_STEPS', 'Too many steps', 'An item has at most 200 steps.'],
  [
    'STEPS_DIFFER',
    'Not the steps of this item',
    'A new order names each of the item’s steps exactly once.',
    'FOCUS-15',
  ],
  ['POSITION_OUT_OF_RANGE', 'No such position', 'Positions are 1..n from the top of the waiting list.', 'FOCUS-8'],
  [
    'NEIGHBOUR_NOT_WAITING',
    'The neighbour is not waiting',
    'An item moves before or after another waiting item of the same list.',
    'FOCUS-8',
  ],
  ['NO_ACTIVE_ITEM', 'Nothing is active', 'An alarm belongs to the active item; activate one first.', 'FOCUS-19'],
  ['NO_ALARM', 'No alarm is set', 'There is no alarm to change, stop or acknowledge.', 'FOCUS-19'],
  [
    'ALARM_RUNNING',
    'An alarm is set already',
    'An owner has one alarm at most; change its interval instead.',
    'FOCUS-19',
  ],
  [
    'ALARM_INTERVAL_INVALID',
    'No such interval',
    'An alarm comes every 15, 30, 60, 120, 180, 240 or 300 minutes.',
    'FOCUS-17',
  ],
  ['TITLE_INVALID', 'The title does not fit', 'A title has 1 to 500 characters that are not only blanks.'],
  ['DESCRIPTION_INVALID', 'The description does not fit', 'A description has at most 20,000 characters.'],
  ['REASON_INVALID', 'The reason does not fit', 'The reason for declining an offer is a short text, or none.'],
  [
    'STEP_NAME_INVALID',
    'The step’s name does not fit',
    'A step’s name has 1 to 500 characters that are not only blanks.',
  ],
  [
    'DUE_AT_INVALID',
    'The due date is no date',
    'A due date is an RFC 3339 date and time with its offset, such as 2026-03-01T17:00:00+01:00.',
  ],
  ['ITEM_ID_TAKEN', 'The id is taken', 'Ids are made by the service; send the request again.'],
  ['STEP_ID_TAKEN', 'The id is taken', 'Ids are made by the service; send the request again.'],
];

/** The pages that explain this room's problem codes. */
export const focusProblemPages: readonly ProblemPage[] = pages.map(([code, title, explanation, rule]) => ({
  code,
  title,
  explanation: rule === undefined ? explanation : `${rule}: ${explanation}`,
  ...(rule === undefined ? {} : { rule }),
}));
