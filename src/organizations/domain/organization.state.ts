import { type EvolversOf, evolveBy } from '../../kernel/deciding/by-type.js';
import type { RecordEntries } from '../../kernel/records/declaring/record-entries.js';
import { recordEvolvers, stateShape } from '../../kernel/records/declaring/record-state.js';
import { tag } from '../records/tag.record.js';
import { team } from '../records/team.record.js';
import type { AccessTokenScope, AlarmInterval, OrganizationEvent, Role } from './organization.events.js';

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
  /** Retired ones too, because history refers to them. */
  readonly teams: RecordEntries;
  readonly users: Map<string, UserState>;
  /** Retired ones too, because items carry them. */
  readonly tags: RecordEntries;
  /** Unrevoked ones, expired ones included. */
  readonly accessTokens: Map<string, AccessTokenState>;
  /** Whether new items must have a milestone (PLAN-5). */
  milestoneRequired: boolean;
}

/** Changes whenever `evolveOrganization` or the shape of `OrganizationState` does. */
export const ORGANIZATION_STATE_VERSION = `4+${stateShape(team, tag)}`;

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
  if (state !== undefined) evolveBy(evolvers, state, event);
  return state;
}

type Change = Exclude<OrganizationEvent, { type: 'OrganizationCreated' }>;

const evolvers: EvolversOf<OrganizationState, Change> = {
  ...recordEvolvers(team, ({ teams }: OrganizationState) => teams),
  UserAdded: (state, event) => {
    state.users.set(event.data.userId, userAdded(event));
  },
  UserRenamed: (state, { data, personal }) => {
    altered(state.users, data.userId, { name: personal.name });
  },
  UserEmailChanged: (state, { data, personal }) => {
    altered(state.users, data.userId, { email: personal.email });
  },
  UserSubjectChanged: (state, { data }) => {
    altered(state.users, data.userId, { subject: data.subject });
  },
  UserMovedToTeam: (state, { data }) => {
    altered(state.users, data.userId, { teamId: data.teamId });
  },
  UserRoleChanged: (state, { data }) => {
    altered(state.users, data.userId, { role: data.role });
  },
  UserDeactivated: (state, { data }) => {
    altered(state.users, data.userId, { active: false });
  },
  UserReactivated: (state, { data }) => {
    altered(state.users, data.userId, { active: true });
  },
  AlarmDefaultSet: (state, { data }) => {
    altered(state.users, data.userId, { alarmDefault: data.minutes });
  },
  TimeZoneSet: (state, { data }) => {
    altered(state.users, data.userId, { timeZone: data.timeZone });
  },
  ...recordEvolvers(tag, ({ tags }: OrganizationState) => tags),
  AccessTokenMade: (state, event) => {
    state.accessTokens.set(event.data.tokenId, accessTokenMade(event));
  },
  AccessTokenRevoked: (state, { data }) => {
    state.accessTokens.delete(data.tokenId);
  },
  MilestoneRequirementSet: (state, { data }) => {
    state.milestoneRequired = data.required;
  },
};

function userAdded(event: Extract<Change, { type: 'UserAdded' }>): UserState {
  const { teamId, role, subject } = event.data;
  const { name, email } = event.personal;
  return { name, email, subject, teamId, role, active: true, alarmDefault: null, timeZone: 'UTC' };
}

function accessTokenMade({ data, personal }: Extract<Change, { type: 'AccessTokenMade' }>): AccessTokenState {
  const { userId, hash, scopes, madeAt, expiresAt } = data;
  return { userId, name: personal.name, hash, scopes, madeAt, expiresAt };
}

function altered<Entry extends object>(entries: Map<string, Entry>, id: string, change: Partial<Entry>): void {
  const entry = entries.get(id);
  if (entry !== undefined) Object.assign(entry, change);
}
