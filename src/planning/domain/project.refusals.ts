import type { Refusal } from '../../kernel/deciding/decider.js';
import type { ProjectState } from './project.state.js';

/** The actions that the project allows in its current state, for any caller; kebab-case verbs. */
export function projectActions(project: Pick<ProjectState, 'scope' | 'archived'>): readonly string[] {
  return [
    'rename',
    ...(project.archived ? ['unarchive'] : ['archive', 'add-milestone']),
    project.scope === 'team' ? 'change-default-user' : 'delete',
  ];
}

/** The actions that a milestone allows in its current state, for any caller; `last` means the only unarchived one. */
export function milestoneActions(scope: ProjectState['scope'], archived: boolean, last: boolean): readonly string[] {
  const deletable = scope === 'personal' ? ['delete'] : [];
  if (archived) return ['rename', 'unarchive', ...deletable];
  return last ? ['rename'] : ['rename', 'archive', ...deletable];
}

function insteadOfLastMilestone(project: ProjectState): readonly string[] {
  const deletable = project.scope === 'personal' ? ['delete-project'] : [];
  if (project.archived) return ['rename', 'unarchive-project', ...deletable];
  return ['rename', 'add-milestone', 'archive-project', ...deletable];
}

/** The refusal for what does not exist and for what the caller may not see, which are not distinguished. */
export const projectNotFound: Refusal = {
  kind: 'notFound',
  code: 'PROJECT_NOT_FOUND',
  detail: 'There is no such project, or it is not yours to see.',
  allowed: [],
};

/** The refusal of a second creation under an id that is taken. */
export function projectExists(project: ProjectState): Refusal {
  return {
    kind: 'refused',
    code: 'PROJECT_EXISTS',
    detail: 'This project exists already.',
    allowed: projectActions(project),
  };
}

/** The refusal to delete a team's project or milestone (PLAN-11). */
export const notDeletable: Refusal = {
  kind: 'refused',
  rule: 'PLAN-11',
  code: 'TEAM_PROJECT_NOT_DELETABLE',
  detail: "A team's project or milestone can be archived, not deleted: its history belongs to the team.",
  allowed: ['archive'],
};

/** The refusal of a change of the default user of a personal project (PLAN-3). */
export function staysPersonal(project: ProjectState): Refusal {
  return {
    kind: 'refused',
    rule: 'PLAN-3',
    code: 'PROJECT_IS_PERSONAL',
    detail: 'A personal project belongs to its owner for good.',
    allowed: projectActions(project),
  };
}

/** The refusal if the facts about the project's team or default user are not about the current ones. */
export const changedMeanwhile: Refusal = {
  kind: 'refused',
  rule: 'PLAN-2',
  code: 'DEFAULT_USER_JUST_CHANGED',
  detail: 'The default user of the project was changed at the same moment; ask again.',
  allowed: ['unarchive', 'change-default-user'],
};

/** The refusal of a new milestone in an archived project (PLAN-11). */
export function projectArchived(project: ProjectState): Refusal {
  return {
    kind: 'refused',
    rule: 'PLAN-11',
    code: 'PROJECT_ARCHIVED',
    detail: 'An archived project takes no new milestones; unarchive it first.',
    allowed: projectActions(project),
  };
}

/** The refusal to remove the last unarchived milestone (PLAN-4). */
export function lastMilestone(project: ProjectState): Refusal {
  return {
    kind: 'refused',
    rule: 'PLAN-4',
    code: 'LAST_MILESTONE',
    detail: 'A project keeps at least one unarchived milestone; add another first, or end the project itself.',
    allowed: insteadOfLastMilestone(project),
  };
}
