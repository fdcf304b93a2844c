import type { Executor } from '../../kernel/deciding/executing.js';
import { contextOf, type Caller } from '../../organizations/index.js';
import type { ProjectEvent } from '../domain/project.events.js';
import { PROJECT_STATE_VERSION, evolveProject, type ProjectState } from '../domain/project.state.js';
import { fitName } from '../domain/names.js';
import { teamProjectDecider } from '../domain/project.decide.js';
import { projectStream, type PlanningOutcome } from './planning.commands.js';

/** A team project by its own stream: never behind, unlike the read tables. */
export interface TeamProject {
  readonly projectId: string;
  readonly name: string;
  readonly archived: boolean;
  /** In the order in which they were added. */
  readonly milestones: readonly { readonly milestoneId: string; readonly name: string; readonly archived: boolean }[];
}

/** A copy of the team project as it is at this moment; undefined where there is none under this id. */
export async function teamProjectOf(executor: Executor, projectId: string): Promise<TeamProject | undefined> {
  const { state } = await executor.load(projectStream(projectId), withNames, `${PROJECT_STATE_VERSION} with names`);
  const { project, names } = state;
  if (project === undefined) return undefined;
  const nameOf = (id: string): string => names.get(id) ?? '';
  const milestones = Array.from(project.milestones, ([milestoneId, { archived }]) => ({
    milestoneId,
    name: nameOf(milestoneId),
    archived,
  }));
  return { projectId, name: nameOf(projectId), archived: project.archived, milestones };
}

/** Why no project can have this name, in a sentence; undefined where one can. */
export function whyNotProjectName(name: string): string | undefined {
  return fitName('project', name).refusal?.detail;
}

/** Milestones to be, under ids that say which they are. */
export type NewMilestones = readonly { readonly milestoneId: string; readonly name: string }[];

/** Adds milestones to a team project in one append; those that are there under their ids already are passed over. */
export async function addMilestones(
  executor: Executor,
  caller: Caller,
  projectId: string,
  milestones: NewMilestones,
): Promise<PlanningOutcome> {
  const { userId, organizationId, role, teamId } = caller;
  return executor.execute({
    decider: teamProjectDecider,
    deciderVersion: PROJECT_STATE_VERSION,
    stream: projectStream(projectId),
    command: { type: 'AddMilestones', by: { userId, organizationId, role, teamId }, projectId, milestones },
    context: contextOf(caller, { request: `AddMilestones ${projectId}` }),
  });
}

interface NamedProject {
  project: ProjectState | undefined;
  /** Of the project and its milestones, by id. */
  readonly names: Map<string, string>;
}

/** Names are no matter of decisions, so the decider's own state has none. */
const withNames = {
  initial: (): NamedProject => ({ project: undefined, names: new Map() }),
  evolve: (state: NamedProject, event: ProjectEvent): NamedProject => {
    state.project = evolveProject(state.project, event);
    if (event.type === 'ProjectCreated' || event.type === 'ProjectRenamed') {
      state.names.set(event.data.projectId, event.personal.name);
    }
    if (event.type === 'MilestoneAdded' || event.type === 'MilestoneRenamed') {
      state.names.set(event.data.milestoneId, event.personal.name);
    }
    return state;
  },
};
