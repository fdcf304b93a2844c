import type { ProjectEvent, ProjectScope } from './project.events.js';

/** What decisions need of a milestone. */
export interface MilestoneState {
  archived: boolean;
}

/**
 * What decisions need of a project with its milestones, in the order in which they were added, and never a text (ADR
 * 0030); a deleted milestone is not among them.
 */
export interface ProjectState {
  readonly projectId: string;
  readonly organizationId: string;
  readonly scope: ProjectScope;
  /** Null for a personal project. */
  readonly teamId: string | null;
  /** The owner of a personal project. */
  defaultUserId: string;
  archived: boolean;
  readonly milestones: Map<string, MilestoneState>;
}

/** Changes whenever `evolveProject` or the shape of `ProjectState` does. */
export const PROJECT_STATE_VERSION = '2';

/**
 * The project after the event; undefined before its creation and after its deletion. Total: an event that does not fit
 * leaves the state as it is. May change the given state in place. The events must be of one project.
 */
export function evolveProject(state: ProjectState | undefined, event: ProjectEvent): ProjectState | undefined {
  if (event.type === 'ProjectCreated') return created(event);
  if (state === undefined) return undefined;
  switch (event.type) {
    case 'ProjectRenamed':
    case 'MilestoneRenamed':
      // A name is text, and the state keeps none.
      return state;
    case 'ProjectArchived':
      state.archived = true;
      return state;
    case 'ProjectUnarchived':
      state.archived = false;
      return state;
    case 'ProjectDefaultUserChanged':
      state.defaultUserId = event.data.defaultUserId;
      return state;
    case 'MilestoneAdded':
      state.milestones.set(event.data.milestoneId, { archived: false });
      return state;
    case 'MilestoneArchived':
      return withMilestone(state, event.data.milestoneId, (milestone) => (milestone.archived = true));
    case 'MilestoneUnarchived':
      return withMilestone(state, event.data.milestoneId, (milestone) => (milestone.archived = false));
    case 'MilestoneDeleted':
      state.milestones.delete(event.data.milestoneId);
      return state;
    case 'ProjectDeleted':
      return undefined;
    default:
      event satisfies never;
      return state;
  }
}

/** To whom a project's names belong: the owner of a personal one, the organization of a team's. */
export function textSubject(project: Pick<ProjectState, 'scope' | 'defaultUserId' | 'organizationId'>): string {
  return project.scope === 'personal' ? project.defaultUserId : project.organizationId;
}

function created(event: Extract<ProjectEvent, { type: 'ProjectCreated' }>): ProjectState {
  const { projectId, organizationId, scope, teamId, defaultUserId } = event.data;
  return { projectId, organizationId, scope, teamId, defaultUserId, archived: false, milestones: new Map() };
}

function withMilestone(state: ProjectState, id: string, change: (milestone: MilestoneState) => void): ProjectState {
  const milestone = state.milestones.get(id);
  if (milestone !== undefined) change(milestone);
  return state;
}
