import type { OrganizationCommand } from '../../src/organizations/domain/organization.decide.js';
import type { OrganizationEvent, Role } from '../../src/organizations/domain/organization.events.js';

/** One command and the events that it appended to an organization. */
export interface OrganizationAppend {
  readonly command: OrganizationCommand;
  readonly events: readonly OrganizationEvent[];
}

interface Person {
  readonly role: Role;
  readonly teamId: string | null;
  readonly active: boolean;
  readonly email: string | null;
  readonly subject: string;
}

interface Known {
  readonly people: Map<string, Person>;
  /** Team id to whether it is unretired. */
  readonly teams: Map<string, boolean>;
  /** Unretired tags by id. */
  readonly tags: Map<string, string>;
  readonly retiredTags: Set<string>;
  /** Unrevoked ones, and whose they are. */
  readonly accessTokens: Map<string, string>;
}

/** Fails unless the ORG rules held at each append; a second reading of them that shares nothing with the decider. */
export function expectOrganizationRules(appends: readonly OrganizationAppend[]): void {
  const known: Known = {
    ...{ people: new Map(), teams: new Map(), tags: new Map(), retiredTags: new Set() },
    accessTokens: new Map(),
  };
  for (const { command, events } of appends) {
    expectRightful(command, events, known);
    for (const event of events) follow(known, event, command.by);
    expectSound(known);
  }
}

function follow({ people, teams, tags, retiredTags, accessTokens }: Known, event: OrganizationEvent, by: string): void {
  const change = (userId: string, changed: Partial<Person>) => {
    const before = people.get(userId);
    if (before === undefined) throw new Error(`${event.type} of a user that there is not.`);
    expect({ ...before, ...changed }).not.toEqual(before);
    people.set(userId, { ...before, ...changed });
  };
  switch (event.type) {
    case 'OrganizationCreated': {
      expect(people.size).toBe(0);
      return;
    }
    case 'TeamCreated':
      expect(teams.has(event.data.teamId)).toBe(false);
      return void teams.set(event.data.teamId, true);
    case 'TeamRenamed': {
      expect(teams.get(event.data.teamId)).toBe(true);
      return;
    }
    case 'TeamRetired':
      expect(teams.get(event.data.teamId)).toBe(true);
      return void teams.set(event.data.teamId, false);
    case 'UserAdded': {
      const { userId, role, teamId, subject } = event.data;
      expect(people.has(userId)).toBe(false);
      return void people.set(userId, { role, teamId, subject, email: event.personal.email, active: true });
    }
    case 'UserEmailChanged': {
      change(event.data.userId, { email: event.personal.email });
      return;
    }
    case 'UserSubjectChanged': {
      const { userId, subject } = event.data;
      // The operator's word counts for more than the admin's that it repeats.
      if (by !== 'system' || people.get(userId)?.subject !== subject) change(userId, { subject });
      return;
    }
    case 'UserMovedToTeam': {
      change(event.data.userId, { teamId: event.data.teamId });
      return;
    }
    case 'UserRoleChanged': {
      change(event.data.userId, { role: event.data.role });
      return;
    }
    case 'UserDeactivated': {
      change(event.data.userId, { active: false });
      return;
    }
    case 'UserReactivated': {
      change(event.data.userId, { active: true });
      return;
    }
    case 'TagCreated':
      expect(tags.has(event.data.tagId) || retiredTags.has(event.data.tagId)).toBe(false);
      return void tags.set(event.data.tagId, event.data.name);
    case 'TagRenamed':
      expect(tags.has(event.data.tagId)).toBe(true);
      return void tags.set(event.data.tagId, event.data.name);
    case 'TagRetired':
      expect(tags.delete(event.data.tagId)).toBe(true);
      return void retiredTags.add(event.data.tagId);
    case 'AlarmDefaultSet': {
      expect([null, 15, 30, 60, 120, 180, 240, 300]).toContain(event.data.minutes);
      return;
    }
    case 'TimeZoneSet': {
      expect(event.data.timeZone).not.toBe('');
      return;
    }
    case 'AccessTokenMade':
      expect(accessTokens.has(event.data.tokenId)).toBe(false);
      expect(event.data.scopes).not.toEqual([]);
      expect([event.data.userId, people.get(event.data.userId)?.active]).toEqual([event.personal.subject, true]);
      return void accessTokens.set(event.data.tokenId, event.data.userId);
    case 'AccessTokenRevoked':
      expect(accessTokens.get(event.data.tokenId)).toBe(event.data.userId);
      return void accessTokens.delete(event.data.tokenId);
    case 'UserRenamed':
    case 'MilestoneRequirementSet':
      return;
  }
}

const OPEN_TO_ONESELF = ['RenameUser', 'SetAlarmDefault', 'SetTimeZone', 'MakeAccessToken', 'RevokeAccessToken'];

function expectRightful(command: OrganizationCommand, events: readonly OrganizationEvent[], { people }: Known): void {
  const { by } = command;
  const own = events.every((event) => 'userId' in event.data && event.data.userId === by);
  if (command.type === 'SetAlarmDefault' || command.type === 'SetTimeZone') expect(own).toBe(true);
  if (by === 'system') return;
  const person = people.get(by);
  expect(person?.active).toBe(true);
  if (command.type === 'MakeAccessToken' || command.type === 'RevokeAccessToken') expect(own).toBe(true);
  const open = command.type === 'CreateTag' || (own && OPEN_TO_ONESELF.includes(command.type));
  if (!open) expect(person?.role).toBe('admin');
  if (command.type === 'MoveUserToTeam') expect(command.defaultUserOf).toBe(0);
  if (command.type === 'RetireTeam') expect(command.unarchivedProjects).toBe(0);
}

function expectSound({ people, teams, tags }: Known): void {
  const all = [...people.values()];
  expect(all.some(({ role, active }) => role === 'admin' && active)).toBe(true);
  for (const { active, teamId } of all) if (active && teamId !== null) expect(teams.get(teamId)).toBe(true);
  for (const { teamId } of all) if (teamId !== null) expect(teams.has(teamId)).toBe(true);
  expectDistinct(all.flatMap(({ email }) => (email === null ? [] : [email.toLowerCase()])));
  expectDistinct(all.map(({ subject }) => subject));
  expectDistinct(Array.from(tags.values(), (name) => name.toLowerCase()));
}

function expectDistinct(values: readonly string[]): void {
  expect(new Set(values).size).toBe(values.length);
}
