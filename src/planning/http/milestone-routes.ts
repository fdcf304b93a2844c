import { recordCommands } from '../../kernel/records/serving/record-controller.js';
import { milestone } from '../records/milestone.record.js';
import { PLANNING } from './planning-answer.js';

/** The routes of commands on the milestones of a project; they are read with their progress, as projects are. */
export const milestoneCommands = recordCommands(milestone, {
  path: 'v1/projects/:projectId/milestones',
  section: 'Planning',
  door: PLANNING,
  refusals: ['PROJECT_NOT_FOUND'],
  answer: 'PlanningAnswer',
  flat: true,
});
