import { MOST_PAST_WORK, type ImportPastWork } from '../../focus/index.js';
import type { DirectoryUser } from '../../organizations/index.js';
import { stopIfAsked, type Importing } from './importing.js';
import { asking, milestoneFact, send, type Destination, type PlacedRow } from './sending-items.js';

/** Records the owner's past work as done, as much in one append as fits; what is refused is counted as bad rows. */
export async function recordPastWork(
  importing: Importing,
  owner: DirectoryUser,
  rows: readonly PlacedRow[],
  to: Destination,
): Promise<void> {
  for (let from = 0; from < rows.length; from += MOST_PAST_WORK) {
    await recordAtOnce(importing, owner, rows.slice(from, from + MOST_PAST_WORK), to);
  }
}

/** If one is refused, all are, so halves are tried, down to the rows at fault. */
async function recordAtOnce(
  importing: Importing,
  owner: DirectoryUser,
  rows: readonly PlacedRow[],
  to: Destination,
): Promise<void> {
  stopIfAsked(importing);
  const { tally } = importing;
  const [first] = rows;
  if (first === undefined) return;
  const refusal = await send(importing, owner, pastWork(importing, owner, rows, to), {
    request: `ImportPastWork ${first.itemId} to ${rows.at(-1)?.itemId}`,
    occurredAt: first.row.time,
  });
  if (refusal !== undefined && rows.length > 1) {
    const half = Math.ceil(rows.length / 2);
    await recordAtOnce(importing, owner, rows.slice(0, half), to);
    await recordAtOnce(importing, owner, rows.slice(half), to);
    return;
  }
  if (refusal !== undefined) tally.bad.push({ line: first.row.line, problem: `it was refused: ${refusal}` });
  tally.rows += rows.length;
}

function pastWork(
  importing: Importing,
  owner: DirectoryUser,
  rows: readonly PlacedRow[],
  { milestones, now }: Destination,
): ImportPastWork {
  const { organization, importer } = importing;
  const { organizationId, role, active } = importer;
  return {
    type: 'ImportPastWork',
    ...asking(owner),
    importer: { userId: importer.userId, organizationId, role, active },
    owner: { organizationId: owner.organizationId, active: owner.active },
    milestoneRequired: organization.milestoneRequired,
    now,
    work: rows.map(({ row, itemId }) => {
      const milestone = milestoneFact(importing, milestones.get(row.case));
      const milestoneId = milestone?.milestoneId ?? null;
      return {
        itemId,
        title: row.activity,
        milestoneId,
        milestone,
        startedAt: row.startedAt ?? null,
        completedAt: row.time,
      };
    }),
  };
}
