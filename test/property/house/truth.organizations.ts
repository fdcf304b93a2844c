import type { RecordedEvent } from '../../../src/kernel/event-log/event-log.js';
import { type LoggedEvent, type Truth, must, there } from './truth.rows.js';

/** Takes an event of an organization's stream in. */
export function followOrganization(truth: Truth, recorded: RecordedEvent<LoggedEvent>): void {
  const { event, revision, stream } = recorded;
  const { occurredAt } = recorded.context;
  const organizationId = stream.slice('organization-'.length);
  const named = { organization_id: organizationId, created_at: occurredAt, removed_at: null, revision };
  switch (event.type) {
    case 'OrganizationCreated': {
      const { name } = event.data;
      const row = { id: organizationId, name, milestone_required: false, created_at: occurredAt, revision };
      truth.organizations.set(organizationId, row);
      return;
    }
    case 'MilestoneRequirementSet':
      Object.assign(there(truth.organizations, organizationId), {
        milestone_required: event.data.required,
        revision,
      });
      return;
    case 'TeamCreated':
      truth.teams.set(event.data.teamId, { ...named, id: event.data.teamId, name: event.data.name });
      return;
    case 'TeamRenamed':
      Object.assign(there(truth.teams, event.data.teamId), { name: event.data.name, revision });
      return;
    case 'TeamRetired':
      Object.assign(there(truth.teams, event.data.teamId), { removed_at: occurredAt, revision });
      return;
    case 'TagCreated':
      truth.tags.set(event.data.tagId, { ...named, id: event.data.tagId, name: event.data.name });
      expectTagNames(truth, organizationId);
      return;
    case 'TagRenamed':
      Object.assign(there(truth.tags, event.data.tagId), { name: event.data.name, revision });
      expectTagNames(truth, organizationId);
      return;
    case 'AccessTokenMade':
      must(truth.users.has(event.data.userId), 'An access token is its user’s');
      truth.accessTokens.set(event.data.tokenId, event.data.userId);
      return;
    case 'AccessTokenRevoked':
      must(there(truth.accessTokens, event.data.tokenId) === event.data.userId, 'An access token is its user’s');
      truth.accessTokens.delete(event.data.tokenId);
      return;
    case 'TagRetired':
      Object.assign(there(truth.tags, event.data.tagId), { removed_at: occurredAt, revision });
      return;
    default:
      followUser(truth, recorded, organizationId);
  }
}

function followUser(truth: Truth, recorded: RecordedEvent<LoggedEvent>, organizationId: string): void {
  const { event, revision } = recorded;
  const { occurredAt } = recorded.context;
  const change = (userId: string, columns: object) =>
    Object.assign(there(truth.users, userId), { ...columns, revision });
  switch (event.type) {
    case 'UserAdded': {
      const { userId, teamId, role, subject } = event.data;
      const { name, email } = event.personal;
      const blank = {
        active_item_alarm_default: null,
        time_zone: 'UTC',
        deactivated_at: null,
        created_at: occurredAt,
        revision,
      };
      truth.users.set(userId, {
        ...{ id: userId, organization_id: organizationId, team_id: teamId, role, name, email, subject },
        ...blank,
      });
      break;
    }
    case 'UserRenamed':
      change(event.data.userId, { name: event.personal.name });
      break;
    case 'UserEmailChanged':
      change(event.data.userId, { email: event.personal.email });
      break;
    case 'UserSubjectChanged':
      change(event.data.userId, { subject: event.data.subject });
      break;
    case 'UserMovedToTeam':
      change(event.data.userId, { team_id: event.data.teamId });
      break;
    case 'UserRoleChanged':
      change(event.data.userId, { role: event.data.role });
      break;
    case 'UserDeactivated':
      change(event.data.userId, { deactivated_at: occurredAt });
      break;
    case 'UserReactivated':
      change(event.data.userId, { deactivated_at: null });
      break;
    case 'AlarmDefaultSet':
      change(event.data.userId, { active_item_alarm_default: event.data.minutes });
      break;
    case 'TimeZoneSet':
      change(event.data.userId, { time_zone: event.data.timeZone });
      break;
    default:
      throw new Error(`${event.type} in the stream of an organization`);
  }
  expectSoundUsers(truth, organizationId);
}

function expectTagNames({ tags }: Truth, organizationId: string): void {
  const ours = [...tags.values()].filter((tag) => tag.organization_id === organizationId && tag.removed_at === null);
  const names = new Set(ours.map(({ name }) => name.toLowerCase()));
  must(names.size === ours.length, "ORG-5: a tag's name is unique among its organization's unretired tags");
}

function expectSoundUsers({ users, teams }: Truth, organizationId: string): void {
  const ours = [...users.values()].filter((user) => user.organization_id === organizationId);
  for (const { team_id, deactivated_at } of ours) {
    if (team_id === null) continue;
    const team = there(teams, team_id);
    must(team.organization_id === organizationId, 'ORG-2: a user is in a team of their organization');
    must(team.removed_at === null || deactivated_at !== null, 'A retired team has no active members');
  }
  const admins = ours.filter(({ role, deactivated_at }) => role === 'admin' && deactivated_at === null);
  must(admins.length > 0, 'ORG-3: an organization always keeps an active admin');
}
