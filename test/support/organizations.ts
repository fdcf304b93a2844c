import type { OrganizationEvent, Role } from '../../src/organizations/domain/organization.events.js';

/** The names that the organizations tests' facts go by. */
export const [ORG, TEAM, OTHER_TEAM, TAG] = ['org', 'team', 'other-team', 'tag'] as const;

export function userAdded(
  userId: string,
  role: Role = 'user',
  teamId: string | null = null,
): Extract<OrganizationEvent, { type: 'UserAdded' }> {
  return {
    type: 'UserAdded',
    data: { userId, teamId, role, subject: `subject-${userId}` },
    personal: { subject: userId, name: userId, email: `${userId}@example.org` },
  };
}

/** An organization with one admin, `ada`. */
export const founded: readonly [OrganizationEvent, OrganizationEvent] = [
  { type: 'OrganizationCreated', data: { organizationId: ORG, name: 'Lab' } },
  userAdded('ada', 'admin'),
];

export const teamCreated: OrganizationEvent = { type: 'TeamCreated', data: { teamId: TEAM, name: 'Red' } };
export const teamRetired: OrganizationEvent = { type: 'TeamRetired', data: { teamId: TEAM } };
export const otherTeamCreated: OrganizationEvent = { type: 'TeamCreated', data: { teamId: OTHER_TEAM, name: 'Blue' } };
export const tagCreated: OrganizationEvent = { type: 'TagCreated', data: { tagId: TAG, name: 'Bug' } };
export const tagRetired: OrganizationEvent = { type: 'TagRetired', data: { tagId: TAG } };

/** The same with two teams, a second user, `bob` of the first team, and a tag. */
export const peopled: readonly OrganizationEvent[] = [
  ...founded,
  teamCreated,
  otherTeamCreated,
  userAdded('bob', 'user', TEAM),
  tagCreated,
];

export function deactivated(userId: string): OrganizationEvent {
  return { type: 'UserDeactivated', data: { userId } };
}
