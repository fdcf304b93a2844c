import type { Pool } from 'pg';

/** What the read tables know that organizations decide by; may be stale (LOG-8). */
export interface OrganizationFacts {
  /** How many unarchived projects the team has. */
  unarchivedProjects(organizationId: string, teamId: string): Promise<number>;
  /** Of how many unarchived projects of that team the user is the default user. */
  defaultUserOf(organizationId: string, teamId: string, userId: string): Promise<number>;
}

/** Reads facts over the pool; `caughtUp` resolves once the read tables hold everything appended before the call. */
export function createOrganizationFacts(pool: Pool, caughtUp: () => Promise<void>): OrganizationFacts {
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
    unarchivedProjects: (organizationId, teamId) =>
      count('organizations-unarchived-projects', '', [organizationId, teamId]),
    defaultUserOf: (organizationId, teamId, userId) =>
      count('organizations-default-user-of', 'and default_user_id = $3', [organizationId, teamId, userId]),
  };
}
