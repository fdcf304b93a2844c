import type { Answers, CommandDoor, Positioned } from '../../kernel/http/command-door.js';
import type { Caller } from '../application/caller.js';
import type { OrganizationRequest } from '../application/organizations.requests.js';
import type { OrganizationEvent } from '../domain/organization.events.js';

/** Injection token of the `OrganizationsDoor`. */
export const ORGANIZATIONS = Symbol('Organizations');

/** The organizations room's commands over HTTP. */
export type OrganizationsDoor = CommandDoor<Caller, OrganizationRequest, Made>;

/** What a command on an organization created. */
interface Made {
  readonly teamId?: string;
  readonly userId?: string;
  readonly tagId?: string;
}

/** The response to a command on an organization. */
export interface OrganizationAnswer extends Positioned, Made {}

/** Makes the response to a command from its events. */
export const organizationAnswers: Answers<OrganizationEvent, Made> = {
  fields: ([first]) => {
    switch (first?.event.type) {
      case 'TeamCreated':
        return { teamId: first.event.data.teamId };
      case 'UserAdded':
        return { userId: first.event.data.userId };
      case 'TagCreated':
        return { tagId: first.event.data.tagId };
      default:
        return {};
    }
  },
  madeAt: ({ teamId, userId, tagId }) => {
    if (teamId !== undefined) return `/v1/teams/${teamId}`;
    if (userId !== undefined) return `/v1/users/${userId}`;
    return tagId === undefined ? undefined : `/v1/tags/${tagId}`;
  },
};
