import type { Caller } from '../../organizations/index.js';

/** The reader of a query: the values of $1 to $4 in `VISIBLE_PROJECT` and in what builds on it. */
// rule ORG-6: the organization is the caller's own, never the request's, and every query begins with it
export function eyesOf(
  caller: Caller,
): [userId: string, organizationId: string, teamId: string | null, admin: boolean] {
  return [caller.userId, caller.organizationId, caller.teamId, caller.role === 'admin'];
}

/** True for a project `p` that the caller may see: a personal one its owner (PLAN-3), a team's one its team and admins. */
export const VISIBLE_PROJECT = `(p.organization_id = $2 and (
  (p.visibility_scope = 'personal' and p.default_user_id = $1)
  or (p.visibility_scope = 'team' and (p.team_id = $3 or $4))))`;
