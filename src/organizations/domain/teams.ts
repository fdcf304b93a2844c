import { type Decision, type Refusal, alreadySo, happened, refused } from '../../kernel/deciding/decider.js';
import { fitName } from './organization-names.js';
import type { OnTeam } from './organization-fields.js';
import type { OrganizationEvent } from './organization.events.js';
import type { OrganizationState } from './organization.state.js';

type Answer = Decision<OrganizationEvent>;

/** Why no active user of the organization can be in this team, if so; null is "in no team". */
export function teamUnfit(teamId: string | null, state: OrganizationState): Refusal | undefined {
  if (teamId === null) return undefined;
  const team = state.teams.get(teamId);
  // rule ORG-2: a user is in at most one team, one of their own organization
  if (team === undefined) return teamNotFound;
  return team.retired ? teamRetired : undefined;
}

/** Gives the organization a new team. */
export type CreateTeam = { readonly type: 'CreateTeam'; readonly name: string } & OnTeam;

function createTeam(command: CreateTeam, state: OrganizationState): Answer {
  const fit = fitName('team', command.name);
  if (fit.refusal) return refused(fit.refusal);
  const name = fit.value;
  const { teamId } = command;
  // rule ORG-1: a team begins in one organization's stream, where nothing can move it to another
  if (state.teams.has(teamId)) return refused(teamExists);
  return happened({ type: 'TeamCreated', data: { teamId, name } });
}

/** Gives a team another name. */
export type RenameTeam = { readonly type: 'RenameTeam'; readonly name: string } & OnTeam;

function renameTeam(command: RenameTeam, state: OrganizationState): Answer {
  const { teamId } = command;
  const fit = fitName('team', command.name);
  if (fit.refusal) return refused(fit.refusal);
  const name = fit.value;
  const team = state.teams.get(teamId);
  if (team === undefined) return refused(teamNotFound);
  if (team.name === name) return alreadySo;
  return team.retired ? refused(teamRetired) : happened({ type: 'TeamRenamed', data: { teamId, name } });
}

/** Takes a team out of use; `unarchivedProjects`: how many it has, by the read tables; may be stale. */
export type RetireTeam = { readonly type: 'RetireTeam'; readonly unarchivedProjects: number } & OnTeam;

function retireTeam(command: RetireTeam, state: OrganizationState): Answer {
  const { teamId, unarchivedProjects } = command;
  const team = state.teams.get(teamId);
  if (team === undefined) return refused(teamNotFound);
  if (team.retired) return alreadySo;
  let members = 0;
  for (const user of state.users.values()) if (user.active && user.teamId === teamId) members += 1;
  if (members > 0) {
    const detail = `The team still has ${members} active member(s); move them to other teams first.`;
    return refused({ kind: 'refused', code: 'TEAM_HAS_MEMBERS', detail, allowed: ['rename', 'move-to-team'] });
  }
  if (unarchivedProjects > 0) {
    const detail = `The team still has ${unarchivedProjects} unarchived project(s); archive them first.`;
    return refused({ kind: 'refused', code: 'TEAM_HAS_PROJECTS', detail, allowed: ['rename', 'archive-project'] });
  }
  return happened({ type: 'TeamRetired', data: { teamId } });
}

/** What admins do with teams. */
export const teamVerbs = { CreateTeam: createTeam, RenameTeam: renameTeam, RetireTeam: retireTeam };

const teamNotFound: Refusal = {
  kind: 'notFound',
  code: 'TEAM_NOT_FOUND',
  detail: 'There is no such team in this organization.',
  allowed: [],
};

const teamRetired: Refusal = {
  kind: 'refused',
  code: 'TEAM_RETIRED',
  detail: 'The team is retired: it keeps its name and takes nobody in; choose another team, or none.',
  allowed: ['create-team', 'move-to-team'],
};

const teamExists: Refusal = {
  kind: 'refused',
  rule: 'ORG-1',
  code: 'TEAM_EXISTS',
  detail: 'This team exists already.',
  allowed: ['rename', 'retire'],
};
