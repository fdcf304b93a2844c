import type { Pool } from 'pg';

/** A part of an organization, or the organization itself. */
export interface Named {
  readonly kind: 'team' | 'user' | 'tag' | 'organization';
  readonly id: string;
}

const REVISIONS: Readonly<Record<Named['kind'], string>> = {
  team: 'select revision from organizations.teams where id = $1',
  user: 'select revision from organizations.users where id = $1',
  tag: 'select revision from organizations.tags where id = $1',
  organization: 'select revision from organizations.organizations where id = $1',
};

/** What the planning room knows of teams' projects; includes everything that was appended before the call. */
export interface TeamProjectFacts {
  /** How many unarchived projects the team has. */
  unarchivedProjects(organizationId: string, teamId: string): Promise<number>;
  /** Of how many unarchived projects of that team the user is the default user. */
  defaultUserOf(organizationId: string, teamId: string, userId: string): Promise<number>;
}

/** The facts that organizations' decisions need and their streams do not contain; may be stale (LOG-8). */
export interface OrganizationFacts extends TeamProjectFacts {
  /** The revision of the last event that changed what is named, as of this position or later; undefined for none. */
  revisionOf(named: Named, position: bigint): Promise<number | undefined>;
}

/** Reads facts over the pool; `caughtUp` resolves once the read tables hold everything up to the position. */
export function createOrganizationFacts(
  pool: Pool,
  caughtUp: (position: bigint) => Promise<void>,
  projects: TeamProjectFacts,
): OrganizationFacts {
  return {
    ...projects,
    revisionOf: async ({ kind, id }, position) => {
      await caughtUp(position);
      const query = { name: `organizations-revision-of-${kind}`, text: REVISIONS[kind], values: [id] };
      return (await pool.query<{ revision: number }>(query)).rows[0]?.revision;
    },
  };
}
