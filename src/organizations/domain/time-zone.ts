import { type Decision, alreadySo, happened, refused } from '../../kernel/deciding/decider.js';
import { invalid } from './organization-names.js';
import type { OnUser } from './organization-fields.js';
import type { OrganizationEvent } from './organization.events.js';
import type { UserState } from './organization.state.js';

/** Sets a user's time zone, an IANA name; null if the service does not know the name. */
export type SetTimeZone = { readonly type: 'SetTimeZone'; readonly timeZone: string | null } & OnUser;

/** The decision on a user's request about the time zone in which their days begin and end. */
export function setTimeZone(command: SetTimeZone, user: UserState): Decision<OrganizationEvent> {
  const { by, userId, timeZone } = command;
  // rule ORG-11: a user's time zone has an IANA name, and each user sets their own
  if (by !== userId) return refused(notYours);
  if (timeZone === null) return refused(unknown);
  return timeZone === user.timeZone ? alreadySo : happened({ type: 'TimeZoneSet', data: { userId, timeZone } });
}

const notYours = {
  kind: 'forbidden',
  rule: 'ORG-11',
  code: 'NOT_YOUR_TIME_ZONE',
  detail: 'Each user sets their own time zone; nobody sets it for them.',
  allowed: [],
} as const;

const unknown = invalid(
  'TIME_ZONE_UNKNOWN',
  'The service knows no time zone of this name; take one of the IANA database, such as Europe/Berlin or UTC.',
  'ORG-11',
);
