import type { AlarmInterval, Role } from '../domain/organization.events.js';
import type { Caller } from './caller.js';
import type { Directory, DirectoryOrganization, DirectoryTag, DirectoryTeam, DirectoryUser } from './directory.js';

/** A user as a colleague sees them. */
export interface ColleagueView {
  readonly userId: string;
  readonly name: string;
  readonly teamId: string | null;
  readonly role: Role;
  readonly active: boolean;
}

/** A user as they themself and admins see them. */
export interface UserView extends ColleagueView {
  readonly email: string | null;
  readonly subject: string;
  readonly alarmDefault: AlarmInterval | null;
}

/** Reads the caller's own organization from the directory; of others there is nothing to see (ORG-6). */
export interface OrganizationQueries {
  organization(caller: Caller): DirectoryOrganization | undefined;
  teams(caller: Caller): readonly DirectoryTeam[];
  tags(caller: Caller): readonly DirectoryTag[];
  /** Inactive ones too. */
  users(caller: Caller): readonly (UserView | ColleagueView)[];
  user(caller: Caller, userId: string): UserView | ColleagueView | undefined;
}

/** Opens the organizations room for queries; `minPosition` is waited for by `directory.reached`, before. */
export function createOrganizationQueries(directory: Directory): OrganizationQueries {
  return {
    organization: (caller) => directory.organization(caller.organizationId),
    teams: (caller) => directory.teamsOf(caller.organizationId),
    tags: (caller) => directory.tagsOf(caller.organizationId),
    users: (caller) => directory.usersOf(caller.organizationId).map((user) => shownTo(caller, user)),
    user: (caller, userId) => {
      const user = directory.user(userId);
      return user?.organizationId === caller.organizationId ? shownTo(caller, user) : undefined;
    },
  };
}

/** How to sign in as someone, and where to write to them, is for themself and admins. */
function shownTo(caller: Caller, user: DirectoryUser): UserView | ColleagueView {
  const { userId, name, teamId, role, active, email, subject, alarmDefault } = user;
  const colleague = { userId, name, teamId, role, active };
  if (caller.role !== 'admin' && caller.userId !== userId) return colleague;
  return { ...colleague, email, subject, alarmDefault };
}
