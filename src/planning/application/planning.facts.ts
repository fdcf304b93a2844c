import type { Pool } from 'pg';

/** The facts from the read tables that planning's decisions need. */
export interface PlanningFacts {
  /** The revision of the last event that changed the milestone, or else the project, as of this position or later. */
  revisionOf(
    named: { readonly projectId: string; readonly milestoneId?: string },
    position: bigint,
  ): Promise<number | undefined>;
}

const PROJECT = 'select revision from focus.projects where id = $1';
const MILESTONE = 'select revision from focus.milestones where project_id = $1 and id = $2';

/** Reads facts over the pool; `caughtUp` resolves once the read tables hold everything up to the position. */
export function createPlanningFacts(
  pool: Pick<Pool, 'query'>,
  caughtUp: (position: bigint) => Promise<void>,
): PlanningFacts {
  return {
    revisionOf: async ({ projectId, milestoneId }, position) => {
      await caughtUp(position);
      const { rows } = await pool.query<{ revision: number }>(
        milestoneId === undefined
          ? { name: 'planning-project-revision', text: PROJECT, values: [projectId] }
          : { name: 'planning-milestone-revision', text: MILESTONE, values: [projectId, milestoneId] },
      );
      return rows[0]?.revision;
    },
  };
}
