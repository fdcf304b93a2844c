import { type CommandOf, decideBy } from '../../kernel/deciding/by-type.js';
import { type Decider, type Decision, type Refusal, happened, refused } from '../../kernel/deciding/decider.js';
import { adminsOnly } from '../../kernel/records/declaring/record-refusals.js';
import { accessTokenVerbs } from './access-tokens.js';
import { fitName } from './organization-names.js';
import { type SentBy, SYSTEM } from './organization-fields.js';
import type { OrganizationEvent } from './organization.events.js';
import { type OrganizationState, evolveOrganization } from './organization.state.js';
import { policyVerbs } from './policy.js';
import { tagVerbs } from './tags.js';
import { teamVerbs } from './teams.js';
import { userVerbs } from './users.js';

type Answer = Decision<OrganizationEvent>;

/** Starts an organization with its first admin; for `system` alone. */
export interface CreateOrganization extends SentBy {
  readonly type: 'CreateOrganization';
  readonly organizationId: string;
  readonly name: string;
  /** Whether another organization has this name; may be stale. */
  readonly nameTaken: boolean;
  readonly admin: {
    readonly userId: string;
    readonly name: string;
    readonly email: string | null;
    readonly subject: string;
  };
}

const verbs = { ...teamVerbs, ...userVerbs, ...tagVerbs, ...accessTokenVerbs, ...policyVerbs };

/** The commands to an existing organization. */
export type OrganizationChange = CommandOf<typeof verbs>;

/** Every command to an organization's stream. */
export type OrganizationCommand = CreateOrganization | OrganizationChange;

/** Decides for an organization, in its stream `organization-<organizationId>`. */
export const organizationDecider: Decider<OrganizationState | undefined, OrganizationCommand, OrganizationEvent> = {
  initial: () => undefined,
  evolve: evolveOrganization,
  decide: decideOrganization,
};

/** The decision on a command to an organization, its teams, users, tags or policy. */
export function decideOrganization(command: OrganizationCommand, state: OrganizationState | undefined): Answer {
  if (command.type === 'CreateOrganization') return create(command, state);
  if (state === undefined) return refused(organizationNotFound);
  const forbidden = actorForbidden(command, state);
  return forbidden ? refused(forbidden) : decideBy(verbs, command, state);
}

function actorForbidden(command: OrganizationChange, state: OrganizationState): Refusal | undefined {
  if (command.by === SYSTEM) return undefined;
  const actor = state.users.get(command.by);
  if (actor === undefined) return organizationNotFound;
  // rule ORG-9: an inactive user does nothing until an admin reactivates them
  if (!actor.active) return actorInactive;
  // rule ORG-8: only admins manage teams, users, roles and policy, and rename or retire tags; anyone creates tags
  return actor.role === 'admin' || openToAnyone(command) ? undefined : adminsOnly;
}

/** A person's own name is theirs; what they sign in with, their team and their role are the organization's. */
function openToAnyone(command: OrganizationChange): boolean {
  switch (command.type) {
    case 'CreateTag':
    case 'SetAlarmDefault':
    case 'SetTimeZone':
    case 'MakeAccessToken':
    case 'RevokeAccessToken':
      return true;
    case 'RenameUser':
      return command.userId === command.by;
    default:
      return false;
  }
}

function create(command: CreateOrganization, existing: OrganizationState | undefined): Answer {
  const { by, organizationId, admin } = command;
  const fit = fitName('organization', command.name);
  if (fit.refusal) return refused(fit.refusal);
  const name = fit.value;
  if (by !== SYSTEM) return refused(operatorsOnly);
  if (existing !== undefined || command.nameTaken) return refused(organizationExists);
  const created: OrganizationEvent = { type: 'OrganizationCreated', data: { organizationId, name } };
  const empty = evolveOrganization(undefined, created);
  if (empty === undefined) return refused(organizationNotFound);
  const answer = userVerbs.AddUser({ type: 'AddUser', by, teamId: null, role: 'admin', ...admin }, empty);
  return answer.kind === 'events' ? happened(created, ...answer.events) : answer;
}

const organizationNotFound: Refusal = {
  kind: 'notFound',
  code: 'ORGANIZATION_NOT_FOUND',
  detail: 'There is no such organization, or it is not yours to see.',
  allowed: [],
};

const organizationExists: Refusal = {
  kind: 'refused',
  code: 'ORGANIZATION_EXISTS',
  detail: 'An organization of this name exists already.',
  allowed: [],
};

const operatorsOnly: Refusal = {
  kind: 'forbidden',
  code: 'OPERATORS_ONLY',
  detail: 'Organizations are made on the command line of the service.',
  allowed: [],
};

const actorInactive: Refusal = {
  kind: 'forbidden',
  rule: 'ORG-9',
  code: 'CALLER_INACTIVE',
  detail: 'You are deactivated in this organization; an admin can reactivate you.',
  allowed: [],
};
