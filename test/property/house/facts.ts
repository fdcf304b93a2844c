import type { FocusFacts } from '../../../src/focus/application/focus.facts.js';
import type { Caller, Directory, OrganizationFacts } from '../../../src/organizations/index.js';
import { directoryFrom } from './facts.directory.js';
import type { Recall } from './memory.js';
import type { ItemRow, ProjectRow, ReferenceModel } from '../../support/reference-model/rows.js';

/** Facts from other streams, each as of some moment. */
export interface StaleFacts {
  readonly directory: Directory;
  readonly focus: FocusFacts;
  readonly organizations: OrganizationFacts;
}

/** The facts that the rooms need, each as of the moment that `recall` chooses. */
export function factsFrom(recall: Recall): StaleFacts {
  return {
    directory: directoryFrom(recall),
    organizations: {
      unarchivedProjects: async (_, teamId) => unarchivedOf(recall(teamId), teamId).length,
      defaultUserOf: async (_, teamId, userId) =>
        unarchivedOf(recall(userId), teamId).filter(({ default_user_id }) => default_user_id === userId).length,
      // Needed only for a request with `If-Match`.
      revisionOf: async () => undefined,
    },
    focus: {
      milestone: async (caller, id) => milestoneFact(recall(id), caller, id),
      ownerOf: async (caller, id) => {
        const truth = recall(id);
        const item = truth.items.get(id);
        return item !== undefined && seesItem(truth, caller, item) ? item.execution_owner_id : null;
      },
      copied: async (caller, id, tagFact) => copied(recall(id), caller, id, tagFact),
      revisionOf: async (id) => recall(id).items.get(id)?.revision,
    },
  };
}

const unarchivedOf = ({ projects }: ReferenceModel, teamId: string): ProjectRow[] =>
  [...projects.values()].filter(({ team_id, archived_at }) => team_id === teamId && archived_at === null);

/** ORG-7. */
export function seesProject(caller: Caller, project: ProjectRow): boolean {
  if (project.organization_id !== caller.organizationId) return false;
  if (project.visibility_scope === 'personal') return project.default_user_id === caller.userId;
  return caller.role === 'admin' || project.team_id === caller.teamId;
}

/** ORG-7. */
export function seesItem(truth: ReferenceModel, caller: Caller, item: ItemRow): boolean {
  if (item.organization_id !== caller.organizationId) return false;
  if (item.execution_owner_id === caller.userId) return true;
  const project = projectOf(truth, item.milestone_id);
  if (project === undefined) return item.offered_by === caller.userId;
  if (project.visibility_scope === 'personal') return false;
  return item.offered_by === caller.userId || seesProject(caller, project);
}

/** The project that a milestone belongs to. */
export function projectOf(
  { milestones, projects }: ReferenceModel,
  milestoneId: string | null,
): ProjectRow | undefined {
  const milestone = milestones.get(milestoneId ?? '');
  return milestone && projects.get(milestone.project_id);
}

function milestoneFact(truth: ReferenceModel, caller: Caller, milestoneId: string) {
  const milestone = truth.milestones.get(milestoneId);
  const project = projectOf(truth, milestoneId);
  if (milestone === undefined || project?.organization_id !== caller.organizationId) return null;
  return {
    milestoneId,
    organizationId: project.organization_id,
    scope: project.visibility_scope,
    archived: milestone.archived_at !== null || project.archived_at !== null,
    visibleToActor: seesProject(caller, project),
  };
}

type TagFact = Parameters<FocusFacts['copied']>[2];

function copied(truth: ReferenceModel, caller: Caller, itemId: string, tagFact: TagFact) {
  const item = truth.items.get(itemId);
  if (item?.organization_id !== caller.organizationId) return null;
  const {
    execution_owner_id: ownerId,
    organization_id: organizationId,
    state,
    title,
    description,
    due_at,
    due_on,
  } = item;
  return {
    ...{ itemId, ownerId, organizationId, state, title, description, dueAt: due_at, dueOn: due_on },
    ownerActive: truth.users.get(ownerId)?.deactivated_at === null,
    offeredAnew: [...truth.items.values()].some(({ copy_of_item_id }) => copy_of_item_id === itemId),
    visibleToActor: seesItem(truth, caller, item),
    milestone: item.milestone_id === null ? null : milestoneFact(truth, caller, item.milestone_id),
    stepNames: (truth.steps.get(itemId) ?? []).map(({ name }) => name),
    tags: (truth.itemTags.get(itemId) ?? []).toSorted().map(tagFact),
  };
}
