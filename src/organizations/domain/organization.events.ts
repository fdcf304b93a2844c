import type { DomainEvent, PersonalEvent } from '../../kernel/deciding/decider.js';

export type Role = 'user' | 'admin';

/** Minutes after which the alarm of an active item falls due (FOCUS-17, ORG-4). */
export const ALARM_INTERVALS = [15, 30, 60, 120, 180, 240, 300] as const;

/** One of the intervals that an alarm may have. */
export type AlarmInterval = (typeof ALARM_INTERVALS)[number];

/** What a personal access token can allow. */
export type AccessTokenScope = 'read' | 'write' | 'admin';

interface OfUser {
  readonly userId: string;
}

/** What can have happened to an organization, its teams, users, tags and policy. */
export type OrganizationEvent =
  | DomainEvent<'OrganizationCreated', { readonly organizationId: string; readonly name: string }>
  | DomainEvent<'TeamCreated', { readonly teamId: string; readonly name: string }>
  | DomainEvent<'TeamRenamed', { readonly teamId: string; readonly name: string }>
  | DomainEvent<'TeamRetired', { readonly teamId: string }>
  | PersonalEvent<
      'UserAdded',
      OfUser & { readonly teamId: string | null; readonly role: Role; readonly subject: string },
      { readonly name: string; readonly email: string | null }
    >
  | PersonalEvent<'UserRenamed', OfUser, { readonly name: string }>
  | PersonalEvent<'UserEmailChanged', OfUser, { readonly email: string | null }>
  | DomainEvent<'UserSubjectChanged', OfUser & { readonly subject: string }>
  | DomainEvent<'UserMovedToTeam', OfUser & { readonly teamId: string | null }>
  | DomainEvent<'UserRoleChanged', OfUser & { readonly role: Role }>
  | DomainEvent<'UserDeactivated', OfUser>
  | DomainEvent<'UserReactivated', OfUser>
  | DomainEvent<'AlarmDefaultSet', OfUser & { readonly minutes: AlarmInterval | null }>
  /** An IANA name, as `Europe/Berlin`. */
  | DomainEvent<'TimeZoneSet', OfUser & { readonly timeZone: string }>
  | DomainEvent<'TagCreated', { readonly tagId: string; readonly name: string }>
  | DomainEvent<'TagRenamed', { readonly tagId: string; readonly name: string }>
  | DomainEvent<'TagRetired', { readonly tagId: string }>
  | PersonalEvent<
      'AccessTokenMade',
      OfUser & {
        readonly tokenId: string;
        /** SHA-256 of the token, base64url; the token itself is nowhere. */
        readonly hash: string;
        readonly scopes: readonly AccessTokenScope[];
        readonly madeAt: string;
        /** Null for never. */
        readonly expiresAt: string | null;
      },
      { readonly name: string }
    >
  | DomainEvent<'AccessTokenRevoked', OfUser & { readonly tokenId: string }>
  | DomainEvent<'MilestoneRequirementSet', { readonly required: boolean }>;
