/** Joins that `VISIBLE_ITEM` relies on: an item `i`, its milestone `m` and its project `p`. */
export const ITEM_WITH_PROJECT = `focus.items i
  left join focus.milestones m on m.id = i.milestone_id
  left join focus.projects p on p.id = m.project_id`;

// rule ORG-7: an item of a team project is visible to that team, its owner, its offerer and admins; a standalone item
// to its owner and offerer; an item of a personal project to its owner.
/** True for an item that the caller may see. */
export const VISIBLE_ITEM = `(i.organization_id = $2 and (
  i.execution_owner_id = $1
  or (i.milestone_id is null and i.offered_by = $1)
  or (p.visibility_scope = 'team' and (i.offered_by = $1 or p.team_id = $3 or $4))))`;
