import type { Executor } from '../../kernel/deciding/executing.js';
import type { EventLog, RecordedEvent } from '../../kernel/event-log/event-log.js';
import { contextOf } from '../../kernel/deciding/room.js';
import type { Caller } from '../../organizations/index.js';
import type { ProjectEvent } from '../domain/project.events.js';
import { PROJECT_STATE_VERSION, evolveProject, type ProjectState } from '../domain/project.state.js';
import { fitName } from '../domain/project-names.js';
import { teamProjectDecider } from '../domain/project.decide.js';
import { projectStream, type PlanningOutcome } from './planning.commands.js';

/** A milestone of a team project, by the project's own stream. */
export interface TeamMilestone {
  readonly milestoneId: string;
  readonly name: string;
  /** Its name when it was added. */
  readonly addedAs: string;
  readonly archived: boolean;
}

/** A team project by its own stream: never stale, unlike the read tables. */
export interface TeamProject {
  readonly projectId: string;
  readonly name: string;
  readonly archived: boolean;
  /** In the order in which they were added. */
  readonly milestones: readonly TeamMilestone[];
}

/** A copy of the team project at this moment; undefined if there is none with this id. */
export async function teamProjectOf(log: EventLog, projectId: string): Promise<TeamProject | undefined> {
  let project: ProjectState | undefined;
  // Decisions need no names: the decider's own state has none, and no snapshot may have them (ADR 0030).
  const names = new Map<string, string>();
  const addedAs = new Map<string, string>();
  for await (const event of historyOf(log, projectId)) {
    project = evolveProject(project, event);
    if (event.type === 'ProjectCreated' || event.type === 'ProjectRenamed') names.set(projectId, event.personal.name);
    if (event.type !== 'MilestoneAdded' && event.type !== 'MilestoneRenamed') continue;
    names.set(event.data.milestoneId, event.personal.name);
    if (event.type === 'MilestoneAdded') addedAs.set(event.data.milestoneId, event.personal.name);
  }
  if (project === undefined) return undefined;
  const milestones = Array.from(project.milestones, ([milestoneId, { archived }]) => ({
    milestoneId,
    name: names.get(milestoneId) ?? '',
    addedAs: addedAs.get(milestoneId) ?? '',
    archived,
  }));
  return { projectId, name: names.get(projectId) ?? '', archived: project.archived, milestones };
}

/** The first of these ids under which there is a team project; undefined if there is none. */
export async function firstTeamProject(log: EventLog, projectIds: readonly string[]): Promise<string | undefined> {
  for (let from = 0; from < projectIds.length; from += PAGE) {
    const some = projectIds.slice(from, from + PAGE);
    const streams = await log.readStreams(some.map((id) => ({ stream: projectStream(id), fromRevision: 1, limit: 1 })));
    const found = some.find((_, index) => (streams[index]?.length ?? 0) > 0);
    if (found !== undefined) return found;
  }
  return undefined;
}

const PAGE = 1_000;

async function* historyOf(log: EventLog, projectId: string): AsyncGenerator<ProjectEvent> {
  const stream = projectStream(projectId);
  let [fromRevision, page]: [number, readonly RecordedEvent[]] = [1, []];
  do {
    [page = []] = await log.readStreams([{ stream, fromRevision, limit: PAGE }]);
    fromRevision += page.length;
    // A stream holds the events of its own decider and the kernel's, nothing else.
    for (const { event } of page) if (event.type !== 'CommandHadNoEffect') yield event as ProjectEvent;
  } while (page.length === PAGE);
}

/** Why no project can have this name, in a sentence; undefined if one can. */
export function whyNotProjectName(name: string): string | undefined {
  return fitName('project', name).refusal?.detail;
}

/** New milestones, under ids that identify them. */
export type NewMilestones = readonly { readonly milestoneId: string; readonly name: string }[];

/** Adds milestones to a team project in one append; those whose ids exist already are skipped. */
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
