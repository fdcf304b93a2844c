import { type EvolversOf, evolveBy } from '../../kernel/deciding/by-type.js';
import type { RecordEntries } from '../../kernel/records/declaring/record-entries.js';
import { recordEvolvers } from '../../kernel/records/declaring/record-state.js';
import { milestone } from '../records/milestone.record.js';
import type { ProjectEvent, ProjectScope } from './project.events.js';

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
  readonly milestones: RecordEntries;
}

/** Changes whenever `evolveProject` or the shape of `ProjectState` does. */
export const PROJECT_STATE_VERSION = '2';

type ProjectChanged = Exclude<ProjectEvent, { readonly type: 'ProjectCreated' | 'ProjectDeleted' }>;

/** How each type of event changes a project that exists before and after it. */
export const projectEvolvers: EvolversOf<ProjectState, ProjectChanged> = {
  // A name is text, and the state keeps none.
  ProjectRenamed: () => undefined,
  ProjectArchived: (state) => {
    state.archived = true;
  },
  ProjectUnarchived: (state) => {
    state.archived = false;
  },
  ProjectDefaultUserChanged: (state, { data }) => {
    state.defaultUserId = data.defaultUserId;
  },
  ...recordEvolvers(milestone, ({ milestones }: ProjectState) => milestones),
};

/**
 * The project after the event; undefined before its creation and after its deletion. Total: an event that does not fit
 * leaves the state as it is. May change the given state in place. The events must be of one project.
 */
export function evolveProject(state: ProjectState | undefined, event: ProjectEvent): ProjectState | undefined {
  if (event.type === 'ProjectCreated') return created(event);
  if (state === undefined || event.type === 'ProjectDeleted') return undefined;
  evolveBy(projectEvolvers, state, event);
  return state;
}

/** Whose personal text a project's names are: the owner of a personal one, the organization of a team's. */
export function textSubject(project: Pick<ProjectState, 'scope' | 'defaultUserId' | 'organizationId'>): string {
  return project.scope === 'personal' ? project.defaultUserId : project.organizationId;
}

function created(event: Extract<ProjectEvent, { type: 'ProjectCreated' }>): ProjectState {
  const { projectId, organizationId, scope, teamId, defaultUserId } = event.data;
  return { projectId, organizationId, scope, teamId, defaultUserId, archived: false, milestones: new Map() };
}
