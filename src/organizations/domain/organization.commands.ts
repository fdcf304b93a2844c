import type { AccessTokenScope, Role } from './organization.events.js';

/** The one who acts that is no user: the command line of the service's operator. */
export const SYSTEM = 'system';

/** `by` is the id of the user who asks, or `system`. */
interface Asked {
  readonly by: string;
}

interface OnTeam extends Asked {
  readonly teamId: string;
}

interface OnUser extends Asked {
  readonly userId: string;
}

interface OnTag extends Asked {
  readonly tagId: string;
}

/** Starts an organization with its first admin; for `system` alone. */
export interface CreateOrganization extends Asked {
  readonly type: 'CreateOrganization';
  readonly organizationId: string;
  readonly name: string;
  /** Whether another organization has this name; may be stale. */
  readonly nameTaken: boolean;
  readonly admin: {
    readonly userId: string;
    readonly name: string;
    readonly email: string | null;
    readonly subject: string;
  };
}

/** What is asked about teams. */
export type TeamCommand =
  | ({ readonly type: 'CreateTeam'; readonly name: string } & OnTeam)
  | ({ readonly type: 'RenameTeam'; readonly name: string } & OnTeam)
  /** `unarchivedProjects`: how many the team has, by the read tables; may be stale. */
  | ({ readonly type: 'RetireTeam'; readonly unarchivedProjects: number } & OnTeam);

/** What is asked about users. */
export type UserCommand =
  | ({
      readonly type: 'AddUser';
      readonly name: string;
      readonly email: string | null;
      readonly subject: string;
      readonly teamId: string | null;
      readonly role: Role;
    } & OnUser)
  | ({ readonly type: 'RenameUser'; readonly name: string } & OnUser)
  | ({ readonly type: 'ChangeEmail'; readonly email: string | null } & OnUser)
  | ({ readonly type: 'ChangeSubject'; readonly subject: string } & OnUser)
  /** `defaultUserOf`: of how many unarchived projects the user is the default user, by the read tables; may be stale. */
  | ({ readonly type: 'MoveUserToTeam'; readonly teamId: string | null; readonly defaultUserOf: number } & OnUser)
  | ({ readonly type: 'ChangeRole'; readonly role: Role } & OnUser)
  | ({ readonly type: 'DeactivateUser' } & OnUser)
  | ({ readonly type: 'ReactivateUser' } & OnUser)
  /** Minutes as in ALARM_INTERVALS, null for no alarm. */
  | ({ readonly type: 'SetAlarmDefault'; readonly minutes: number | null } & OnUser)
  /** `timeZone` is an IANA name; null where the service knows none of the name that was sent. */
  | ({ readonly type: 'SetTimeZone'; readonly timeZone: string | null } & OnUser);

/** What is asked about tags. */
export type TagCommand =
  | ({ readonly type: 'CreateTag'; readonly name: string } & OnTag)
  | ({ readonly type: 'RenameTag'; readonly name: string } & OnTag)
  | ({ readonly type: 'RetireTag' } & OnTag);

/** What a user asks about their own access tokens; times are RFC 3339 UTC with milliseconds. */
export type AccessTokenCommand =
  | ({
      readonly type: 'MakeAccessToken';
      readonly tokenId: string;
      readonly hash: string;
      readonly name: string;
      readonly scopes: readonly AccessTokenScope[];
      readonly now: string;
      readonly expiresAt: string | null;
    } & Asked)
  | ({ readonly type: 'RevokeAccessToken'; readonly tokenId: string } & Asked);

/** Whether new items must have a milestone (PLAN-5). */
export type RequireMilestones = { readonly type: 'RequireMilestones'; readonly required: boolean } & Asked;

/** What is asked of an organization that exists. */
export type OrganizationChange = TeamCommand | UserCommand | TagCommand | AccessTokenCommand | RequireMilestones;

/** Everything that can be asked of an organization's stream. */
export type OrganizationCommand = CreateOrganization | OrganizationChange;
