import { type EvolversOf, eachBy } from '../../kernel/deciding/by-type.js';
import type { ProjectEvent } from '../../planning/domain/project.events.js';
import { evolveProject, projectEvolvers } from '../../planning/domain/project.state.js';
import { PROJECTS } from './focus.parts.js';
import type { FocusState } from './focus.state.js';
import { forgetCompleted, forgetItem } from './life.evolve.js';

/** Changes the owner's personal projects; a deletion takes the items with it. */
function evolveOwnProjects(state: FocusState, event: ProjectEvent): void {
  const { projectId } = event.data;
  state.changed.add(PROJECTS);
  const before = state.projects.get(projectId);
  switch (event.type) {
    case 'ProjectDeleted':
      if (before !== undefined) removeMilestones(state, new Set(before.milestones.keys()));
      break;
    case 'MilestoneDeleted':
      if (before?.milestones.has(event.data.milestoneId)) removeMilestones(state, new Set([event.data.milestoneId]));
      break;
    case 'ProjectCreated':
      if (before !== undefined || event.data.scope !== 'personal') return;
      break;
    case 'MilestoneAdded':
      if (before === undefined || state.projectOfMilestone.has(event.data.milestoneId)) return;
      state.projectOfMilestone.set(event.data.milestoneId, projectId);
      break;
    default:
      // Names and archiving concern the project only.
      break;
  }
  const after = evolveProject(before, event);
  if (after === undefined) state.projects.delete(projectId);
  else state.projects.set(projectId, after);
}

/** An event of a personal project, of any type: its meaning for the project itself is the planning room's. */
export const ownProjectEvolvers: EvolversOf<FocusState, ProjectEvent> = {
  ...eachBy(projectEvolvers, evolveOwnProjects),
  ProjectCreated: evolveOwnProjects,
  ProjectDeleted: evolveOwnProjects,
};

function removeMilestones(state: FocusState, milestoneIds: ReadonlySet<string>): void {
  const goes = (milestoneId: string | null): boolean => milestoneId !== null && milestoneIds.has(milestoneId);
  // rule PLAN-8: the items go with their personal milestone, the active one and its alarm too; nothing is activated
  // rule PLAN-10: what remains of the waiting list is 1..n again, in the order it had
  for (const item of state.items.values()) if (goes(item.milestoneId)) forgetItem(state, item);
  for (const [itemId, item] of state.completed) {
    if (goes(item.milestoneId)) forgetCompleted(state, itemId);
  }
  for (const milestoneId of milestoneIds) state.projectOfMilestone.delete(milestoneId);
}
