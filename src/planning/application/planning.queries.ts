import type { ReadTables } from '../../kernel/reading/as-of-tables.js';
import { pageOf, partsOf, timeKey, type CursorPage, type PageRequest } from '../../kernel/reading/cursor-page.js';
import { timesAsText } from '../../kernel/reading/times-as-text.js';
import type { Caller } from '../../organizations/index.js';
import type { ProjectScope } from '../domain/project.events.js';
import { milestoneActions, projectActions } from '../domain/project.refusals.js';
import type { MilestoneView, ProjectAlone } from './planning.views.js';
import { VISIBLE_PROJECT, eyesOf } from './project-visibility.js';

/** Which projects a list contains; an undefined field filters nothing. */
export interface ProjectFilter {
  readonly projectId?: string;
  readonly scope?: ProjectScope;
  readonly archived?: boolean;
}

export type { MilestoneView, Progress, ProjectAlone } from './planning.views.js';

/** Reads projects and milestones from the read tables; what the caller may not see is undefined, or not in the list. */
export interface PlanningQueries {
  /** In the order in which they were started. */
  projects(caller: Caller, filter: ProjectFilter, page: PageRequest): Promise<CursorPage<ProjectAlone>>;
  projectAlone(caller: Caller, projectId: string): Promise<ProjectAlone | undefined>;
  /** In the order in which they were added; undefined for a project that the caller does not see. */
  milestones(caller: Caller, projectId: string, page: PageRequest): Promise<CursorPage<MilestoneView> | undefined>;
  milestoneOf(caller: Caller, projectId: string, milestoneId: string): Promise<MilestoneView | undefined>;
}

interface ProjectRow extends Omit<ProjectAlone, 'allowedActions'> {
  readonly createdAt: string;
}

interface MilestoneRow extends Omit<MilestoneView, 'allowedActions'> {
  readonly scope: ProjectScope;
  /** Whether it is the only unarchived milestone of its project. */
  readonly last: boolean;
  readonly createdAt: string;
}

/** Progress is counted for the rows of the page alone. */
const PROJECTS = `select p.*, g.items::int, g.completed::int, g.progress
  from (
    select p.id as "projectId", p.visibility_scope as scope, p.team_id as "teamId",
      p.default_user_id as "defaultUserId", p.name, p.archived_at is not null as archived, p.revision,
      p.visibility_scope = 'team' and (u.deactivated_at is not null or u.team_id is distinct from p.team_id)
        as "needsDefaultUser", p.created_at as "createdAt"
    from focus.projects p join focus.users u on u.id = p.default_user_id
    where ${VISIBLE_PROJECT}
      and ($5::uuid is null or p.id = $5)
      and ($6::text is null or p.visibility_scope = $6)
      and ($7::boolean is null or (p.archived_at is not null) = $7)
      and ($8::timestamptz is null or (p.created_at, p.id) > ($8, $9::uuid))
    order by p.created_at, p.id limit $10
  ) p
  cross join lateral (select * from focus.project_progress g where g.project_id = p."projectId") g
  order by p."createdAt", p."projectId"`;

const MILESTONES = `select m.*, g.items::int, g.completed::int, g.progress
  from (
    select m.id as "milestoneId", m.project_id as "projectId", m.name, m.archived_at is not null as archived, m.revision,
      p.visibility_scope as scope, m.created_at as "createdAt",
      m.archived_at is null and not exists (select from focus.milestones o
        where o.project_id = m.project_id and o.id <> m.id and o.archived_at is null) as last
    from focus.milestones m join focus.projects p on p.id = m.project_id
    where m.project_id = $5 and ${VISIBLE_PROJECT}
      and ($6::uuid is null or m.id = $6)
      and ($7::timestamptz is null or (m.created_at, m.id) > ($7, $8::uuid))
    order by m.created_at, m.id limit $9
  ) m
  cross join lateral (select * from focus.milestone_progress g where g.milestone_id = m."milestoneId") g
  order by m."createdAt", m."milestoneId"`;

const ONE: PageRequest = { after: null, limit: 1 };

/** Queries of the planning room through a pool; the caller waits for a `minPosition` first. */
export function createPlanningQueries(pool: ReadTables): PlanningQueries {
  const projectAlone = async (caller: Caller, projectId: string): Promise<ProjectAlone | undefined> =>
    (await projectsSeen(pool, caller, { projectId }, ONE)).rows[0];
  return {
    projects: (caller, filter, page) => projectsSeen(pool, caller, filter, page),
    projectAlone,
    milestones: async (caller, projectId, page) => {
      const found = await milestonesSeen(pool, caller, { projectId }, page);
      // Every project has a milestone (PLAN-4), so only for an empty page is it unknown whether the caller sees the
      // project.
      if (found.rows.length > 0 || (await projectAlone(caller, projectId)) !== undefined) return found;
      return undefined;
    },
    milestoneOf: async (caller, projectId, milestoneId) =>
      (await milestonesSeen(pool, caller, { projectId, milestoneId }, ONE)).rows[0],
  };
}

async function projectsSeen(
  pool: ReadTables,
  reader: Caller,
  { projectId, scope, archived }: ProjectFilter,
  { after, limit }: PageRequest,
): Promise<CursorPage<ProjectAlone>> {
  const filters = [projectId ?? null, scope ?? null, archived ?? null];
  const values = [...eyesOf(reader), ...filters, ...partsOf(after), limit + 1];
  const { rows } = await pool.query<ProjectRow>({
    name: 'planning-projects',
    text: PROJECTS,
    values,
    types: timesAsText,
  });
  return pageOf(
    rows,
    limit,
    (row) => timeKey(row.createdAt, row.projectId),
    ({ createdAt: _createdAt, ...project }) => ({ ...project, allowedActions: projectActions(project) }),
  );
}

async function milestonesSeen(
  pool: ReadTables,
  reader: Caller,
  { projectId, milestoneId }: { readonly projectId: string; readonly milestoneId?: string },
  { after, limit }: PageRequest,
): Promise<CursorPage<MilestoneView>> {
  const values = [...eyesOf(reader), projectId, milestoneId ?? null, ...partsOf(after), limit + 1];
  const { rows } = await pool.query<MilestoneRow>({
    name: 'planning-milestones-seen',
    text: MILESTONES,
    values,
    types: timesAsText,
  });
  return pageOf(
    rows,
    limit,
    (row) => timeKey(row.createdAt, row.milestoneId),
    ({ createdAt: _createdAt, scope, last, ...milestone }) => ({
      ...milestone,
      // A user who sees a project may also change it (PLAN-3, PLAN-12), so that every possible action is allowed.
      allowedActions: milestoneActions(scope, milestone.archived, last),
    }),
  );
}
