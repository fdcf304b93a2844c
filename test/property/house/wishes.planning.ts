import type { ProjectRequest } from '../../../src/planning/index.js';
import type { MilestoneRow, ProjectRow, UserRow } from '../../support/reference-model/rows.js';
import { type Sending, type View, type Wish, NAMES, anyone, choose, somebody } from './wishes.js';

const planning = (by: string, request: ProjectRequest): Sending => ({ to: 'planning', by, request });

const nameBy = ({ pick }: View): string => pick(NAMES) ?? 'Ash';

/** Mostly a user who may change the project. */
function steward(view: View, { visibility_scope, default_user_id, team_id, organization_id }: ProjectRow): string {
  if (visibility_scope === 'personal') return somebody(view, default_user_id);
  const fit = (user: UserRow): boolean =>
    user.deactivated_at === null &&
    user.organization_id === organization_id &&
    (user.role === 'admin' || user.team_id === team_id);
  return choose(view, view.truth.users.values(), fit)?.id ?? default_user_id;
}

const onProject =
  (fit: (project: ProjectRow) => boolean, request: (project: ProjectRow, view: View) => ProjectRequest): Wish =>
  (view) => {
    const project = choose(view, view.truth.projects.values(), fit);
    return project && planning(steward(view, project), request(project, view));
  };

const onMilestone =
  (
    fit: (milestone: MilestoneRow, project: ProjectRow, view: View) => boolean,
    request: (row: MilestoneRow, view: View) => ProjectRequest,
  ): Wish =>
  (view) => {
    const { milestones, projects } = view.truth;
    const milestone = choose(view, milestones.values(), (row) => {
      const project = projects.get(row.project_id);
      return project !== undefined && fit(row, project, view);
    });
    const project = milestone && projects.get(milestone.project_id);
    return milestone && project && planning(steward(view, project), request(milestone, view));
  };

const startPersonal: Wish = (view) => {
  const by = anyone(view);
  return (
    by && planning(by, { type: 'CreateProject', scope: 'personal', name: nameBy(view), milestoneName: nameBy(view) })
  );
};

const startTeam: Wish = (view) => {
  const { truth, pick, once } = view;
  const isMember = ({ team_id, deactivated_at }: UserRow) => team_id !== null && deactivated_at === null;
  const member = choose(view, truth.users.values(), isMember);
  if (member === undefined) return undefined;
  const teamId = once(10) ? pick(truth.teams.keys()) : member.team_id;
  if (teamId === null || teamId === undefined) return undefined;
  const names = { name: nameBy(view), milestoneName: nameBy(view) };
  return planning(somebody(view, member.id), {
    type: 'CreateProject',
    scope: 'team',
    teamId,
    defaultUserId: member.id,
    ...names,
  });
};

const changeDefault = onProject(
  ({ visibility_scope }) => visibility_scope === 'team',
  ({ id: projectId, team_id, default_user_id }, { truth, pick }) => {
    const mates = [...truth.users.values()].filter(
      (user) => user.team_id === team_id && user.id !== default_user_id && user.deactivated_at === null,
    );
    return { type: 'ChangeDefaultUser', projectId, defaultUserId: pick(mates)?.id ?? default_user_id };
  },
);

const isPersonal = ({ visibility_scope }: ProjectRow): boolean => visibility_scope === 'personal';
/** Whether its project has another unarchived milestone. */
const hasOther = ({ id, project_id }: MilestoneRow, { truth }: View): boolean =>
  [...truth.milestones.values()].some((row) => row.project_id === project_id && row.id !== id && isOpen(row));

const isOpen = ({ archived_at }: { readonly archived_at: string | null }): boolean => archived_at === null;
const isArchived = ({ archived_at }: { readonly archived_at: string | null }): boolean => archived_at !== null;
const of = ({ id: milestoneId, project_id: projectId }: MilestoneRow) => ({ milestoneId, projectId });

/** Whether an item outside names one of its items as origin, so that its deletion would break a lineage. */
const hasOrigins = ({ id }: MilestoneRow, { truth: { items } }: View): boolean =>
  [...items.values()].some(
    ({ milestone_id, origin_item_id }) => milestone_id !== id && items.get(origin_item_id ?? '')?.milestone_id === id,
  );

/** The wishes for the planning room, with their weights. */
export const planningWishes = {
  startPersonal: [5, startPersonal],
  startTeam: [3, startTeam],
  renameProject: [
    3,
    onProject(
      () => true,
      ({ id: projectId }, view) => ({ type: 'RenameProject', projectId, name: nameBy(view) }),
    ),
  ],
  archiveProject: [2, onProject(isOpen, ({ id: projectId }) => ({ type: 'ArchiveProject', projectId }))],
  unarchiveProject: [6, onProject(isArchived, ({ id: projectId }) => ({ type: 'UnarchiveProject', projectId }))],
  changeDefault: [3, changeDefault],
  deleteProject: [2, onProject(isPersonal, ({ id: projectId }) => ({ type: 'DeleteProject', projectId }))],
  addMilestone: [
    9,
    onProject(isOpen, ({ id: projectId }, view) => ({ type: 'AddMilestone', projectId, name: nameBy(view) })),
  ],
  renameMilestone: [
    2,
    onMilestone(
      () => true,
      (row, view) => ({ type: 'RenameMilestone', ...of(row), name: nameBy(view) }),
    ),
  ],
  archiveMilestone: [
    5,
    onMilestone(
      (row, _, view) => isOpen(row) && hasOther(row, view),
      (row) => ({ type: 'ArchiveMilestone', ...of(row) }),
    ),
  ],
  unarchiveMilestone: [6, onMilestone(isArchived, (row) => ({ type: 'UnarchiveMilestone', ...of(row) }))],
  deleteOrigins: [
    4,
    onMilestone(
      (row, project, view) => isPersonal(project) && hasOther(row, view) && hasOrigins(row, view),
      (row) => ({ type: 'DeleteMilestone', ...of(row) }),
    ),
  ],
  deleteMilestone: [
    5,
    onMilestone(
      (row, project, view) => isPersonal(project) && hasOther(row, view),
      (row) => ({ type: 'DeleteMilestone', ...of(row) }),
    ),
  ],
} satisfies Record<string, readonly [number, Wish]>;
