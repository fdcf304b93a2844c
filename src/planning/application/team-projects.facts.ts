import type { Pool } from 'pg';
import type { TeamProjectFacts } from '../../organizations/index.js';

/**
 * Reads over the pool the facts about projects that teams need; `caughtUp` resolves once the tables contain everything
 * that was appended before the call.
 */
export function createTeamProjectFacts(pool: Pick<Pool, 'query'>, caughtUp: () => Promise<void>): TeamProjectFacts {
  const count = async (name: string, condition: string, values: readonly string[]): Promise<number> => {
    await caughtUp();
    const { rows } = await pool.query<{ count: number }>({
      name,
      text: `select count(*)::int as count from focus.projects
        where organization_id = $1 and team_id = $2 and archived_at is null ${condition}`,
      values: [...values],
    });
    return rows[0]?.count ?? 0;
  };
  return {
    unarchivedProjects: (organizationId, teamId) => count('planning-unarchived-projects', '', [organizationId, teamId]),
    defaultUserOf: (organizationId, teamId, userId) =>
      count('planning-default-user-of', 'and default_user_id = $3', [organizationId, teamId, userId]),
  };
}
