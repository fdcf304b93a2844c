import type { OrganizationChange } from '../domain/organization.decide.js';
import type { Role } from '../domain/organization.events.js';

type Without<Command, Field extends PropertyKey> = Command extends unknown ? Omit<Command, Field> : never;

/** Commands with new ids or facts from other streams. */
type Completed =
  'CreateTeam' | 'RetireTeam' | 'AddUser' | 'MoveUserToTeam' | 'SetAlarmDefault' | 'SetTimeZone' | 'CreateTag';

/** Commands that have a door of their own. */
type Elsewhere = 'MakeAccessToken' | 'RevokeAccessToken';

/**
 * What a caller may request about their organization; the actor, new ids and facts from other streams are added on the
 * way.
 */
export type OrganizationRequest =
  | Without<Exclude<OrganizationChange, { readonly type: Completed | Elsewhere }>, 'by'>
  | { readonly type: 'CreateTeam'; readonly name: string }
  | { readonly type: 'RetireTeam'; readonly teamId: string }
  | {
      readonly type: 'AddUser';
      readonly name: string;
      readonly email: string | null;
      readonly subject: string;
      readonly teamId: string | null;
      readonly role: Role;
    }
  | { readonly type: 'MoveUserToTeam'; readonly userId: string; readonly teamId: string | null }
  /** The caller's own; minutes or null for no alarm. */
  | { readonly type: 'SetAlarmDefault'; readonly minutes: number | null }
  /** The caller's own; an IANA name. */
  | { readonly type: 'SetTimeZone'; readonly timeZone: string }
  | { readonly type: 'CreateTag'; readonly name: string };

/** A new organization and its first admin. */
export interface OrganizationCreation {
  readonly name: string;
  readonly admin: { readonly name: string; readonly email: string | null; readonly subject: string };
}
