import type { Pool } from 'pg';
import type { CursorPage, PageRequest } from '../../kernel/reading/cursor-page.js';
import type { Caller } from '../../organizations/index.js';
import type { ProjectScope } from '../domain/project.events.js';
import { milestoneActions, projectActions } from '../domain/project.refusals.js';
import { milestonesSeen, projectsSeen, type ProjectFilter } from './planning.lists.js';
import type { MilestoneView, ProjectAlone, ProjectView } from './planning.views.js';
import { VISIBLE_PROJECT, eyesOf } from './project-visibility.js';

export type { MilestoneView, Progress, ProjectAlone, ProjectView } from './planning.views.js';

/** Reads projects and milestones as the read tables have them; what the caller may not see is undefined. */
export interface PlanningQueries {
  project(caller: Caller, projectId: string): Promise<ProjectView | undefined>;
  milestone(caller: Caller, milestoneId: string): Promise<MilestoneView | undefined>;
  projects(caller: Caller, filter: ProjectFilter, page: PageRequest): Promise<CursorPage<ProjectAlone>>;
  /** Undefined where the caller sees no such project; every project has a milestone (PLAN-4). */
  milestones(caller: Caller, projectId: string, page: PageRequest): Promise<CursorPage<MilestoneView> | undefined>;
  projectAlone(caller: Caller, projectId: string): Promise<ProjectAlone | undefined>;
  milestoneOf(caller: Caller, projectId: string, milestoneId: string): Promise<MilestoneView | undefined>;
}

const ONE: PageRequest = { after: null, limit: 1 };

type ProjectRow = Omit<ProjectView, 'milestones' | 'allowedActions'>;

interface MilestoneRow extends Omit<MilestoneView, 'allowedActions'> {
  readonly scope: ProjectScope;
  /** Whether it is the only unarchived milestone of its project. */
  readonly last: boolean;
}

const PROJECT = `select p.id as "projectId", p.visibility_scope as scope, p.team_id as "teamId",
    p.default_user_id as "defaultUserId", p.name, p.archived_at is not null as archived, p.revision,
    p.visibility_scope = 'team' and (u.deactivated_at is not null or u.team_id is distinct from p.team_id)
      as "needsDefaultUser",
    g.items::int, g.completed::int, g.progress
  from focus.projects p
  join focus.users u on u.id = p.default_user_id
  join focus.project_progress g on g.project_id = p.id
  where p.id = $5 and ${VISIBLE_PROJECT}`;

const MILESTONES = `select m.id as "milestoneId", m.project_id as "projectId", m.name,
    m.archived_at is not null as archived, m.revision, p.visibility_scope as scope,
    m.archived_at is null and not exists (select from focus.milestones o
      where o.project_id = m.project_id and o.id <> m.id and o.archived_at is null) as last,
    g.items::int, g.completed::int, g.progress
  from focus.milestones m
  join focus.projects p on p.id = m.project_id
  join focus.milestone_progress g on g.milestone_id = m.id and g.project_id = m.project_id
  where ${VISIBLE_PROJECT}`;

/** Opens the planning room for queries; `minPosition` is waited for by whoever asks, before. */
export function createPlanningQueries(pool: Pick<Pool, 'query'>): PlanningQueries {
  return {
    project: async (caller, projectId) => {
      const values = [...eyesOf(caller), projectId];
      const projects = await pool.query<ProjectRow>({ name: 'planning-project', text: PROJECT, values });
      const project = projects.rows[0];
      if (project === undefined) return undefined;
      const milestones = await pool.query<MilestoneRow>({
        name: 'planning-milestones',
        text: `${MILESTONES} and m.project_id = $5 order by m.created_at, m.id`,
        values,
      });
      return { ...project, milestones: milestones.rows.map(shownMilestone), allowedActions: projectActions(project) };
    },
    milestone: async (caller, milestoneId) => {
      const milestones = await pool.query<MilestoneRow>({
        name: 'planning-milestone',
        text: `${MILESTONES} and m.id = $5`,
        values: [...eyesOf(caller), milestoneId],
      });
      return milestones.rows.map(shownMilestone)[0];
    },
    projects: (caller, filter, page) => projectsSeen(pool, caller, filter, page),
    projectAlone: async (caller, projectId) => (await projectsSeen(pool, caller, { projectId }, ONE)).rows[0],
    milestones: async (caller, projectId, page) => {
      const found = await milestonesSeen(pool, caller, { projectId }, page);
      if (found.rows.length > 0) return found;
      const projects = await projectsSeen(pool, caller, { projectId }, ONE);
      return projects.rows.length > 0 ? found : undefined;
    },
    milestoneOf: async (caller, projectId, milestoneId) =>
      (await milestonesSeen(pool, caller, { projectId, milestoneId }, ONE)).rows[0],
  };
}

/** Whoever sees a project may also change it (PLAN-3, PLAN-12), so that every possible action is allowed. */
function shownMilestone({ scope, last, ...milestone }: MilestoneRow): MilestoneView {
  return { ...milestone, allowedActions: milestoneActions(scope, milestone.archived, last) };
}
