import type { DomainEvent } from '../../kernel/deciding/decider.js';
import type { Answers, CommandDoor, Positioned } from '../../kernel/http/command-door.js';
import type { Caller } from '../application/planning.commands.js';
import type { ProjectRequest } from '../application/planning.requests.js';

/** Injection token of the `PlanningDoor`. */
export const PLANNING = Symbol('Planning');

/** The planning room's commands over HTTP. */
export type PlanningDoor = CommandDoor<Caller, ProjectRequest, Happened>;

interface Happened {
  /** The project that was made, or in which a milestone was. */
  readonly projectId?: string;
  /** The milestone that was made. */
  readonly milestoneId?: string;
  /** After a deletion: the addresses at which there is something else to read now. */
  readonly changedResources?: readonly string[];
}

/** The response to a command on a project or milestone. */
export interface PlanningAnswer extends Positioned, Happened {}

type Ids = Readonly<Partial<Record<'projectId' | 'milestoneId', string>>>;

/** Makes the response to a command from its events. */
export const planningAnswers: Answers<DomainEvent, Happened> = {
  fields: (events) => {
    const happened = new Map(events.map(({ event }) => [event.type, event.data as Ids]));
    return { ...happened.get('MilestoneAdded'), ...afterDeletion(happened) };
  },
  madeAt: ({ projectId, milestoneId }, events) => {
    if (projectId === undefined || milestoneId === undefined) return undefined;
    const withProject = events.some(({ event }) => event.type === 'ProjectCreated');
    return withProject ? `/v1/projects/${projectId}` : milestoneAddress(projectId, milestoneId);
  },
};

function milestoneAddress(projectId: string, milestoneId: string): string {
  return `/v1/projects/${projectId}/milestones/${milestoneId}`;
}

const WITH_ITEMS = ['/v1/me/focus', '/v1/me/queue', '/v1/me/offered', '/v1/me/completed'] as const;

/** PLAN-8: its items are deleted too, so the owner's lists change as well. */
function afterDeletion(happened: ReadonlyMap<string, Ids>): Pick<PlanningAnswer, 'changedResources'> {
  const { projectId, milestoneId } = happened.get('MilestoneDeleted') ?? happened.get('ProjectDeleted') ?? {};
  if (projectId === undefined) return {};
  const milestone = milestoneId === undefined ? [] : [milestoneAddress(projectId, milestoneId)];
  return { changedResources: [...milestone, `/v1/projects/${projectId}`, '/v1/projects', ...WITH_ITEMS] };
}
