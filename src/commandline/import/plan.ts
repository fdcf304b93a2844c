import { byTime, type WorkRow } from './work-log.js';

/** A planned user and the team of the group in which they appear most often. */
export interface PlannedUser {
  readonly name: string;
  readonly team: string;
}

/** The plan made from the rows of a work log: users, teams, and each user's work in time order. */
export interface ImportPlan {
  /** In order of first appearance in time. */
  readonly teams: readonly string[];
  readonly users: readonly PlannedUser[];
  readonly milestones: readonly string[];
  /** The names of the groups, that with most rows first. */
  readonly busiestGroups: readonly string[];
  /** Each resource's rows, earliest first, those of one instant in the order of the file. */
  readonly work: ReadonlyMap<string, readonly WorkRow[]>;
}

/** Plans the import of these rows; the file's order decides among rows of one instant and nothing else. */
export function planImport(rows: readonly WorkRow[]): ImportPlan {
  const inTime = [...rows].sort(byTime);
  const groups = countBy(inTime, (row) => row.group);
  const work = new Map<string, WorkRow[]>();
  for (const row of inTime) {
    const own = work.get(row.resource);
    if (own === undefined) work.set(row.resource, [row]);
    else own.push(row);
  }
  return {
    teams: [...groups.keys()],
    users: Array.from(work, ([name, own]) => ({ name, team: mostFrequent(countBy(own, (row) => row.group)) })),
    milestones: [...countBy(inTime, (row) => row.case).keys()],
    busiestGroups: [...groups].sort(([, one], [, other]) => other - one).map(([name]) => name),
    work,
  };
}

function countBy(rows: readonly WorkRow[], nameOf: (row: WorkRow) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(nameOf(row), (counts.get(nameOf(row)) ?? 0) + 1);
  return counts;
}

/** The name counted most often, the first one on a tie. */
function mostFrequent(counts: ReadonlyMap<string, number>): string {
  let best: [string, number] = ['', -1];
  for (const entry of counts) if (entry[1] > best[1]) best = entry;
  return best[0];
}
