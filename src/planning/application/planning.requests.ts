import type { ProjectChange } from '../domain/project.decide.js';

type Without<Command, Field extends PropertyKey> = Command extends unknown ? Omit<Command, Field> : never;

/** Commands with new ids or facts from other streams. */
type Completed = 'UnarchiveProject' | 'ChangeDefaultUser' | 'AddMilestone';

/** A request for a new project and its first milestone. */
export type CreateProject = {
  readonly type: 'CreateProject';
  readonly name: string;
  readonly milestoneName: string;
} & (
  { readonly scope: 'personal' } | { readonly scope: 'team'; readonly teamId: string; readonly defaultUserId: string }
);

/**
 * What a caller may request about an existing project; the actor, new ids and facts from other streams are added later.
 */
export type ProjectChangeRequest =
  | Without<Exclude<ProjectChange, { readonly type: Completed }>, 'by'>
  | { readonly type: 'UnarchiveProject'; readonly projectId: string }
  | { readonly type: 'ChangeDefaultUser'; readonly projectId: string; readonly defaultUserId: string }
  | { readonly type: 'AddMilestone'; readonly projectId: string; readonly name: string };

/** What a caller may request about projects and milestones, their own and their team's. */
export type ProjectRequest = CreateProject | ProjectChangeRequest;
