import type { Pool } from 'pg';

/** A part of an organization, or the organization itself. */
export interface Named {
  readonly kind: 'team' | 'user' | 'tag' | 'organization';
  readonly id: string;
}

const REVISIONS: Readonly<Record<Named['kind'], string>> = {
  team: 'select revision from focus.teams where id = $1',
  user: 'select revision from focus.users where id = $1',
  tag: 'select revision from focus.tags where id = $1',
  organization: 'select revision from focus.organizations where id = $1',
};

/** What the read tables know that organizations decide by; may be stale (LOG-8). */
export interface OrganizationFacts {
  /** How many unarchived projects the team has. */
  unarchivedProjects(organizationId: string, teamId: string): Promise<number>;
  /** The revision of the last event that changed what is named, as of this position or later; undefined for none. */
  revisionOf(named: Named, position: bigint): Promise<number | undefined>;
  /** Of how many unarchived projects of that team the user is the default user. */
  defaultUserOf(organizationId: string, teamId: string, userId: string): Promise<number>;
}

/**
 * Reads facts over the pool; `caughtUp` resolves once the read tables hold everything up to the position, or everything
 * that was appended before the call.
 */
export function createOrganizationFacts(pool: Pool, caughtUp: (position?: bigint) => Promise<void>): OrganizationFacts {
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
    revisionOf: async ({ kind, id }, position) => {
      await caughtUp(position);
      const query = { name: `organizations-revision-of-${kind}`, text: REVISIONS[kind], values: [id] };
      return (await pool.query<{ revision: number }>(query)).rows[0]?.revision;
    },
    unarchivedProjects: (organizationId, teamId) =>
      count('organizations-unarchived-projects', '', [organizationId, teamId]),
    defaultUserOf: (organizationId, teamId, userId) =>
      count('organizations-default-user-of', 'and default_user_id = $3', [organizationId, teamId, userId]),
  };
}
