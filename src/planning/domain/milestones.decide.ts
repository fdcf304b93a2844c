import { type Decision, type Refusal, alreadySo, happened, refused } from '../../kernel/deciding/decider.js';
import { recordVerbs } from '../../kernel/records/declaring/hosted-records.js';
import { milestone } from '../records/milestone.record.js';
import type { OnProject } from './project-facts.js';
import type { ProjectEvent } from './project.events.js';
import { lastMilestone, notDeletable, projectArchived } from './project.refusals.js';
import { type ProjectState, textSubject } from './project.state.js';

type Answer = Decision<ProjectEvent>;

const verbs = recordVerbs<'Milestone', typeof milestone.declared, ProjectState, OnProject>(milestone, {
  entries: ({ milestones }) => milestones,
  subject: textSubject,
  own: ({ type, milestoneId }, project) => {
    switch (type) {
      case 'AddMilestone':
        return project.archived ? projectArchived(project) : undefined;
      case 'ArchiveMilestone':
      case 'DeleteMilestone':
        return lastOne(milestoneId, project);
      case 'RenameMilestone':
      case 'UnarchiveMilestone':
        return undefined;
    }
  },
});

/** Adds milestones with ids that the sender made to a team's project; existing ones are skipped. */
export type AddMilestones = {
  readonly type: 'AddMilestones';
  readonly milestones: readonly { readonly milestoneId: string; readonly name: string }[];
} & OnProject;

/** Adds several, all or none. */
export function addMilestones({ by, projectId, milestones }: AddMilestones, project: ProjectState): Answer {
  const events = new Map<string, ProjectEvent>();
  for (const each of milestones) {
    const { milestoneId } = each;
    if (project.milestones.has(milestoneId) || events.has(milestoneId)) continue;
    const added = verbs.AddMilestone({ type: 'AddMilestone', by, projectId, ...each }, project);
    if (added.kind !== 'events') return added;
    events.set(milestoneId, added.events[0]);
  }
  const [first, ...rest] = events.values();
  return first === undefined ? alreadySo : happened(first, ...rest);
}

/** The commands on the milestones of a project, for those who may change it. */
export const milestoneVerbs = { ...verbs, DeleteMilestone: ofPersonal(verbs.DeleteMilestone) };

type AnswerTo<Command> = (command: Command, project: ProjectState) => Answer;

/** Decides on a deletion: only a personal project allows it. */
export function ofPersonal<Command>(answer: AnswerTo<Command>): AnswerTo<Command> {
  // rule PLAN-11: a team project or milestone is archived, never deleted
  return (command, project) => (project.scope === 'team' ? refused(notDeletable) : answer(command, project));
}

function lastOne(milestoneId: string, project: ProjectState): Refusal | undefined {
  // rule PLAN-4: a project keeps at least one unarchived milestone, archived projects too so that they can come back
  const isOpen = project.milestones.get(milestoneId)?.archived === false;
  return isOpen && openMilestones(project) === 1 ? lastMilestone(project) : undefined;
}

function openMilestones(project: ProjectState): number {
  let open = 0;
  for (const milestone of project.milestones.values()) if (!milestone.archived) open += 1;
  return open;
}
