import type { ProblemRow } from '../../../kernel/http/problem-rows.js';

/** The alarm of the active item. */
export const ALARM_PROBLEMS: readonly ProblemRow[] = [
  ['NO_ACTIVE_ITEM', 409, 'Nothing is active', 'An alarm belongs to the active item; activate one first.', 'FOCUS-19'],
  ['NO_ALARM', 409, 'No alarm is set', 'There is no alarm to change, stop or acknowledge.', 'FOCUS-19'],
  [
    'ALARM_RUNNING',
    409,
    'An alarm is set already',
    'An owner has one alarm at most; change its interval instead.',
    'FOCUS-19',
  ],
  [
    'ALARM_INTERVAL_INVALID',
    400,
    'No such interval',
    'An alarm comes every 15, 30, 60, 120, 180, 240 or 300 minutes.',
    'FOCUS-17',
  ],
];
