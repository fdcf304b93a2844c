import type { ProjectScope } from '../domain/project.events.js';

/** How far a milestone or project is (PLAN-6). */
export interface Progress {
  readonly items: number;
  readonly completed: number;
  /** `completed / items`; null without items. */
  readonly progress: number | null;
}

/** A milestone as its reader sees it. */
export interface MilestoneView extends Progress {
  readonly milestoneId: string;
  readonly projectId: string;
  readonly name: string;
  readonly archived: boolean;
  /** Revision of the last event that changed it, in its project's stream. */
  readonly revision: number;
  readonly allowedActions: readonly string[];
}

/** A project as its reader sees it, without its milestones, of which there may be thousands. */
export interface ProjectAlone extends Progress {
  readonly projectId: string;
  readonly scope: ProjectScope;
  /** Null for a personal project. */
  readonly teamId: string | null;
  readonly defaultUserId: string;
  /** Whether the default user has left the team or was deactivated since. */
  readonly needsDefaultUser: boolean;
  readonly name: string;
  readonly archived: boolean;
  /** Revision of the last event that changed it, in its stream. */
  readonly revision: number;
  readonly allowedActions: readonly string[];
}
