import { isDeepStrictEqual } from 'node:util';
import type { RecordedEvent } from '../../../src/kernel/event-log/event-log.js';
import { type LoggedEvent, type ReferenceModel, type UserRow, must, mustDiffer, there } from './rows.js';

const ALARM_DEFAULTS: readonly (number | null)[] = [null, 15, 30, 60, 120, 180, 240, 300];

/** Applies an event of a user. */
export function followUser(model: ReferenceModel, recorded: RecordedEvent<LoggedEvent>, organizationId: string): void {
  const { event, revision } = recorded;
  const { occurredAt } = recorded.context;
  if (event.type === 'UserAdded') {
    const { userId, teamId, role, subject } = event.data;
    const { name, email } = event.personal;
    must(!model.users.has(userId), 'ORG-2: a new user has an id of their own');
    model.users.set(userId, {
      ...{ id: userId, organization_id: organizationId, team_id: teamId, role, name, email, subject },
      ...{ active_item_alarm_default: null, time_zone: 'UTC', deactivated_at: null },
      ...{ created_at: occurredAt, revision },
    });
  } else change(model, recorded);
  expectSoundUsers(model, organizationId);
}

function change({ users }: ReferenceModel, { event, revision, context }: RecordedEvent<LoggedEvent>): void {
  if (!('userId' in event.data)) throw new Error(`${event.type} in the stream of an organization`);
  const user = there(users, event.data.userId);
  const isGoing = event.type === 'UserDeactivated';
  must(!isGoing || user.deactivated_at === null, 'ORG-9: a user is deactivated once, and then reactivated');
  const columns = columnsOf(event as UserFact, context.occurredAt);
  const isNew = !isDeepStrictEqual({ ...user, ...columns }, { ...user });
  // The operator's setting of a subject counts even if it repeats an admin's.
  const mayRepeat = REPEATED.has(event.type) || (event.type === 'UserSubjectChanged' && context.actor === 'system');
  must(isNew || mayRepeat, `LOG-3: ${event.type} that changes nothing`);
  Object.assign(user, { ...columns, revision });
}

/** Events that may repeat the present state: a decider knows no text of anybody. */
const REPEATED: ReadonlySet<string> = new Set(['UserRenamed']);

type UserFact = Exclude<
  Extract<LoggedEvent, { readonly data: { readonly userId: string } }>,
  { readonly type: 'UserAdded' | `AccessToken${string}` }
>;

function columnsOf(event: UserFact, occurredAt: string): Partial<UserRow> {
  switch (event.type) {
    case 'UserRenamed':
      return { name: event.personal.name };
    case 'UserEmailChanged':
      return { email: event.personal.email };
    case 'UserSubjectChanged':
      return { subject: event.data.subject };
    case 'UserMovedToTeam':
      return { team_id: event.data.teamId };
    case 'UserRoleChanged':
      return { role: event.data.role };
    case 'UserDeactivated':
      return { deactivated_at: occurredAt };
    case 'UserReactivated':
      return { deactivated_at: null };
    case 'AlarmDefaultSet':
      must(ALARM_DEFAULTS.includes(event.data.minutes), 'ORG-4: an alarm default that is none');
      return { active_item_alarm_default: event.data.minutes };
    case 'TimeZoneSet':
      must(event.data.timeZone !== '', 'ORG-11: each user has a time zone');
      return { time_zone: event.data.timeZone };
    default:
      return event satisfies never;
  }
}

function expectSoundUsers({ users, teams }: ReferenceModel, organizationId: string): void {
  const ours = [...users.values()].filter((user) => user.organization_id === organizationId);
  for (const { team_id, deactivated_at } of ours) {
    if (team_id === null) continue;
    const team = there(teams, team_id);
    must(team.organization_id === organizationId, 'ORG-2: a user is in a team of their organization');
    must(team.removed_at === null || deactivated_at !== null, 'A retired team has no active members');
  }
  const admins = ours.filter(({ role, deactivated_at }) => role === 'admin' && deactivated_at === null);
  must(admins.length > 0, 'ORG-3: an organization always keeps an active admin');
  const addresses = ours.flatMap(({ email }) => (email === null ? [] : [email.toLowerCase()]));
  mustDiffer(addresses, "ORG-10: an address is unique among its organization's users");
  mustDiffer(
    ours.map(({ subject }) => subject),
    "ORG-10: a subject is unique among its organization's users",
  );
}
