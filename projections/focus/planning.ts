import { milestone, type ProjectEvent } from '../../src/planning/index.js';
import type { RecordedEvent } from '../../src/kernel/event-log/event-log.js';
import { keyText } from '../../src/kernel/projecting/column-values.js';
import type { Need, Row, Rows, TableLayout } from '../../src/kernel/projecting/projector.js';
import {
  byId,
  change,
  make,
  notAtHand,
  nothing,
  present,
  type Handler,
  type Handlers,
} from '../../src/kernel/projecting/handling.js';
import { recordHandlers } from '../../src/kernel/records/serving/record-rows.js';
import { itemsOfMilestones, removeItems } from './items-removal.js';

/** Tables of projects and milestones. */
export const planningTables: readonly TableLayout[] = [
  {
    name: 'projects',
    key: ['id'],
    columns: {
      id: 'uuid',
      organization_id: 'uuid',
      team_id: 'uuid',
      visibility_scope: 'text',
      default_user_id: 'uuid',
      name: 'text',
      created_at: 'timestamptz',
      archived_at: 'timestamptz',
      revision: 'integer',
    },
    lookups: [],
  },
  {
    name: 'milestones',
    key: ['id'],
    columns: {
      id: 'uuid',
      organization_id: 'uuid',
      project_id: 'uuid',
      name: 'text',
      created_at: 'timestamptz',
      archived_at: 'timestamptz',
      revision: 'integer',
    },
    lookups: [{ name: 'project_id', column: 'project_id' }],
  },
];

type Of<Type extends ProjectEvent['type']> = Extract<ProjectEvent, { readonly type: Type }>;
type Recorded = RecordedEvent<ProjectEvent>;

const occurred = (recorded: Recorded) => recorded.context.occurredAt;

const project = <Event extends ProjectEvent>(columns: (event: Event, recorded: Recorded) => Row): Handler<Event> => ({
  needs: ({ event }) => [byId('projects', 'id', event.data.projectId)],
  apply: (recorded, rows) =>
    change(rows, 'projects', recorded.event.data.projectId, {
      ...columns(recorded.event, recorded),
      revision: recorded.revision,
    }),
});

function addProject({ event, context, revision }: RecordedEvent<Of<'ProjectCreated'>>, rows: Rows) {
  const { projectId, organizationId, scope, teamId, defaultUserId } = event.data;
  make(rows, 'projects', {
    id: projectId,
    organization_id: organizationId,
    team_id: teamId,
    visibility_scope: scope,
    default_user_id: defaultUserId,
    name: event.personal.name,
    created_at: context.occurredAt,
    archived_at: null,
    revision,
  });
}

function addMilestone({ event, context, revision }: RecordedEvent<Of<'MilestoneAdded'>>, rows: Rows) {
  const { milestoneId, projectId } = event.data;
  make(rows, 'milestones', {
    id: milestoneId,
    organization_id: present(rows, 'projects', projectId)['organization_id'] ?? null,
    project_id: projectId,
    name: event.personal.name,
    created_at: context.occurredAt,
    archived_at: null,
    revision,
  });
}

const milestonesOf = (projectId: string): Need => ({ table: 'milestones', by: 'project_id', values: [projectId] });

function deleteMilestone({ event }: RecordedEvent<Of<'MilestoneDeleted'>>, rows: Rows) {
  const { milestoneId } = event.data;
  present(rows, 'milestones', milestoneId);
  const asked = removeItems(rows, [milestoneId]);
  if (asked.length > 0) return asked;
  rows.remove('milestones', [milestoneId]);
}

function deleteProject({ event }: RecordedEvent<Of<'ProjectDeleted'>>, rows: Rows) {
  const { projectId } = event.data;
  present(rows, 'projects', projectId);
  const missing = notAtHand(rows, milestonesOf(projectId));
  if (missing.length > 0) return missing;
  const milestoneIds = rows.find('milestones', 'project_id', projectId).map(({ id }) => keyText(id));
  const asked = removeItems(rows, milestoneIds);
  if (asked.length > 0) return asked;
  for (const id of milestoneIds) rows.remove('milestones', [id]);
  rows.remove('projects', [projectId]);
}

/** What a project's events change, personal or team. */
export const planningHandlers: Handlers<ProjectEvent> = {
  ProjectCreated: { needs: nothing, apply: addProject },
  ProjectRenamed: project(({ personal }) => ({ name: personal.name })),
  ProjectArchived: project((_, recorded) => ({ archived_at: occurred(recorded) })),
  ProjectUnarchived: project(() => ({ archived_at: null })),
  ProjectDefaultUserChanged: project(({ data }) => ({ default_user_id: data.defaultUserId })),
  ...recordHandlers(milestone),
  MilestoneAdded: { needs: ({ event }) => [byId('projects', 'id', event.data.projectId)], apply: addMilestone },
  MilestoneDeleted: {
    needs: ({ event: { data } }) => [byId('milestones', 'id', data.milestoneId), itemsOfMilestones([data.milestoneId])],
    apply: deleteMilestone,
  },
  ProjectDeleted: {
    needs: ({ event: { data } }) => [byId('projects', 'id', data.projectId), milestonesOf(data.projectId)],
    apply: deleteProject,
  },
};
