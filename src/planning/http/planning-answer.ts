import type { PlanningOutcome } from '../application/planning.commands.js';

/** What a command on a project or milestone answers, read off its own events, so that a repeat answers the same (LOG-3). */
export interface PlanningAnswer {
  /** For `minPosition`: a read that names it sees what the command did. */
  readonly position: string;
  /** The revision, after the command, of the stream in which the project lives. */
  readonly revision: number;
  /** The project that was made, or in which a milestone was. */
  readonly projectId?: string;
  /** The milestone that was made. */
  readonly milestoneId?: string;
  /** After a deletion: the addresses at which there is something else to read now. */
  readonly changedResources?: readonly string[];
}

type Done = Extract<PlanningOutcome, { kind: 'done' }>;
type Ids = Readonly<Partial<Record<'projectId' | 'milestoneId', string>>>;

/** The answer to a command that appended these events. */
export function planningAnswerOf({ events, revision }: Done, position: string): PlanningAnswer {
  const happened = new Map(events.map(({ event }) => [event.type, event.data as Ids]));
  return { position, revision, ...happened.get('MilestoneAdded'), ...afterDeletion(happened) };
}

/** The address of what the command made; undefined where it made nothing. */
export function madeBy({ projectId, milestoneId }: PlanningAnswer, made: 'project' | 'milestone'): string | undefined {
  if (projectId === undefined || milestoneId === undefined) return undefined;
  return made === 'project' ? `/v1/projects/${projectId}` : milestoneAddress(projectId, milestoneId);
}

function milestoneAddress(projectId: string, milestoneId: string): string {
  return `/v1/projects/${projectId}/milestones/${milestoneId}`;
}

const WITH_ITEMS = ['/v1/me/focus', '/v1/me/queue', '/v1/me/offered', '/v1/me/completed'] as const;

/** PLAN-8: items went along, so that the owner's lists read differently too. */
function afterDeletion(happened: ReadonlyMap<string, Ids>): Pick<PlanningAnswer, 'changedResources'> {
  const { projectId, milestoneId } = happened.get('MilestoneDeleted') ?? happened.get('ProjectDeleted') ?? {};
  if (projectId === undefined) return {};
  const milestone = milestoneId === undefined ? [] : [milestoneAddress(projectId, milestoneId)];
  return { changedResources: [...milestone, `/v1/projects/${projectId}`, '/v1/projects', ...WITH_ITEMS] };
}
