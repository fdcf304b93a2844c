import { problemPagesOf } from '../../kernel/http/problem-rows.js';
import { ACCESS_PROBLEMS } from './problems/access.problems.js';
import { ALARM_PROBLEMS } from './problems/alarm.problems.js';
import { CONTENT_PROBLEMS } from './problems/content.problems.js';
import { LIFE_PROBLEMS } from './problems/life.problems.js';
import { NEW_ITEMS_PROBLEMS } from './problems/new-items.problems.js';
import { UNDO_PROBLEMS } from './problems/undo.problems.js';

/** The pages that explain this room's problem codes. */
export const focusProblemPages = problemPagesOf([
  ...ACCESS_PROBLEMS,
  ...LIFE_PROBLEMS,
  ...NEW_ITEMS_PROBLEMS,
  ...CONTENT_PROBLEMS,
  ...ALARM_PROBLEMS,
  ...UNDO_PROBLEMS,
]);
