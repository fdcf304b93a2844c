import { CommandError } from '../terminal.js';
import type { Importing } from './importing.js';
import type { People, UserOf } from './people.js';
import type { ImportPlan } from './plan.js';

/** The team of a new project, which exists or will be created, and its default user. */
export interface ProjectHome {
  /** The id of an existing team, or the group that becomes one. */
  readonly team: { readonly teamId: string } | { readonly group: string };
  /** An existing user, or the resource that becomes one. */
  readonly user: { readonly userId: string } | { readonly resource: string };
}

type Member = ProjectHome['user'];

/**
 * Decides before anything is written where the project goes: to the group with most rows whose team has members.
 * Existing users are in their own team, whatever the file says; if no group's team has any, the project goes to the
 * team of the busiest of them. Throws a CommandError if that leaves no team.
 */
export function homeOf(importing: Importing, plan: ImportPlan, userOf: UserOf): ProjectHome {
  const busiest = membersByTeam(importing, plan, userOf);
  for (const group of plan.busiestGroups) {
    const key = teamKey(importing, group);
    const member = busiest.get(key) ?? colleagueIn(importing, key);
    if (member !== undefined) return { team: teamOf(key), user: member };
  }
  const [elsewhere] = busiest;
  if (elsewhere !== undefined) return { team: teamOf(elsewhere[0]), user: elsewhere[1] };
  throw new CommandError(
    'None of the people in the file belongs to a team, and a project needs a team with somebody in it: put one of them ' +
      'into a team first. Nothing was written.',
  );
}

/** The ids of team and default user, once the users exist. */
export function settledHome({ team, user }: ProjectHome, { teams, users }: People) {
  return {
    teamId: 'teamId' in team ? team.teamId : (teams.get(team.group) ?? ''),
    defaultUserId: 'userId' in user ? user.userId : (users.get(user.resource)?.userId ?? ''),
  };
}

const NEW = 'group:';

/** A key for a team, existing or planned; the prefix never begins an id. */
function teamKey({ house, organization }: Importing, group: string): string {
  const open = house.directory
    .teamsOf(organization.organizationId)
    .find(({ name, retired }) => name === group && !retired);
  return open?.teamId ?? `${NEW}${group}`;
}

function teamOf(key: string): ProjectHome['team'] {
  return key.startsWith(NEW) ? { group: key.slice(NEW.length) } : { teamId: key };
}

/** For each team with people from the file, the member with most rows; the team of the busiest of all first. */
function membersByTeam(importing: Importing, { users, work }: ImportPlan, userOf: UserOf): ReadonlyMap<string, Member> {
  const rowsOf = (name: string): number => work.get(name)?.length ?? 0;
  const members = new Map<string, Member>();
  for (const { name, team } of users.toSorted((a, b) => rowsOf(b.name) - rowsOf(a.name))) {
    const known = userOf(name);
    const key = known === undefined ? teamKey(importing, team) : known.teamId;
    if (key !== null && !members.has(key))
      members.set(key, known === undefined ? { resource: name } : { userId: known.userId });
  }
  return members;
}

/** An active member of an existing team; need not be in the file. */
function colleagueIn({ house, organization }: Importing, teamId: string): Member | undefined {
  return house.directory.usersOf(organization.organizationId).find((user) => user.active && user.teamId === teamId);
}
