import type { DomainEvent } from '../../kernel/deciding/decider.js';
import type { CommandContext, Execution, Executor, Outcome } from '../../kernel/deciding/executing.js';
import { type FreshIds, newStreamId } from '../../kernel/deciding/identity.js';
import { roomOf, type Incoming, type Room } from '../../kernel/deciding/room.js';
import type { Caller, Directory } from '../../organizations/index.js';

export type { Caller } from '../../organizations/index.js';

import type { ProjectActor } from '../domain/project-facts.js';
import {
  type PersonalProjectCommand,
  type ProjectChange,
  type TeamProjectCommand,
  teamProjectDecider,
} from '../domain/project.decide.js';
import { PROJECT_STATE_VERSION, type ProjectState } from '../domain/project.state.js';
import type { PlanningFacts } from './planning.facts.js';
import type { CreateProject, ProjectChangeRequest, ProjectRequest } from './planning.requests.js';

/** The outcome of a request; new ids are in its events. That of a personal project may include events of items. */
export type PlanningOutcome = Outcome<DomainEvent>;

/** The planning room's commands, to personal and team projects; what the caller may not see does not exist (ORG-6). */
export type Planning = Room<Caller, ProjectRequest, DomainEvent>;

type Precondition = Execution<never, never, never>['precondition'];

/** The room whose streams contain personal projects: decides a command in the owner's stream. */
export interface PersonalProjects {
  decide(
    command: PersonalProjectCommand & { readonly ownerId: string },
    context: CommandContext,
    precondition?: Precondition,
  ): Promise<PlanningOutcome>;
}

/** What the room needs of its house. */
export interface PlanningDependencies {
  readonly executor: Executor;
  readonly directory: Directory;
  readonly personal: PersonalProjects;
  readonly facts: PlanningFacts;
  readonly chance: FreshIds;
}

/** The stream of a team project. */
export function projectStream(projectId: string): string {
  return `project-${projectId}`;
}

/** Opens the planning room for commands. */
export function createPlanning(house: PlanningDependencies): Planning {
  const { executor, personal } = house;

  async function decideForTeam(
    command: TeamProjectCommand,
    context: CommandContext,
    precondition: Precondition,
  ): Promise<PlanningOutcome> {
    return executor.execute({
      decider: teamProjectDecider,
      deciderVersion: PROJECT_STATE_VERSION,
      stream: projectStream(command.projectId),
      command,
      context,
      precondition,
    });
  }

  async function carryOut({ caller, request, context, precondition }: Incoming<Caller, ProjectRequest>) {
    if (request.type === 'CreateProject') {
      const command = await creation(request, caller, context, house);
      if (command.type === 'CreateTeamProject') return decideForTeam(command, context, precondition);
      return personal.decide({ ...command, ownerId: caller.userId }, context, precondition);
    }
    const stream = projectStream(request.projectId);
    const { state } = await executor.load(stream, teamProjectDecider, PROJECT_STATE_VERSION);
    const command = await changeOf(request, caller, state, house);
    // A personal project is in its owner's stream; for all others it does not exist.
    return state === undefined
      ? personal.decide({ ...command, ownerId: caller.userId }, context, precondition)
      : decideForTeam(command, context, precondition);
  }

  return roomOf<Caller, ProjectRequest, DomainEvent>({
    executor,
    revisionOf: async (_, request, position) =>
      request.type === 'CreateProject' ? undefined : house.facts.revisionOf(request, position),
    carryOut,
  });
}

async function creation(
  request: CreateProject,
  caller: Caller,
  context: CommandContext,
  { directory, chance }: PlanningDependencies,
) {
  const { name, milestoneName } = request;
  const by = actorOf(caller);
  const milestoneId = chance.randomUuidV7();
  if (request.scope === 'personal') {
    const projectId = chance.randomUuidV7();
    return { type: 'CreatePersonalProject', by, projectId, name, milestoneId, milestoneName } as const;
  }
  await directory.caughtUp();
  const projectId = newStreamId(context, context.key, chance);
  const team = directory.team(request.teamId);
  const defaultUser = directory.user(request.defaultUserId);
  return { type: 'CreateTeamProject', by, projectId, name, milestoneId, milestoneName, team, defaultUser } as const;
}

async function changeOf(
  request: ProjectChangeRequest,
  caller: Caller,
  state: ProjectState | undefined,
  { directory, chance }: PlanningDependencies,
): Promise<ProjectChange> {
  const by = actorOf(caller);
  switch (request.type) {
    case 'AddMilestone':
      return { ...request, by, milestoneId: chance.randomUuidV7() };
    case 'ChangeDefaultUser': {
      await directory.caughtUp();
      const { type, projectId, defaultUserId } = request;
      return { type, projectId, by, defaultUser: directory.user(defaultUserId) };
    }
    case 'UnarchiveProject': {
      const { teamId, defaultUserId } = state ?? { teamId: null, defaultUserId: '' };
      await directory.caughtUp();
      return { ...request, by, team: directory.team(teamId ?? ''), defaultUser: directory.user(defaultUserId) };
    }
    default:
      return { ...request, by };
  }
}

function actorOf({ userId, organizationId, role, teamId }: Caller): ProjectActor {
  return { userId, organizationId, role, teamId };
}
