import { problemPagesOf } from '../../kernel/http/problem-rows.js';
import type { ProblemPage } from '../../kernel/http/problem.js';
import { refusalRows } from '../../kernel/records/declaring/record-refusals.js';
import { milestone } from '../records/milestone.record.js';

/** The pages that explain this room's problem codes; codes that other rooms return as well have theirs there. */
export const planningProblemPages: readonly ProblemPage[] = [
  {
    code: 'PROJECT_NOT_FOUND',
    status: 404,
    title: 'No such project',
    explanation: 'ORG-6: what does not exist and what is not yours to see are answered alike.',
    rule: 'ORG-6',
  },
  {
    code: 'NAME_INVALID',
    status: 400,
    title: 'The name does not fit',
    explanation: 'A name has 1 to 200 characters, in one line, blanks around it left out.',
  },
  {
    code: 'NOT_IN_TEAM',
    status: 403,
    title: 'For the team and admins',
    explanation:
      'PLAN-12: the members of a team project’s team, and admins, create, rename and archive it and its milestones, change its default user, and offer its stranded work anew (ORG-9).',
    rule: 'PLAN-12',
  },
  {
    code: 'DEFAULT_USER_NOT_IN_TEAM',
    status: 409,
    title: 'The default user is not in the team',
    explanation: 'PLAN-2: a team project’s default user is an active member of its team when assigned.',
    rule: 'PLAN-2',
  },
  {
    code: 'DEFAULT_USER_JUST_CHANGED',
    status: 409,
    title: 'The default user was changed at the same moment',
    explanation: 'PLAN-2: what the project’s team and default user are has changed meanwhile; ask again.',
    rule: 'PLAN-2',
  },
  {
    code: 'PROJECT_IS_PERSONAL',
    status: 409,
    title: 'The project is personal',
    explanation: 'PLAN-3: a personal project belongs to its owner for good; its scope never changes.',
    rule: 'PLAN-3',
  },
  {
    code: 'TEAM_PROJECT_NOT_DELETABLE',
    status: 409,
    title: 'A team’s project is not deletable',
    explanation: 'PLAN-11: a team project or milestone is archived (and may be unarchived), never deleted.',
    rule: 'PLAN-11',
  },
  {
    code: 'PROJECT_ARCHIVED',
    status: 409,
    title: 'The project is archived',
    explanation: 'PLAN-11: what is archived takes nothing new; unarchive it first.',
    rule: 'PLAN-11',
  },
  {
    code: 'LAST_MILESTONE',
    status: 409,
    title: 'The last unarchived milestone',
    explanation: 'PLAN-4: a project always keeps at least one unarchived milestone; add another one first.',
    rule: 'PLAN-4',
  },
  {
    code: 'PROJECT_EXISTS',
    status: 409,
    title: 'The project exists already',
    explanation: 'Ids are made by the service; send the request again.',
  },
  ...problemPagesOf(refusalRows(milestone)),
];
