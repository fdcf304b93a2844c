/** Who acts on a project, as the organization's history knew them; may be stale. */
export interface ProjectActor {
  readonly userId: string;
  readonly organizationId: string;
  readonly role: 'user' | 'admin';
  readonly teamId: string | null;
}

/** What the organization's history knew about a team; may be stale. */
export interface TeamFact {
  readonly teamId: string;
  readonly organizationId: string;
  readonly retired: boolean;
}

/** What the organization's history knew about a present or future default user; may be stale. */
export interface UserFact {
  readonly userId: string;
  readonly organizationId: string;
  readonly teamId: string | null;
  readonly active: boolean;
}

/** About one project. */
export interface OnProject {
  readonly by: ProjectActor;
  readonly projectId: string;
}

/** About one milestone of a project. */
export interface OnMilestone extends OnProject {
  readonly milestoneId: string;
}
