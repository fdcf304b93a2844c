import type { Refusal } from '../../kernel/deciding/decider.js';
import type { ProjectActor, TeamFact, UserFact } from './project-facts.js';
import { projectNotFound } from './project.refusals.js';
import type { ProjectState } from './project.state.js';

/** Why `by` may not change the project, if so; what they may not even see is not found. */
export function changeForbidden(by: ProjectActor, project: ProjectState): Refusal | undefined {
  if (by.organizationId !== project.organizationId) return projectNotFound;
  if (project.scope === 'personal') return by.userId === project.defaultUserId ? undefined : projectNotFound;
  return teamForbidden(by, project.teamId) && projectNotFound;
}

/** Why `by` may not work on projects of this team, if so. */
export function teamForbidden(by: ProjectActor, teamId: string | null): Refusal | undefined {
  // rule PLAN-12: only the members of a team project's team, and admins, shape it
  if (by.role === 'admin' || (teamId !== null && by.teamId === teamId)) return undefined;
  return {
    kind: 'forbidden',
    rule: 'PLAN-12',
    code: 'NOT_IN_TEAM',
    detail: "Only members of the project's team, and admins, may do this.",
    allowed: [],
  };
}

/** Why no unarchived project of `organizationId` can belong to this team, if so. */
export function teamUnfit(organizationId: string, team: TeamFact | undefined): Refusal | undefined {
  if (team === undefined || team.organizationId !== organizationId) {
    return { kind: 'notFound', code: 'TEAM_NOT_FOUND', detail: 'There is no such team.', allowed: [] };
  }
  if (!team.retired) return undefined;
  return {
    kind: 'refused',
    rule: 'PLAN-2',
    code: 'TEAM_RETIRED',
    detail: 'A retired team takes on no projects; choose another team.',
    allowed: [],
  };
}

/** Why this user can't be the default user of the team's project, if so. */
export function defaultUserUnfit(
  organizationId: string,
  teamId: string | null,
  user: UserFact | undefined,
): Refusal | undefined {
  if (user === undefined || user.organizationId !== organizationId) {
    return { kind: 'notFound', code: 'USER_NOT_FOUND', detail: 'There is no such user.', allowed: [] };
  }
  // rule PLAN-2: a team project's default user is an active member of its team when assigned
  if (user.active && teamId !== null && user.teamId === teamId) return undefined;
  return {
    kind: 'refused',
    rule: 'PLAN-2',
    code: 'DEFAULT_USER_NOT_IN_TEAM',
    detail: "The default user must be an active member of the project's team.",
    allowed: ['change-default-user'],
  };
}
