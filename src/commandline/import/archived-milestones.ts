import { CommandError } from '../terminal.js';
import type { Importing } from './importing.js';
import { workOf } from './owners-work.js';
import type { UserOf } from './people.js';
import { planImport } from './plan.js';
import { milestonesOf, type ProjectPlace } from './project.js';
import type { WorkRow } from './work-log.js';

/**
 * Leaves out, before anything is written, new rows of cases whose milestones are archived and take no new items
 * (PLAN-11); each is counted as a bad row. Throws a CommandError if none is left.
 */
export async function withoutArchived(
  importing: Importing,
  place: ProjectPlace,
  rows: readonly WorkRow[],
  userOf: UserOf,
): Promise<readonly WorkRow[]> {
  const archived = new Set<string>();
  const cases = new Set(rows.map((row) => row.case));
  for (const [name, milestone] of milestonesOf(importing, place, cases)) if (milestone.archived) archived.add(name);
  if (archived.size === 0) return rows;
  const refused = new Set<WorkRow>();
  for (const [resource, all] of planImport(rows).work) {
    const concerned = all.filter((row) => archived.has(row.case));
    const owner = userOf(resource);
    const fresh =
      owner === undefined || concerned.length === 0
        ? concerned
        : (await workOf(importing, place.projectId, owner, concerned)).fresh.map(({ row }) => row);
    for (const row of fresh) refused.add(row);
  }
  const left = rows.filter((row) => !refused.has(row));
  if (left.length === 0) {
    throw new CommandError(
      'All rows are of cases whose milestones are archived and take no new items: unarchive them, or import under ' +
        'another --project. Nothing was written.',
    );
  }
  for (const { line, case: name } of refused) {
    importing.tally.bad.push({ line, problem: `the milestone "${name}" is archived and takes no new items` });
  }
  return left;
}
