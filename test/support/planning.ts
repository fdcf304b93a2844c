import type { ProjectActor, TeamFact, UserFact } from '../../src/planning/domain/project-facts.js';
import type { ProjectEvent } from '../../src/planning/domain/project.events.js';

/** The names that the planning tests' facts go by. */
export const [ORG, TEAM, PROJECT, M1, M2] = ['org', 'team', 'project', 'milestone-1', 'milestone-2'] as const;

/** Acting users: a member of the team, an admin outside it, a colleague of another team, one of another organization. */
export const member: ProjectActor = { userId: 'member', organizationId: ORG, role: 'user', teamId: TEAM };
export const admin: ProjectActor = { userId: 'admin', organizationId: ORG, role: 'admin', teamId: null };
export const outsider: ProjectActor = { userId: 'outsider', organizationId: ORG, role: 'user', teamId: 'other-team' };
export const stranger: ProjectActor = { userId: 'stranger', organizationId: 'other-org', role: 'admin', teamId: null };

export const team: TeamFact = { teamId: TEAM, organizationId: ORG, retired: false };
export const memberFact: UserFact = { userId: 'member', organizationId: ORG, teamId: TEAM, active: true };
export const mateFact: UserFact = { ...memberFact, userId: 'mate' };

/** A team project of `member` with one milestone. */
export const teamProject: readonly [ProjectEvent, ProjectEvent] = [
  {
    type: 'ProjectCreated',
    data: { projectId: PROJECT, organizationId: ORG, scope: 'team', teamId: TEAM, defaultUserId: 'member' },
    personal: { subject: ORG, name: 'Move' },
  },
  { type: 'MilestoneAdded', data: { projectId: PROJECT, milestoneId: M1 }, personal: { subject: ORG, name: 'Pack' } },
];

/** The same, but `member`'s own. */
export const personalProject: readonly [ProjectEvent, ProjectEvent] = [
  {
    type: 'ProjectCreated',
    data: { projectId: PROJECT, organizationId: ORG, scope: 'personal', teamId: null, defaultUserId: 'member' },
    personal: { subject: 'member', name: 'Move' },
  },
  {
    type: 'MilestoneAdded',
    data: { projectId: PROJECT, milestoneId: M1 },
    personal: { subject: 'member', name: 'Pack' },
  },
];

/** A second milestone of the team project. */
export const secondMilestone: ProjectEvent = {
  type: 'MilestoneAdded',
  data: { projectId: PROJECT, milestoneId: M2 },
  personal: { subject: ORG, name: 'Drive' },
};
export const projectArchived: ProjectEvent = { type: 'ProjectArchived', data: { projectId: PROJECT } };
export const firstArchived: ProjectEvent = {
  type: 'MilestoneArchived',
  data: { projectId: PROJECT, milestoneId: M1 },
};
