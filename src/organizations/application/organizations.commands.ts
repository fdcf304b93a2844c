import type { CommandContext, Execution, Executor, Outcome } from '../../kernel/deciding/executing.js';
import { type FreshIds, newStreamId } from '../../kernel/deciding/identity.js';
import { contextOf, roomOf, type RequestContext, type Room } from '../../kernel/deciding/room.js';
import { timeZoneNamed } from '../../kernel/runtime/time-zones.js';
import { SYSTEM } from '../domain/organization-fields.js';
import {
  type OrganizationChange,
  type OrganizationCommand,
  organizationDecider,
} from '../domain/organization.decide.js';
import type { OrganizationEvent } from '../domain/organization.events.js';
import { ORGANIZATION_STATE_VERSION } from '../domain/organization.state.js';
import type { Caller } from './caller.js';
import type { Directory } from './directory.js';
import { organizationStream } from './directory.state.js';
import type { Named, OrganizationFacts } from './organizations.facts.js';
import type { OrganizationCreation, OrganizationRequest } from './organizations.requests.js';

/** The outcome of a request; new ids are in its events. */
export type OrganizationOutcome = Outcome<OrganizationEvent>;

/** The organizations room's door for commands; once they return, this process's directory knows what they did. */
export interface Organizations extends Room<Caller, OrganizationRequest, OrganizationEvent> {
  /** Starts an organization; for the operator's command line only. */
  create(creation: OrganizationCreation, sent: Omit<RequestContext, 'actor'>): Promise<OrganizationOutcome>;
  /** Sets which user tokens with a subject sign in, whatever admins have set; for the operator's command line only. */
  giveSubject(
    organizationId: string,
    userId: string,
    subject: string,
    sent: Omit<RequestContext, 'actor'>,
  ): Promise<OrganizationOutcome>;
}

type Precondition = Execution<never, never, never>['precondition'];

/** What the room needs of its house. */
export interface OrganizationsDependencies {
  readonly executor: Executor;
  readonly directory: Directory;
  readonly facts: OrganizationFacts;
  readonly chance: FreshIds;
}

/** Opens the organizations room for commands. */
export function createOrganizations(house: OrganizationsDependencies): Organizations {
  const { executor, directory, chance } = house;

  const execute = (
    organizationId: string,
    command: OrganizationCommand,
    context: CommandContext,
    precondition?: Precondition,
  ): Promise<OrganizationOutcome> => executor.execute({ ...decidedIn(organizationId), command, context, precondition });

  async function byOperator(organizationId: string, command: OrganizationCommand, sent: Omit<RequestContext, 'actor'>) {
    const outcome = await execute(organizationId, command, contextOf({ userId: SYSTEM, organizationId }, sent));
    if (outcome.kind === 'done') await directory.reached(outcome.position);
    return outcome;
  }

  return {
    create: async (creation, sent) => {
      await directory.caughtUp();
      const organizationId = newStreamId({ organizationId: SYSTEM, actor: SYSTEM }, sent.key, chance);
      return byOperator(organizationId, creationCommand(organizationId, creation, house), sent);
    },
    giveSubject: (organizationId, userId, subject, sent) => {
      const command: OrganizationCommand = { type: 'ChangeSubject', by: SYSTEM, userId, subject };
      return byOperator(organizationId, command, sent);
    },
    ...roomOf<Caller, OrganizationRequest, OrganizationEvent>({
      executor,
      slowRepeat: ({ organizationId }, { type }) =>
        type === 'RetireTeam' || type === 'MoveUserToTeam' ? Promise.resolve(decidedIn(organizationId)) : undefined,
      revisionOf: async (caller, request, position) => {
        const named = namedBy(request, caller);
        return named && house.facts.revisionOf(named, position);
      },
      carryOut: async ({ caller, request, context, precondition }) =>
        execute(caller.organizationId, await completed(request, caller, house), context, precondition),
      afterwards: (position) => directory.reached(position),
    }),
  };
}

function creationCommand(
  organizationId: string,
  { name, admin }: OrganizationCreation,
  { directory, chance }: OrganizationsDependencies,
): OrganizationCommand {
  const nameTaken = directory.organizationsNamed(name).length > 0;
  const first = { ...admin, userId: chance.randomUuidV7() };
  return { type: 'CreateOrganization', by: SYSTEM, organizationId, name, nameTaken, admin: first };
}

/** Where an organization's commands are decided. */
export function decidedIn(organizationId: string) {
  return {
    decider: organizationDecider,
    deciderVersion: ORGANIZATION_STATE_VERSION,
    stream: organizationStream(organizationId),
  };
}

/** What a request changes; undefined for a creation, before which there is no revision. */
function namedBy(request: OrganizationRequest, caller: Caller): Named | undefined {
  switch (request.type) {
    case 'CreateTeam':
    case 'AddUser':
    case 'CreateTag':
      return undefined;
    case 'RenameTeam':
    case 'RetireTeam':
      return { kind: 'team', id: request.teamId };
    case 'RenameTag':
    case 'RetireTag':
      return { kind: 'tag', id: request.tagId };
    case 'SetAlarmDefault':
    case 'SetTimeZone':
      return { kind: 'user', id: caller.userId };
    case 'RequireMilestones':
      return { kind: 'organization', id: caller.organizationId };
    default:
      return { kind: 'user', id: request.userId };
  }
}

async function completed(
  request: OrganizationRequest,
  caller: Caller,
  house: OrganizationsDependencies,
): Promise<OrganizationChange> {
  const { directory, facts, chance } = house;
  const { organizationId, userId: by } = caller;
  switch (request.type) {
    case 'CreateTeam':
      return { ...request, by, teamId: chance.randomUuidV7() };
    case 'CreateTag':
      return { ...request, by, tagId: chance.randomUuidV7() };
    case 'SetAlarmDefault':
      return { ...request, by, userId: by };
    case 'SetTimeZone':
      return { type: 'SetTimeZone', by, userId: by, timeZone: timeZoneNamed(request.timeZone) ?? null };
    case 'AddUser':
      return { ...request, by, userId: chance.randomUuidV7() };
    case 'RetireTeam': {
      await directory.caughtUp();
      const ours = directory.team(request.teamId)?.organizationId === organizationId;
      const unarchivedProjects = ours ? await facts.unarchivedProjects(organizationId, request.teamId) : 0;
      return { ...request, by, unarchivedProjects };
    }
    case 'MoveUserToTeam': {
      await directory.caughtUp();
      const { teamId = null } = directory.user(request.userId) ?? {};
      const defaultUserOf = teamId === null ? 0 : await facts.defaultUserOf(organizationId, teamId, request.userId);
      return { ...request, by, defaultUserOf };
    }
    default:
      return { ...request, by };
  }
}
