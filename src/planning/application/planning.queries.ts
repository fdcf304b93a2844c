import type { Pool } from 'pg';
import type { Caller } from '../../organizations/index.js';
import type { ProjectScope } from '../domain/project.events.js';
import { milestoneActions, projectActions } from '../domain/project.refusals.js';
import { VISIBLE_PROJECT, eyesOf } from './visibility.js';

/** How far a milestone or project is (PLAN-6). */
export interface Progress {
  readonly items: number;
  readonly completed: number;
  /** `completed / items`; null without items. */
  readonly progress: number | null;
}

/** A milestone as its reader sees it. */
export interface MilestoneView extends Progress {
  readonly milestoneId: string;
  readonly projectId: string;
  readonly name: string;
  readonly archived: boolean;
  /** Revision of the last event that changed it, in its project's stream. */
  readonly revision: number;
  readonly allowedActions: readonly string[];
}

/** A project as its reader sees it, with its milestones in the order in which they were added. */
export interface ProjectView extends Progress {
  readonly projectId: string;
  readonly scope: ProjectScope;
  /** Null for a personal project. */
  readonly teamId: string | null;
  readonly defaultUserId: string;
  /** Whether the default user has left the team or was deactivated since. */
  readonly needsDefaultUser: boolean;
  readonly name: string;
  readonly archived: boolean;
  /** Revision of the last event that changed it, in its stream. */
  readonly revision: number;
  readonly milestones: readonly MilestoneView[];
  readonly allowedActions: readonly string[];
}

/** Reads projects and milestones as the read tables have them; what the caller may not see is undefined. */
export interface PlanningQueries {
  project(caller: Caller, projectId: string): Promise<ProjectView | undefined>;
  milestone(caller: Caller, milestoneId: string): Promise<MilestoneView | undefined>;
}

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
  };
}

/** Whoever sees a project may also change it (PLAN-3, PLAN-12), so that every possible action is allowed. */
function shownMilestone({ scope, last, ...milestone }: MilestoneRow): MilestoneView {
  return { ...milestone, allowedActions: milestoneActions(scope, milestone.archived, last) };
}
