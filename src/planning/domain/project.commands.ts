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

/** What the organization's history knew about a user who is, or is to be, a default user; may be stale. */
export interface UserFact {
  readonly userId: string;
  readonly organizationId: string;
  readonly teamId: string | null;
  readonly active: boolean;
}

interface OnProject {
  readonly by: ProjectActor;
  readonly projectId: string;
}

interface OnMilestone extends OnProject {
  readonly milestoneId: string;
}

interface Creation extends OnProject {
  readonly name: string;
  readonly milestoneId: string;
  readonly milestoneName: string;
}

/** Starts a project of `by` alone, in their own stream, with its first milestone. */
export type CreatePersonalProject = { readonly type: 'CreatePersonalProject' } & Creation;

/** Starts a team's project with its first milestone; a fact is undefined where nobody knows such a team or user. */
export type CreateTeamProject = {
  readonly type: 'CreateTeamProject';
  readonly team: TeamFact | undefined;
  readonly defaultUser: UserFact | undefined;
} & Creation;

/** What both kinds of project take. */
export type ProjectChange =
  | ({ readonly type: 'RenameProject'; readonly name: string } & OnProject)
  | ({ readonly type: 'ArchiveProject' } & OnProject)
  /** The facts are about the project's team and default user; a personal project needs none. */
  | ({
      readonly type: 'UnarchiveProject';
      readonly team: TeamFact | undefined;
      readonly defaultUser: UserFact | undefined;
    } & OnProject)
  | ({ readonly type: 'ChangeDefaultUser'; readonly defaultUser: UserFact | undefined } & OnProject)
  | ({ readonly type: 'AddMilestone'; readonly name: string } & OnMilestone)
  | ({ readonly type: 'RenameMilestone'; readonly name: string } & OnMilestone)
  | ({ readonly type: 'ArchiveMilestone' } & OnMilestone)
  | ({ readonly type: 'UnarchiveMilestone' } & OnMilestone)
  | ({ readonly type: 'DeleteMilestone' } & OnMilestone)
  | ({ readonly type: 'DeleteProject' } & OnProject);

/** Adds milestones under ids of the asker's making to a team's project; what is there already is passed over. */
export type AddMilestones = {
  readonly type: 'AddMilestones';
  readonly milestones: readonly { readonly milestoneId: string; readonly name: string }[];
} & OnProject;

/** What a project's own stream is asked to do. */
export type TeamProjectCommand = CreateTeamProject | AddMilestones | ProjectChange;

/** What an owner's focus stream is asked to do with a project of that owner. */
export type PersonalProjectCommand = CreatePersonalProject | ProjectChange;

/** Everything that can be asked of a project. */
export type ProjectCommand = CreatePersonalProject | CreateTeamProject | AddMilestones | ProjectChange;
