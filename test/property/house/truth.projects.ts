import type { RecordedEvent } from '../../../src/kernel/event-log/event-log.js';
import type { ProjectEvent } from '../../../src/planning/index.js';
import { forgetItem } from './truth.relations.js';
import { type LoggedEvent, type Truth, must, there } from './truth.rows.js';

/** Takes an event of a project in; answers whether it was one. */
export function followProject(truth: Truth, recorded: RecordedEvent<LoggedEvent>): boolean {
  const { event, revision, stream } = recorded;
  const { occurredAt } = recorded.context;
  switch (event.type) {
    case 'ProjectCreated':
      addProject(truth, event, stream, { created_at: occurredAt, revision });
      return true;
    case 'ProjectRenamed':
      Object.assign(there(truth.projects, event.data.projectId), { name: event.personal.name, revision });
      return true;
    case 'ProjectArchived':
      Object.assign(there(truth.projects, event.data.projectId), { archived_at: occurredAt, revision });
      return true;
    case 'ProjectUnarchived':
      Object.assign(there(truth.projects, event.data.projectId), { archived_at: null, revision });
      return true;
    case 'ProjectDefaultUserChanged': {
      const { projectId, defaultUserId } = event.data;
      const project = there(truth.projects, projectId);
      must(project.visibility_scope === 'team', "PLAN-3: a personal project's scope never changes");
      Object.assign(project, { default_user_id: defaultUserId, revision });
      expectDefaultUser(truth, projectId);
      return true;
    }
    case 'ProjectDeleted':
      expectDeletable(truth, event.data.projectId);
      for (const { id, project_id } of [...truth.milestones.values()]) {
        if (project_id === event.data.projectId) deleteMilestone(truth, id);
      }
      truth.projects.delete(event.data.projectId);
      expectOrigins(truth);
      return true;
    default:
      return followMilestone(truth, recorded);
  }
}

function followMilestone(truth: Truth, { event, revision, context }: RecordedEvent<LoggedEvent>): boolean {
  const { occurredAt } = context;
  switch (event.type) {
    case 'MilestoneAdded': {
      const { milestoneId: id, projectId } = event.data;
      const { organization_id } = there(truth.projects, projectId);
      const { name } = event.personal;
      const row = { id, organization_id, project_id: projectId, name, created_at: occurredAt };
      truth.milestones.set(id, { ...row, archived_at: null, revision });
      return true;
    }
    case 'MilestoneRenamed':
      Object.assign(there(truth.milestones, event.data.milestoneId), { name: event.personal.name, revision });
      return true;
    case 'MilestoneArchived':
      Object.assign(there(truth.milestones, event.data.milestoneId), { archived_at: occurredAt, revision });
      expectOpenMilestone(truth, event.data.projectId);
      return true;
    case 'MilestoneUnarchived':
      Object.assign(there(truth.milestones, event.data.milestoneId), { archived_at: null, revision });
      return true;
    case 'MilestoneDeleted':
      expectDeletable(truth, event.data.projectId);
      deleteMilestone(truth, event.data.milestoneId);
      expectOpenMilestone(truth, event.data.projectId);
      expectOrigins(truth);
      return true;
    default:
      return false;
  }
}

function addProject(
  truth: Truth,
  event: Extract<ProjectEvent, { type: 'ProjectCreated' }>,
  stream: string,
  when: { readonly created_at: string; readonly revision: number },
): void {
  const { projectId: id, organizationId, scope, teamId, defaultUserId } = event.data;
  const where = scope === 'team' ? `project-${id}` : `focus-${defaultUserId}`;
  must(stream === where, "PLAN-3: a personal project lies in its owner's stream, a team's in its own");
  truth.projects.set(id, {
    ...{ id, organization_id: organizationId, visibility_scope: scope, team_id: teamId, ...when },
    ...{ default_user_id: defaultUserId, name: event.personal.name, archived_at: null },
  });
  expectDefaultUser(truth, id);
  if (teamId === null) return;
  must(there(truth.teams, teamId).organization_id === organizationId, 'PLAN-2: a team project has one organization');
}

function expectDefaultUser({ projects, users }: Truth, projectId: string): void {
  const { default_user_id, organization_id } = there(projects, projectId);
  must(there(users, default_user_id).organization_id === organization_id, "PLAN-2: a default user is the project's");
}

function expectDeletable({ projects }: Truth, projectId: string): void {
  must(there(projects, projectId).visibility_scope === 'personal', 'PLAN-8: only what is personal can be deleted');
}

function expectOpenMilestone({ milestones }: Truth, projectId: string): void {
  const open = [...milestones.values()].some((row) => row.project_id === projectId && row.archived_at === null);
  must(open, 'PLAN-4: a project keeps at least one unarchived milestone');
}

function expectOrigins({ items }: Truth): void {
  for (const { origin_item_id } of items.values()) {
    must(origin_item_id === null || items.has(origin_item_id), 'PLAN-9: the origin of a remaining item is gone');
  }
}

function deleteMilestone(truth: Truth, milestoneId: string): void {
  for (const { id, milestone_id } of [...truth.items.values()]) {
    if (milestone_id === milestoneId) forgetItem(truth, id);
  }
  truth.milestones.delete(milestoneId);
}
