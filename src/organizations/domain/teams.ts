import type { Refusal } from '../../kernel/deciding/decider.js';
import { recordVerbs } from '../../kernel/records/declaring/hosted-records.js';
import { obstacle } from '../../kernel/records/declaring/record-refusals.js';
import { team } from '../records/team.record.js';
import type { SentBy } from './organization-fields.js';
import type { OrganizationState } from './organization.state.js';

/** Why no active user of the organization can be in this team, if so; null is "in no team". */
export function teamUnfit(teamId: string | null, state: OrganizationState): Refusal | undefined {
  if (teamId === null) return undefined;
  const known = state.teams.get(teamId);
  // rule ORG-2: a user is in at most one team, one of their own organization
  if (known === undefined) return obstacle(team, 'notFound');
  return known.archived ? obstacle(team, 'archived') : undefined;
}

/** Takes a team out of use; `unarchivedProjects`: how many it has, by the read tables; may be stale. */
interface RetiresTeam extends SentBy {
  readonly unarchivedProjects?: number;
}

/** The commands on teams, for admins. */
export const teamVerbs = recordVerbs<'Team', typeof team.declared, OrganizationState, RetiresTeam>(team, {
  entries: ({ teams }) => teams,
  own: (command, state) => (command.type === 'RetireTeam' ? teamInUse(command, state) : undefined),
});

function teamInUse(
  { teamId, unarchivedProjects = 0 }: RetiresTeam & { readonly teamId: string },
  { users }: OrganizationState,
): Refusal | undefined {
  let members = 0;
  for (const user of users.values()) if (user.active && user.teamId === teamId) members += 1;
  if (members > 0) {
    const detail = `The team still has ${members} active member(s); move them to other teams first.`;
    return { kind: 'refused', code: 'TEAM_HAS_MEMBERS', detail, allowed: ['rename', 'move-to-team'] };
  }
  if (unarchivedProjects === 0) return undefined;
  const detail = `The team still has ${unarchivedProjects} unarchived project(s); archive them first.`;
  return { kind: 'refused', code: 'TEAM_HAS_PROJECTS', detail, allowed: ['rename', 'archive-project'] };
}
