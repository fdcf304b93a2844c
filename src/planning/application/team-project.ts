import type { Executor } from '../../kernel/deciding/executing.js';
import { teamProjectDecider } from '../domain/project.decide.js';
import { PROJECT_STATE_VERSION } from '../domain/project.state.js';
import { projectStream } from './planning.commands.js';

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
  const { state } = await executor.load(projectStream(projectId), teamProjectDecider, PROJECT_STATE_VERSION);
  if (state === undefined) return undefined;
  const milestones = Array.from(state.milestones, ([milestoneId, { name, archived }]) => ({
    milestoneId,
    name,
    archived,
  }));
  return { projectId, name: state.name, archived: state.archived, milestones };
}
