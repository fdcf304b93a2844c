export { projectEvents } from './domain/project.events.js';
export type { ProjectEvent, ProjectScope } from './domain/project.events.js';
export {
  type PersonalProjects,
  type Planning,
  type PlanningDependencies,
  type PlanningOutcome,
  createPlanning,
  projectStream,
} from './application/planning.commands.js';
export { type PlanningFacts, createPlanningFacts } from './application/planning.facts.js';
export type { CreateProject, ProjectChangeRequest, ProjectRequest } from './application/planning.requests.js';
export {
  type MilestoneView,
  type PlanningQueries,
  type Progress,
  type ProjectAlone,
  createPlanningQueries,
} from './application/planning.queries.js';
export {
  type NewMilestones,
  type TeamMilestone,
  type TeamProject,
  addMilestones,
  firstTeamProject,
  teamProjectOf,
  whyNotProjectName,
} from './application/team-project.js';
export { createTeamProjectFacts } from './application/team-projects.facts.js';
export { VISIBLE_PROJECT, eyesOf } from './application/project-visibility.js';
export { milestone } from './records/milestone.record.js';
