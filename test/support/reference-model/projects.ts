import type { RecordedEvent } from '../../../src/kernel/event-log/event-log.js';
import type { ProjectEvent } from '../../../src/planning/index.js';
import { expectMember } from './new-items.js';
import { forgetItem } from './relations.js';
import {
  type LoggedEvent,
  type MilestoneRow,
  type ProjectRow,
  type ReferenceModel,
  known,
  must,
  there,
} from './rows.js';

/** Applies an event of a project; returns whether it was one. */
export function followProject(model: ReferenceModel, recorded: RecordedEvent<LoggedEvent>): boolean {
  const { event, revision, stream } = recorded;
  const { occurredAt } = recorded.context;
  switch (event.type) {
    case 'ProjectCreated':
      addProject(model, event, stream, { created_at: occurredAt, revision });
      return true;
    case 'ProjectRenamed': {
      const project = there(model.projects, event.data.projectId);
      Object.assign(project, { name: nameIn(event, project), revision });
      return true;
    }
    case 'ProjectArchived':
    case 'ProjectUnarchived':
      putAway(there(model.projects, event.data.projectId), event.type === 'ProjectArchived', occurredAt, revision);
      return true;
    case 'ProjectDefaultUserChanged':
      changeDefaultUser(model, event.data, revision);
      return true;
    case 'ProjectDeleted':
      expectDeletable(model, event.data.projectId);
      removeMilestones(model, ({ project_id }) => project_id === event.data.projectId);
      model.projects.delete(event.data.projectId);
      return true;
    default:
      return followMilestone(model, recorded);
  }
}

function followMilestone(model: ReferenceModel, { event, revision, context }: RecordedEvent<LoggedEvent>): boolean {
  const { occurredAt } = context;
  switch (event.type) {
    case 'MilestoneAdded': {
      const { milestoneId: id, projectId } = event.data;
      const project = there(model.projects, projectId);
      must(!model.milestones.has(id), 'PLAN-5: a new milestone has an id of its own');
      must(project.archived_at === null, 'PLAN-11: what is archived takes no new milestones');
      const row = { id, organization_id: project.organization_id, project_id: projectId, created_at: occurredAt };
      model.milestones.set(id, { ...row, name: nameIn(event, project), archived_at: null, revision });
      return true;
    }
    case 'MilestoneRenamed': {
      const project = there(model.projects, event.data.projectId);
      Object.assign(milestoneOf(model, event.data), { name: nameIn(event, project), revision });
      return true;
    }
    case 'MilestoneArchived':
    case 'MilestoneUnarchived':
      putAway(milestoneOf(model, event.data), event.type === 'MilestoneArchived', occurredAt, revision);
      expectOpenMilestone(model, event.data.projectId);
      return true;
    case 'MilestoneDeleted':
      expectDeletable(model, event.data.projectId);
      milestoneOf(model, event.data);
      removeMilestones(model, ({ id }) => id === event.data.milestoneId);
      expectOpenMilestone(model, event.data.projectId);
      return true;
    default:
      return false;
  }
}

function milestoneOf(
  { milestones }: ReferenceModel,
  { projectId, milestoneId }: { readonly projectId: string; readonly milestoneId: string },
): MilestoneRow {
  const milestone = there(milestones, milestoneId);
  must(milestone.project_id === projectId, 'PLAN-5: a milestone is of one project');
  return milestone;
}

function putAway(row: ProjectRow | MilestoneRow, isArchived: boolean, occurredAt: string, revision: number): void {
  must((row.archived_at === null) === isArchived, 'PLAN-11: what is archived is archived once, and then unarchived');
  Object.assign(row, { archived_at: isArchived ? occurredAt : null, revision });
}

function changeDefaultUser(
  model: ReferenceModel,
  { projectId, defaultUserId }: Extract<ProjectEvent, { type: 'ProjectDefaultUserChanged' }>['data'],
  revision: number,
): void {
  const project = there(model.projects, projectId);
  must(project.visibility_scope === 'team', "PLAN-3: a personal project's scope never changes");
  must(project.default_user_id !== defaultUserId, 'PLAN-12: another default user');
  Object.assign(project, { default_user_id: defaultUserId, revision });
  expectDefaultUser(model, projectId);
}

type Naming = Extract<ProjectEvent, { readonly personal: { readonly name: string } }>;

/** Names belong to the owner of a personal project, to the organization of a team project. */
function nameIn({ personal }: Naming, { visibility_scope, default_user_id, organization_id }: ProjectRow): string {
  const unit = visibility_scope === 'personal' ? default_user_id : organization_id;
  must(personal.subject === unit, 'LOG-7: whose text a name is');
  must(/^\S(.{0,198}\S)?$/u.test(personal.name), 'TEXT-1: a name is one line without blanks around it');
  return personal.name;
}

function addProject(
  model: ReferenceModel,
  event: Extract<ProjectEvent, { type: 'ProjectCreated' }>,
  stream: string,
  when: { readonly created_at: string; readonly revision: number },
): void {
  const { projectId: id, organizationId, scope, teamId, defaultUserId } = event.data;
  const where = scope === 'team' ? `project-${id}` : `focus-${defaultUserId}`;
  must(stream === where, "PLAN-3: a personal project lies in its owner's stream, a team's in its own");
  must(!model.projects.has(id), 'PLAN-1: a new project has an id of its own');
  must((teamId === null) === (scope === 'personal'), 'PLAN-2, PLAN-3: a team project has a team, a personal one none');
  const project: ProjectRow = {
    ...{ id, organization_id: organizationId, visibility_scope: scope, team_id: teamId, ...when },
    ...{ default_user_id: defaultUserId, name: event.personal.name, archived_at: null },
  };
  nameIn(event, project);
  model.projects.set(id, project);
  expectDefaultUser(model, id);
  const team = teamId === null ? undefined : known(model, model.teams, teamId);
  const isOurs = team === undefined || team.organization_id === organizationId;
  must(isOurs, 'PLAN-2: a team project has one organization');
}

function expectDefaultUser(model: ReferenceModel, projectId: string): void {
  const { default_user_id, organization_id } = there(model.projects, projectId);
  expectMember(model, default_user_id, organization_id, "PLAN-2: a default user is the project's");
}

function expectDeletable({ projects }: ReferenceModel, projectId: string): void {
  must(there(projects, projectId).visibility_scope === 'personal', 'PLAN-8: only what is personal can be deleted');
}

/** PLAN-4, between appends. */
export function expectOpenMilestone({ milestones }: ReferenceModel, projectId: string): void {
  const open = [...milestones.values()].some((row) => row.project_id === projectId && row.archived_at === null);
  must(open, 'PLAN-4: a project keeps at least one unarchived milestone');
}

/** Removes milestones with all their items, none of which a remaining item may name as its origin. */
function removeMilestones(model: ReferenceModel, isGone: (milestone: MilestoneRow) => boolean): void {
  const milestones = new Set([...model.milestones.values()].filter(isGone).map(({ id }) => id));
  const items = [...model.items.values()].filter(({ milestone_id: id }) => id !== null && milestones.has(id));
  for (const { id } of items) forgetItem(model, id);
  for (const id of milestones) model.milestones.delete(id);
  const gone = new Set(items.map(({ id }) => id));
  for (const { origin_item_id: origin } of model.items.values()) {
    must(origin === null || !gone.has(origin), 'PLAN-9: the origin of a remaining item is gone');
  }
}
