import { type Decision, alreadySo, happened, refused } from '../../kernel/deciding/decider.js';
import { fitName } from './names.js';
import type { AddMilestones, ProjectChange } from './project.commands.js';
import type { ProjectEvent } from './project.events.js';
import { lastMilestone, milestoneExists, milestoneNotFound, projectArchived } from './project.refusals.js';
import { type ProjectState, textSubject } from './project.state.js';

type Answer = Decision<ProjectEvent>;

/** A command on one milestone. */
export type MilestoneCommand = Extract<ProjectChange, { readonly milestoneId: string }>;

const TAKEN_AWAY = { ArchiveMilestone: 'MilestoneArchived', DeleteMilestone: 'MilestoneDeleted' } as const;

/** The answer to a command on a milestone of a project that the caller may change. */
export function decideOnMilestone(command: MilestoneCommand, project: ProjectState): Answer {
  const milestone = project.milestones.get(command.milestoneId);
  if (command.type === 'AddMilestone') return milestone ? refused(milestoneExists) : add(command, project);
  if (milestone === undefined) return refused(milestoneNotFound);
  if (command.type === 'RenameMilestone') return rename(command, project);

  const data = { projectId: project.projectId, milestoneId: command.milestoneId };
  if (command.type === 'UnarchiveMilestone') {
    return milestone.archived ? happened({ type: 'MilestoneUnarchived', data }) : alreadySo;
  }
  if (command.type === 'ArchiveMilestone' && milestone.archived) return alreadySo;
  // rule PLAN-4: a project keeps at least one unarchived milestone, archived projects too so that they can come back
  if (!milestone.archived && openMilestones(project) === 1) return refused(lastMilestone(project));
  return happened({ type: TAKEN_AWAY[command.type], data });
}

/** The answer to a command that adds several, all or none. */
export function addMilestones({ by, projectId, milestones }: AddMilestones, project: ProjectState): Answer {
  const events = new Map<string, ProjectEvent>();
  for (const milestone of milestones) {
    const { milestoneId } = milestone;
    if (project.milestones.has(milestoneId) || events.has(milestoneId)) continue;
    const added = add({ type: 'AddMilestone', by, projectId, ...milestone }, project);
    if (added.kind !== 'events') return added;
    events.set(milestoneId, added.events[0]);
  }
  const [first, ...rest] = events.values();
  return first === undefined ? alreadySo : happened(first, ...rest);
}

function add(command: Extract<MilestoneCommand, { type: 'AddMilestone' }>, project: ProjectState): Answer {
  const fit = fitName('milestone', command.name);
  if (fit.refusal) return refused(fit.refusal);
  if (project.archived) return refused(projectArchived(project));
  return happened({
    type: 'MilestoneAdded',
    data: { projectId: project.projectId, milestoneId: command.milestoneId },
    personal: { subject: textSubject(project), name: fit.value },
  });
}

/** Also to the name that it has: the state keeps no text to tell (ADR 0030). */
function rename(command: Extract<MilestoneCommand, { type: 'RenameMilestone' }>, project: ProjectState): Answer {
  const fit = fitName('milestone', command.name);
  if (fit.refusal) return refused(fit.refusal);
  return happened({
    type: 'MilestoneRenamed',
    data: { projectId: project.projectId, milestoneId: command.milestoneId },
    personal: { subject: textSubject(project), name: fit.value },
  });
}

function openMilestones(project: ProjectState): number {
  let open = 0;
  for (const milestone of project.milestones.values()) if (!milestone.archived) open += 1;
  return open;
}
