import type { DomainEvent, PersonalEvent } from '../../kernel/deciding/decider.js';

/** `personal`: its default user's alone, in that user's focus stream. `team`: in a stream of its own. */
export type ProjectScope = 'personal' | 'team';

/** Names belong to the owner of a personal project, to the organization of a team project. */
interface Name {
  readonly name: string;
}

interface OfProject {
  readonly projectId: string;
}

interface OfMilestone extends OfProject {
  readonly milestoneId: string;
}

/** What can have happened to a project, personal or team, and its milestones. */
export type ProjectEvent =
  | PersonalEvent<
      'ProjectCreated',
      OfProject & {
        readonly organizationId: string;
        readonly scope: ProjectScope;
        /** Null for a personal project. */
        readonly teamId: string | null;
        readonly defaultUserId: string;
      },
      Name
    >
  | PersonalEvent<'ProjectRenamed', OfProject, Name>
  | DomainEvent<'ProjectArchived', OfProject>
  | DomainEvent<'ProjectUnarchived', OfProject>
  | DomainEvent<'ProjectDefaultUserChanged', OfProject & { readonly defaultUserId: string }>
  | PersonalEvent<'MilestoneAdded', OfMilestone, Name>
  | PersonalEvent<'MilestoneRenamed', OfMilestone, Name>
  | DomainEvent<'MilestoneArchived', OfMilestone>
  | DomainEvent<'MilestoneUnarchived', OfMilestone>
  /** Personal only; takes all items of the milestone with it (PLAN-8). */
  | DomainEvent<'MilestoneDeleted', OfMilestone>
  /** Personal only; takes its milestones and all their items with it (PLAN-8). */
  | DomainEvent<'ProjectDeleted', OfProject>;
