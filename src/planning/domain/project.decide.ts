import { type CommandOf, decideBy } from '../../kernel/deciding/by-type.js';
import {
  type Decider,
  type Decision,
  type Refusal,
  alreadySo,
  happened,
  refused,
} from '../../kernel/deciding/decider.js';
import { type AddMilestones, addMilestones, milestoneVerbs, ofPersonal } from './milestones.decide.js';
import { fitName } from './project-names.js';
import { changeForbidden, defaultUserUnfit, teamForbidden, teamUnfit } from './project.access.js';
import type { OnProject, TeamFact, UserFact } from './project-facts.js';
import type { ProjectEvent } from './project.events.js';
import { changedMeanwhile, projectExists, projectNotFound, staysPersonal } from './project.refusals.js';
import { type ProjectState, evolveProject, textSubject } from './project.state.js';

type Answer = Decision<ProjectEvent>;

interface Creation extends OnProject {
  readonly name: string;
  readonly milestoneId: string;
  readonly milestoneName: string;
}

/** Starts a project of `by` alone, in their own stream, with its first milestone. */
export type CreatePersonalProject = { readonly type: 'CreatePersonalProject' } & Creation;

/** Starts a team's project with its first milestone; a fact is undefined for an unknown team or user. */
export type CreateTeamProject = {
  readonly type: 'CreateTeamProject';
  readonly team: TeamFact | undefined;
  readonly defaultUser: UserFact | undefined;
} & Creation;

/** The commands that both kinds of project accept. */
export type ProjectChange = CommandOf<typeof verbs>;

/** The commands to a project's own stream. */
export type TeamProjectCommand = CreateTeamProject | AddMilestones | ProjectChange;

/** The commands to an owner's focus stream about a project of that owner. */
export type PersonalProjectCommand = CreatePersonalProject | ProjectChange;

/** Every command to a project. */
export type ProjectCommand = CreatePersonalProject | CreateTeamProject | AddMilestones | ProjectChange;

/**
 * The decision on a command to one project, team or personal: the only place that knows the PLAN rules. What a deletion
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
  return command.type === 'AddMilestones' ? addMilestones(command, state) : decideBy(verbs, command, state);
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

/** Gives a project another name. */
export type RenameProject = { readonly type: 'RenameProject'; readonly name: string } & OnProject;

/** Recorded even if the name is the same: the state keeps no text to compare with (ADR 0030). */
function rename(command: RenameProject, state: ProjectState): Answer {
  const fit = fitName('project', command.name);
  if (fit.refusal) return refused(fit.refusal);
  const { projectId } = state;
  return happened({
    type: 'ProjectRenamed',
    data: { projectId },
    personal: { subject: textSubject(state), name: fit.value },
  });
}

/** Closes a project for new items. */
export type ArchiveProject = { readonly type: 'ArchiveProject' } & OnProject;

function archive(_: ArchiveProject, { archived, projectId }: ProjectState): Answer {
  return archived ? alreadySo : happened({ type: 'ProjectArchived', data: { projectId } });
}

/** Opens a project again; the facts are about its team and default user, a personal project needs none. */
export type UnarchiveProject = {
  readonly type: 'UnarchiveProject';
  readonly team: TeamFact | undefined;
  readonly defaultUser: UserFact | undefined;
} & OnProject;

function unarchive(command: UnarchiveProject, state: ProjectState): Answer {
  if (!state.archived) return alreadySo;
  const unfit = state.scope === 'team' ? teamProjectUnfit(command, state) : undefined;
  return unfit ? refused(unfit) : happened({ type: 'ProjectUnarchived', data: { projectId: state.projectId } });
}

function teamProjectUnfit(command: UnarchiveProject, state: ProjectState): Refusal | undefined {
  const { team, defaultUser } = command;
  if (team?.teamId !== state.teamId || defaultUser?.userId !== state.defaultUserId) return changedMeanwhile;
  return teamUnfit(state.organizationId, team) ?? defaultUserUnfit(state.organizationId, state.teamId, defaultUser);
}

/** Gives a team project another default user. */
export type ChangeDefaultUser = {
  readonly type: 'ChangeDefaultUser';
  readonly defaultUser: UserFact | undefined;
} & OnProject;

function changeDefaultUser(command: ChangeDefaultUser, state: ProjectState): Answer {
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

/** Removes a personal project with its milestones and their items (PLAN-8). */
export type DeleteProject = { readonly type: 'DeleteProject' } & OnProject;

const verbs = {
  RenameProject: rename,
  ArchiveProject: archive,
  UnarchiveProject: unarchive,
  ChangeDefaultUser: changeDefaultUser,
  DeleteProject: ofPersonal((_: DeleteProject, { projectId }) =>
    happened<ProjectEvent>({ type: 'ProjectDeleted', data: { projectId } }),
  ),
  ...milestoneVerbs,
};
