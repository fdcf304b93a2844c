import {
  type Decider,
  type Decision,
  type Refusal,
  alreadySo,
  happened,
  refused,
} from '../../kernel/deciding/decider.js';
import { addMilestones, decideOnMilestone } from './milestones.decide.js';
import { fitName } from './names.js';
import { changeForbidden, defaultUserUnfit, teamForbidden, teamUnfit } from './project.access.js';
import type {
  CreatePersonalProject,
  CreateTeamProject,
  ProjectChange,
  ProjectCommand,
  TeamProjectCommand,
} from './project.commands.js';
import type { ProjectEvent } from './project.events.js';
import { changedMeanwhile, notDeletable, projectExists, projectNotFound, staysPersonal } from './project.refusals.js';
import { type ProjectState, evolveProject, textSubject } from './project.state.js';

type Answer = Decision<ProjectEvent>;
type Change<Type extends ProjectChange['type']> = Extract<ProjectChange, { type: Type }>;

/**
 * The answer to a command on one project, team or personal: the only place that knows the PLAN rules. What a deletion
 * means for items (PLAN-8, PLAN-9) is decided by the focus stream that embeds this.
 */
export function decideProject(command: ProjectCommand, state: ProjectState | undefined): Answer {
  if (command.type === 'CreateTeamProject') return createForTeam(command, state);
  if (command.type === 'CreatePersonalProject') {
    const { organizationId, userId } = command.by;
    return create(command, state, { organizationId, scope: 'personal', teamId: null, defaultUserId: userId });
  }
  if (state === undefined) return refused(projectNotFound);
  const forbidden = changeForbidden(command.by, state);
  if (forbidden) return refused(forbidden);
  return command.type === 'AddMilestones' ? addMilestones(command, state) : change(command, state);
}

/** Decides for a team project, in its own stream `project-<projectId>`. */
export const teamProjectDecider: Decider<ProjectState | undefined, TeamProjectCommand, ProjectEvent> = {
  initial: () => undefined,
  evolve: evolveProject,
  decide: decideProject,
};

function createForTeam(command: CreateTeamProject, state: ProjectState | undefined): Answer {
  const { by, team, defaultUser } = command;
  const unfit =
    teamUnfit(by.organizationId, team) ??
    teamForbidden(by, team?.teamId ?? null) ??
    defaultUserUnfit(by.organizationId, team?.teamId ?? null, defaultUser);
  if (unfit || team === undefined || defaultUser === undefined) return refused(unfit ?? projectNotFound);
  const { organizationId, teamId } = team;
  return create(command, state, { organizationId, scope: 'team', teamId, defaultUserId: defaultUser.userId });
}

type Belonging = Pick<ProjectState, 'organizationId' | 'scope' | 'teamId' | 'defaultUserId'>;

function create(
  command: CreatePersonalProject | CreateTeamProject,
  state: ProjectState | undefined,
  belonging: Belonging,
): Answer {
  const { projectId, milestoneId } = command;
  if (state !== undefined) return refused(projectExists(state));
  const fit = fitName('project', command.name);
  if (fit.refusal) return refused(fit.refusal);
  const fitMilestone = fitName('milestone', command.milestoneName);
  if (fitMilestone.refusal) return refused(fitMilestone.refusal);
  const subject = textSubject(belonging);
  // rule PLAN-1: a project starts together with its first milestone, in one append
  return happened(
    { type: 'ProjectCreated', data: { projectId, ...belonging }, personal: { subject, name: fit.value } },
    { type: 'MilestoneAdded', data: { projectId, milestoneId }, personal: { subject, name: fitMilestone.value } },
  );
}

function change(command: ProjectChange, state: ProjectState): Answer {
  // rule PLAN-11: a team project or milestone is archived, never deleted
  if (state.scope === 'team' && (command.type === 'DeleteProject' || command.type === 'DeleteMilestone')) {
    return refused(notDeletable);
  }
  const { projectId } = state;
  switch (command.type) {
    case 'RenameProject':
      return rename(command, state);
    case 'ArchiveProject':
      return state.archived ? alreadySo : happened({ type: 'ProjectArchived', data: { projectId } });
    case 'UnarchiveProject':
      return unarchive(command, state);
    case 'ChangeDefaultUser':
      return changeDefaultUser(command, state);
    case 'DeleteProject':
      return happened({ type: 'ProjectDeleted', data: { projectId } });
    case 'AddMilestone':
    case 'RenameMilestone':
    case 'ArchiveMilestone':
    case 'UnarchiveMilestone':
    case 'DeleteMilestone':
      return decideOnMilestone(command, state);
    default:
      return command satisfies never;
  }
}

/** Also to the name that it has: the state keeps no text to tell (ADR 0030). */
function rename(command: Change<'RenameProject'>, state: ProjectState): Answer {
  const fit = fitName('project', command.name);
  if (fit.refusal) return refused(fit.refusal);
  const { projectId } = state;
  return happened({
    type: 'ProjectRenamed',
    data: { projectId },
    personal: { subject: textSubject(state), name: fit.value },
  });
}

function unarchive(command: Change<'UnarchiveProject'>, state: ProjectState): Answer {
  if (!state.archived) return alreadySo;
  const unfit = state.scope === 'team' ? teamProjectUnfit(command, state) : undefined;
  return unfit ? refused(unfit) : happened({ type: 'ProjectUnarchived', data: { projectId: state.projectId } });
}

function teamProjectUnfit(command: Change<'UnarchiveProject'>, state: ProjectState): Refusal | undefined {
  const { team, defaultUser } = command;
  if (team?.teamId !== state.teamId || defaultUser?.userId !== state.defaultUserId) return changedMeanwhile;
  return teamUnfit(state.organizationId, team) ?? defaultUserUnfit(state.organizationId, state.teamId, defaultUser);
}

function changeDefaultUser(command: Change<'ChangeDefaultUser'>, state: ProjectState): Answer {
  if (state.scope === 'personal') return refused(staysPersonal(state));
  const { organizationId, teamId, projectId } = state;
  if (command.defaultUser?.userId === state.defaultUserId) return alreadySo;
  const unfit = defaultUserUnfit(organizationId, teamId, command.defaultUser);
  if (unfit || command.defaultUser === undefined) return refused(unfit ?? projectNotFound);
  return happened({
    type: 'ProjectDefaultUserChanged',
    data: { projectId, defaultUserId: command.defaultUser.userId },
  });
}
