import { type Decision, alreadySo, happened, refused } from '../../kernel/deciding/decider.js';
import { fitName } from './project-names.js';
import type { OnMilestone, OnProject } from './project-facts.js';
import type { ProjectEvent } from './project.events.js';
import {
  lastMilestone,
  milestoneExists,
  milestoneNotFound,
  notDeletable,
  projectArchived,
} from './project.refusals.js';
import { type MilestoneState, type ProjectState, textSubject } from './project.state.js';

type Answer = Decision<ProjectEvent>;

/** Gives a project one more milestone. */
export type AddMilestone = { readonly type: 'AddMilestone'; readonly name: string } & OnMilestone;

function addMilestone(command: AddMilestone, project: ProjectState): Answer {
  if (project.milestones.has(command.milestoneId)) return refused(milestoneExists);
  const fit = fitName('milestone', command.name);
  if (fit.refusal) return refused(fit.refusal);
  if (project.archived) return refused(projectArchived(project));
  return happened({
    type: 'MilestoneAdded',
    data: { projectId: project.projectId, milestoneId: command.milestoneId },
    personal: { subject: textSubject(project), name: fit.value },
  });
}

/** Adds milestones under ids of the asker's making to a team's project; what is there already is passed over. */
export type AddMilestones = {
  readonly type: 'AddMilestones';
  readonly milestones: readonly { readonly milestoneId: string; readonly name: string }[];
} & OnProject;

/** Adds several, all or none. */
export function addMilestones({ by, projectId, milestones }: AddMilestones, project: ProjectState): Answer {
  const events = new Map<string, ProjectEvent>();
  for (const milestone of milestones) {
    const { milestoneId } = milestone;
    if (project.milestones.has(milestoneId) || events.has(milestoneId)) continue;
    const added = addMilestone({ type: 'AddMilestone', by, projectId, ...milestone }, project);
    if (added.kind !== 'events') return added;
    events.set(milestoneId, added.events[0]);
  }
  const [first, ...rest] = events.values();
  return first === undefined ? alreadySo : happened(first, ...rest);
}

/** Gives a milestone another name. */
export type RenameMilestone = { readonly type: 'RenameMilestone'; readonly name: string } & OnMilestone;

/** Also to the name that it has: the state keeps no text to tell (ADR 0030). */
function renameMilestone(command: RenameMilestone, project: ProjectState): Answer {
  const fit = fitName('milestone', command.name);
  if (fit.refusal) return refused(fit.refusal);
  return happened({
    type: 'MilestoneRenamed',
    data: { projectId: project.projectId, milestoneId: command.milestoneId },
    personal: { subject: textSubject(project), name: fit.value },
  });
}

/** Closes a milestone for new items. */
export type ArchiveMilestone = { readonly type: 'ArchiveMilestone' } & OnMilestone;

/** Opens an archived milestone again. */
export type UnarchiveMilestone = { readonly type: 'UnarchiveMilestone' } & OnMilestone;

/** Removes a milestone of a personal project with its items (PLAN-8). */
export type DeleteMilestone = { readonly type: 'DeleteMilestone' } & OnMilestone;

/** What is done with the milestones of a project by those who may change it. */
export const milestoneVerbs = {
  AddMilestone: addMilestone,
  RenameMilestone: onMilestone(renameMilestone),
  ArchiveMilestone: onMilestone(({ milestoneId }: ArchiveMilestone, project, { archived }) =>
    archived ? alreadySo : takenAway('MilestoneArchived', milestoneId, project),
  ),
  UnarchiveMilestone: onMilestone(({ milestoneId }: UnarchiveMilestone, { projectId }, { archived }) =>
    archived ? happened({ type: 'MilestoneUnarchived', data: { projectId, milestoneId } }) : alreadySo,
  ),
  DeleteMilestone: ofPersonal(
    onMilestone(({ milestoneId }: DeleteMilestone, project) => takenAway('MilestoneDeleted', milestoneId, project)),
  ),
};
type AnswerTo<Command> = (command: Command, project: ProjectState) => Answer;

/** Answers a deletion: only a personal project allows it. */
export function ofPersonal<Command>(answer: AnswerTo<Command>): AnswerTo<Command> {
  // rule PLAN-11: a team project or milestone is archived, never deleted
  return (command, project) => (project.scope === 'team' ? refused(notDeletable) : answer(command, project));
}

function onMilestone<Command extends OnMilestone>(
  answer: (command: Command, project: ProjectState, milestone: MilestoneState) => Answer,
): AnswerTo<Command> {
  return (command, project) => {
    const milestone = project.milestones.get(command.milestoneId);
    return milestone === undefined ? refused(milestoneNotFound) : answer(command, project, milestone);
  };
}

function takenAway(type: 'MilestoneArchived' | 'MilestoneDeleted', milestoneId: string, project: ProjectState): Answer {
  // rule PLAN-4: a project keeps at least one unarchived milestone, archived projects too so that they can come back
  const isOpen = project.milestones.get(milestoneId)?.archived === false;
  if (isOpen && openMilestones(project) === 1) return refused(lastMilestone(project));
  return happened({ type, data: { projectId: project.projectId, milestoneId } });
}

function openMilestones(project: ProjectState): number {
  let open = 0;
  for (const milestone of project.milestones.values()) if (!milestone.archived) open += 1;
  return open;
}
