import type { AccessTokenScope, AlarmInterval, OrganizationEvent, Role } from './organization.events.js';

/** A team; a retired one stays known, because history refers to it. */
export interface TeamState {
  name: string;
  retired: boolean;
}

/** A user of the organization, for good; an inactive one keeps team, role and everything else. */
export interface UserState {
  name: string;
  email: string | null;
  subject: string;
  teamId: string | null;
  role: Role;
  active: boolean;
  alarmDefault: AlarmInterval | null;
  /** An IANA name; `UTC` until the user sets another (ORG-11). */
  timeZone: string;
}

/** A tag; a retired one stays known, because items carry it. */
export interface TagState {
  name: string;
  retired: boolean;
}

/** A user's access token that was not revoked. */
export interface AccessTokenState {
  readonly userId: string;
  readonly name: string;
  readonly hash: string;
  readonly scopes: readonly AccessTokenScope[];
  readonly madeAt: string;
  readonly expiresAt: string | null;
}

/** An organization with all that belongs to it. */
export interface OrganizationState {
  readonly organizationId: string;
  readonly name: string;
  readonly teams: Map<string, TeamState>;
  readonly users: Map<string, UserState>;
  readonly tags: Map<string, TagState>;
  /** Unrevoked ones, expired ones included. */
  readonly accessTokens: Map<string, AccessTokenState>;
  /** Whether new items must have a milestone (PLAN-5). */
  milestoneRequired: boolean;
}

/** Changes whenever `evolveOrganization` or the shape of `OrganizationState` does. */
export const ORGANIZATION_STATE_VERSION = '3';

/**
 * The organization after the event; undefined before its creation. Total: an event that does not fit leaves the state
 * as it is. May change the given state in place.
 */
export function evolveOrganization(
  state: OrganizationState | undefined,
  event: OrganizationEvent,
): OrganizationState | undefined {
  if (event.type === 'OrganizationCreated') {
    const { organizationId, name } = event.data;
    const parts = { teams: new Map(), users: new Map(), tags: new Map(), accessTokens: new Map() };
    return { organizationId, name, ...parts, milestoneRequired: false };
  }
  return state === undefined ? undefined : changed(state, event);
}

type Change = Exclude<OrganizationEvent, { type: 'OrganizationCreated' }>;

function changed(state: OrganizationState, event: Change): OrganizationState {
  switch (event.type) {
    case 'TeamCreated':
      return added(state, state.teams, event.data.teamId, { name: event.data.name, retired: false });
    case 'TeamRenamed':
      return altered(state, state.teams, event.data.teamId, { name: event.data.name });
    case 'TeamRetired':
      return altered(state, state.teams, event.data.teamId, { retired: true });
    case 'UserAdded':
      return added(state, state.users, event.data.userId, userAdded(event));
    case 'UserRenamed':
      return altered(state, state.users, event.data.userId, { name: event.personal.name });
    case 'UserEmailChanged':
      return altered(state, state.users, event.data.userId, { email: event.personal.email });
    case 'UserSubjectChanged':
      return altered(state, state.users, event.data.userId, { subject: event.data.subject });
    case 'UserMovedToTeam':
      return altered(state, state.users, event.data.userId, { teamId: event.data.teamId });
    case 'UserRoleChanged':
      return altered(state, state.users, event.data.userId, { role: event.data.role });
    case 'UserDeactivated':
      return altered(state, state.users, event.data.userId, { active: false });
    case 'UserReactivated':
      return altered(state, state.users, event.data.userId, { active: true });
    case 'AlarmDefaultSet':
      return altered(state, state.users, event.data.userId, { alarmDefault: event.data.minutes });
    case 'TimeZoneSet':
      return altered(state, state.users, event.data.userId, { timeZone: event.data.timeZone });
    case 'TagCreated':
      return added(state, state.tags, event.data.tagId, { name: event.data.name, retired: false });
    case 'TagRenamed':
      return altered(state, state.tags, event.data.tagId, { name: event.data.name });
    case 'TagRetired':
      return altered(state, state.tags, event.data.tagId, { retired: true });
    case 'AccessTokenMade':
      return added(state, state.accessTokens, event.data.tokenId, accessTokenMade(event));
    case 'AccessTokenRevoked':
      state.accessTokens.delete(event.data.tokenId);
      return state;
    case 'MilestoneRequirementSet':
      state.milestoneRequired = event.data.required;
      return state;
    default:
      event satisfies never;
      return state;
  }
}

function userAdded(event: Extract<Change, { type: 'UserAdded' }>): UserState {
  const { teamId, role, subject } = event.data;
  const { name, email } = event.personal;
  return { name, email, subject, teamId, role, active: true, alarmDefault: null, timeZone: 'UTC' };
}

function accessTokenMade({ data, personal }: Extract<Change, { type: 'AccessTokenMade' }>): AccessTokenState {
  const { userId, hash, scopes, madeAt, expiresAt } = data;
  return { userId, name: personal.name, hash, scopes, madeAt, expiresAt };
}

function added<Entry>(state: OrganizationState, entries: Map<string, Entry>, id: string, entry: Entry) {
  entries.set(id, entry);
  return state;
}

function altered<Entry extends object>(
  state: OrganizationState,
  entries: Map<string, Entry>,
  id: string,
  change: Partial<Entry>,
): OrganizationState {
  const entry = entries.get(id);
  if (entry !== undefined) Object.assign(entry, change);
  return state;
}
