import type { Execution, Executor, IfRevision, Outcome } from '../../kernel/deciding/executing.js';
import { type FreshIds, newStreamId } from '../../kernel/deciding/identity.js';
import { timeZoneNamed } from '../../kernel/runtime/time-zones.js';
import { type OrganizationChange, type OrganizationCommand, SYSTEM } from '../domain/organization.commands.js';
import { organizationDecider } from '../domain/organization.decide.js';
import type { OrganizationEvent } from '../domain/organization.events.js';
import { ORGANIZATION_STATE_VERSION } from '../domain/organization.state.js';
import { type Caller, type Sent, contextOf } from './caller.js';
import type { Directory } from './directory.js';
import { organizationStream } from './directory.state.js';
import type { Named, OrganizationFacts } from './organizations.facts.js';
import type { OrganizationCreation, OrganizationRequest } from './organizations.requests.js';

/** What became of a request; new ids stand in its events. */
export type OrganizationOutcome = Outcome<OrganizationEvent>;

/** The organizations room's door for commands; once they answer, this process's directory knows what they did. */
export interface Organizations {
  /** Starts an organization; for the command line of the service's operator alone. */
  create(creation: OrganizationCreation, sent: Omit<Sent, 'actor'>): Promise<OrganizationOutcome>;
  /** Says whom tokens with a subject sign in, before what any admin says; for the command line of the operator alone. */
  giveSubject(
    organizationId: string,
    userId: string,
    subject: string,
    sent: Omit<Sent, 'actor'>,
  ): Promise<OrganizationOutcome>;
  /** Carries out what the caller wishes of their own organization, unless what it names has changed by `ifRevision`. */
  send(caller: Caller, request: OrganizationRequest, sent: Sent, ifRevision?: IfRevision): Promise<OrganizationOutcome>;
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

  async function carryOut(
    organizationId: string,
    command: OrganizationCommand,
    context: Parameters<typeof contextOf>,
    precondition?: Precondition,
  ) {
    const outcome = await executor.execute({
      decider: organizationDecider,
      deciderVersion: ORGANIZATION_STATE_VERSION,
      stream: organizationStream(organizationId),
      command,
      context: contextOf(...context),
      precondition,
    });
    if (outcome.kind === 'done') await directory.reached(outcome.position);
    return outcome;
  }

  return {
    create: async ({ name, admin }, sent) => {
      await directory.caughtUp();
      const organizationId = newStreamId({ organizationId: SYSTEM, actor: SYSTEM }, sent.key, chance);
      const command: OrganizationCommand = {
        type: 'CreateOrganization',
        by: SYSTEM,
        organizationId,
        name,
        nameTaken: directory.organizationsNamed(name).length > 0,
        admin: { ...admin, userId: chance.randomUuidV7() },
      };
      return carryOut(organizationId, command, [operatorOf(organizationId), sent]);
    },
    giveSubject: (organizationId, userId, subject, sent) => {
      const command: OrganizationCommand = { type: 'ChangeSubject', by: SYSTEM, userId, subject };
      return carryOut(organizationId, command, [operatorOf(organizationId), sent]);
    },
    send: async (caller, request, sent, ifRevision) => {
      const again = await repeated(request, caller, sent, house);
      if (again !== undefined) return again;
      const command = await completed(request, caller, house);
      return carryOut(caller.organizationId, command, [caller, sent], preconditionOf(request, caller, ifRevision));
    },
  };

  /** What a request makes is not there before it, and so has no revision. */
  function preconditionOf(request: OrganizationRequest, caller: Caller, ifRevision?: IfRevision): Precondition {
    const named = namedBy(request, caller);
    return ifRevision && (async (position) => ifRevision(named && (await house.facts.revisionOf(named, position))));
  }
}

function operatorOf(organizationId: string): Caller {
  return { userId: SYSTEM, organizationId, role: 'admin', teamId: null, active: true };
}

/** The first answer to a request that would have to wait for the read tables to become a command again. */
async function repeated(
  { type }: OrganizationRequest,
  caller: Caller,
  sent: Sent,
  { executor, directory }: OrganizationsDependencies,
): Promise<OrganizationOutcome | undefined> {
  if (type !== 'RetireTeam' && type !== 'MoveUserToTeam') return undefined;
  const outcome = await executor.repeated({
    decider: organizationDecider,
    deciderVersion: ORGANIZATION_STATE_VERSION,
    stream: organizationStream(caller.organizationId),
    context: contextOf(caller, sent),
  });
  if (outcome?.kind === 'done') await directory.reached(outcome.position);
  return outcome;
}

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
