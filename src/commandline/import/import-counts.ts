import type { House } from '../../house.js';

/** What a project holds, by the read tables. */
export interface ProjectCounts {
  readonly items: number;
  readonly completed: number;
  readonly active: number;
  readonly waiting: number;
  readonly offered: number;
  readonly milestones: number;
  /** Whose items they are. */
  readonly users: number;
}

const COUNTS = `
  select count(i.id)::int as items, count(distinct m.id)::int as milestones,
    count(distinct i.execution_owner_id)::int as users,
    count(*) filter (where i.state = 'completed')::int as completed,
    count(*) filter (where i.state = 'active')::int as active,
    count(*) filter (where i.state = 'waiting')::int as waiting,
    count(*) filter (where i.state = 'offered')::int as offered
  from focus.milestones m left join focus.items i on i.milestone_id = m.id
  where m.project_id = $1`;

/** Counts everything in the project, imported or not. */
export async function countsOf({ pool }: House, projectId: string): Promise<ProjectCounts> {
  const { rows } = await pool.query<ProjectCounts>(COUNTS, [projectId]);
  const [counts] = rows;
  if (counts === undefined) throw new Error('A count returned no row.');
  return counts;
}
