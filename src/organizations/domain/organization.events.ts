import {
  described,
  eventTypes,
  listOf,
  moment,
  oneOf,
  orNull,
  text,
  yesOrNo,
  type EventOf,
} from '../../kernel/deciding/event-types.js';
import { tag } from '../records/tag.record.js';
import { team } from '../records/team.record.js';

export type Role = 'user' | 'admin';

/** Minutes after which the alarm of an active item falls due (FOCUS-17, ORG-4). */
export const ALARM_INTERVALS = [15, 30, 60, 120, 180, 240, 300] as const;

/** One of the intervals that an alarm may have. */
export type AlarmInterval = (typeof ALARM_INTERVALS)[number];

/** What a personal access token can allow. */
export type AccessTokenScope = 'read' | 'write' | 'admin';

const ofUser = { userId: text };
const name = { name: text };
const role = oneOf<Role>('user', 'admin');

/** The events of an organization, its teams, users, tags and policy. */
export const organizationEvents = eventTypes({
  OrganizationCreated: { says: 'An organization was set up.', data: { organizationId: text, ...name } },
  ...team.events,
  UserAdded: {
    says: 'A user was added.',
    data: {
      ...ofUser,
      teamId: orNull(text),
      role,
      subject: described('The `sub` claim, or the claim of its place, by which the user signs in.', text),
    },
    personal: { ...name, email: orNull(text) },
  },
  UserRenamed: { says: 'A user was given another name.', data: ofUser, personal: name },
  UserEmailChanged: {
    says: 'A user was given another address, or none.',
    data: ofUser,
    personal: { email: orNull(text) },
  },
  UserSubjectChanged: { says: 'A user signs in by another subject.', data: { ...ofUser, subject: text } },
  UserMovedToTeam: { says: 'A user was moved to another team, or to none.', data: { ...ofUser, teamId: orNull(text) } },
  UserRoleChanged: { says: 'A user was given another role.', data: { ...ofUser, role } },
  UserDeactivated: { says: 'A user can no longer sign in or be offered work.', data: ofUser },
  UserReactivated: { says: 'A user can sign in and be offered work again.', data: ofUser },
  AlarmDefaultSet: {
    says: 'The alarm of what a user activates from now on falls due after these minutes, or there is none.',
    data: { ...ofUser, minutes: orNull(oneOf(...ALARM_INTERVALS)) },
  },
  TimeZoneSet: {
    says: 'A user’s days begin and end in this time zone.',
    data: { ...ofUser, timeZone: described('An IANA name, as `Europe/Berlin`.', text) },
  },
  ...tag.events,
  AccessTokenMade: {
    says: 'A user made a personal access token.',
    data: {
      ...ofUser,
      tokenId: text,
      hash: described('SHA-256 of the token, base64url; the token itself is nowhere.', text),
      scopes: listOf(oneOf<AccessTokenScope>('read', 'write', 'admin')),
      madeAt: moment,
      expiresAt: described('Null for never.', orNull(moment)),
    },
    personal: name,
  },
  AccessTokenRevoked: { says: 'A personal access token lets nobody in any more.', data: { ...ofUser, tokenId: text } },
  MilestoneRequirementSet: {
    says: 'From now on new items of the organization must have a milestone, or need none.',
    data: { required: yesOrNo },
  },
});

/** An event of an organization. */
export type OrganizationEvent = EventOf<typeof organizationEvents>;
