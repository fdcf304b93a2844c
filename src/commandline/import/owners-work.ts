import { everOwned, idleSince, itemStatesOf, type ItemStates } from '../../focus/index.js';
import { timestamp } from '../../kernel/runtime/clock.js';
import { dayIn } from '../../kernel/runtime/time-zones.js';
import type { DirectoryUser } from '../../organizations/index.js';
import { formerItemIdOf, itemIdOf, stopIfAsked, type Importing } from './importing.js';
import { recordPastWork } from './past-work-command.js';
import { asking, milestoneFact, send, type Destination, type SentCommand, type PlacedRow } from './sending-items.js';
import { exactly, toMillisecond } from './times.js';
import type { WorkRow } from './work-log.js';

/** One owner's rows in the order of the work, and which of them existed when this run began. */
export interface OwnersWork {
  readonly owner: DirectoryUser;
  readonly rows: readonly PlacedRow[];
  /** Rows that no import has recorded before. */
  readonly fresh: readonly PlacedRow[];
  readonly before: ItemStates;
}

/** Looks up which of the owner's rows exist, in their own stream. */
export async function workOf(
  importing: Importing,
  projectId: string,
  owner: DirectoryUser,
  rows: readonly WorkRow[],
): Promise<OwnersWork> {
  const { executor, log } = importing.house;
  const before = await itemStatesOf(executor, owner.userId);
  const placed = rows.map((row) => {
    const itemId = itemIdOf(importing, projectId, owner, row);
    if (before.revision === 0 || before.states.has(itemId)) return { row, itemId };
    const formerId = formerItemIdOf(importing, projectId, owner, row);
    return { row, itemId: before.states.has(formerId) ? formerId : itemId };
  });
  const unknown = placed.filter(({ itemId }) => !before.states.has(itemId));
  if (unknown.length === 0 || before.revision === 0) return { owner, rows: placed, fresh: unknown, before };
  // What its owner deleted does not come back.
  const ever = await everOwned(log, owner.userId);
  const wasThere = ({ row, itemId }: PlacedRow): boolean =>
    ever.has(itemId) || ever.has(formerItemIdOf(importing, projectId, owner, row));
  return { owner, rows: placed, fresh: unknown.filter((each) => !wasThere(each)), before };
}

/** Imports the owner's rows: past work is recorded as done, later work waits. */
export async function carryOutWork(importing: Importing, work: OwnersWork, to: Destination): Promise<void> {
  const { owner, rows, fresh, before } = work;
  importing.tally.rows += rows.length - fresh.length;
  const isPast = ({ row }: PlacedRow): boolean => !waits(row, to.cutoff);
  await recordPastWork(importing, owner, fresh.filter(isPast), to);
  if (to.completeOpen) {
    for (const placed of rows.filter(isPast)) {
      const state = before.states.get(placed.itemId);
      if (state === 'waiting' || state === 'active') await completeOpen(importing, owner, placed);
    }
  }
  for (const placed of fresh) if (!isPast(placed)) await putBefore(importing, owner, placed, to);
}

/**
 * Activates the first of the owner's new rows that wait, unless something of theirs is active; if an earlier import was
 * stopped before it did so, the first of all. An item that its owner has put off since, by setting it aside (FOCUS-25)
 * or by activating another, is not activated.
 */
export async function beginFirst(importing: Importing, work: OwnersWork): Promise<void> {
  const { owner, rows } = work;
  const { executor, log, clock } = importing.house;
  const now = await itemStatesOf(executor, owner.userId);
  if (now.activeId !== null || !owner.active) return;
  const today = dayIn(owner.timeZone, timestamp(clock));
  const fresh = new Set(work.fresh.map(({ itemId }) => itemId));
  const waiting = rows.filter(({ itemId }) => now.states.get(itemId) === 'waiting');
  const old = new Set(waiting.map(({ itemId }) => itemId).filter((itemId) => !fresh.has(itemId)));
  // Continues an import that was stopped.
  const all = old.size > 0 && (await idleSince(log, owner.userId, old));
  const first = waiting.find(({ itemId }) => (all || fresh.has(itemId)) && (now.asideUntil.get(itemId) ?? '') <= today);
  if (first === undefined) return;
  stopIfAsked(importing);
  await send(importing, owner, onItem(importing, 'ActivateItem', owner, first), {
    request: `ActivateItem ${first.itemId}`,
  });
}

/** Whether a row is not past work: it is not completed, or was only after the cutoff. */
function waits(row: WorkRow, cutoff: string | undefined): boolean {
  return row.open === true || (cutoff !== undefined && row.exactTime > exactly(cutoff));
}

/**
 * Offers and accepts work in the owner's name, dated no later than the cutoff: at the cutoff it was still to be done.
 */
async function putBefore(
  importing: Importing,
  owner: DirectoryUser,
  { row, itemId }: PlacedRow,
  { milestones, cutoff, now }: Destination,
): Promise<void> {
  stopIfAsked(importing);
  const { organization, tally } = importing;
  const milestone = milestoneFact(importing, milestones.get(row.case));
  const [occurredAt = now] = [row.time, toMillisecond(cutoff ?? now), now].sort();
  const refusal = await send(
    importing,
    owner,
    {
      type: 'OfferItem',
      ...asking(owner),
      ...{ itemId, owner: { organizationId: owner.organizationId, active: owner.active } },
      milestoneRequired: organization.milestoneRequired,
      ...{ title: row.activity, description: null, dueAt: null, steps: [], tags: [], accept: true },
      ...{ milestoneId: milestone?.milestoneId ?? null, milestone },
    },
    // The item's id derives from the whole row.
    { key: `import:${itemId}:offer`, request: `OfferItem ${itemId}`, occurredAt },
  );
  if (refusal !== undefined) tally.bad.push({ line: row.line, problem: `it was refused: ${refusal}` });
  tally.rows += 1;
}

/** Completes waiting or active work as its owner would, dated now: it was open until then. */
async function completeOpen(importing: Importing, owner: DirectoryUser, placed: PlacedRow): Promise<void> {
  for (const type of ['ActivateItem', 'CompleteItem'] as const) {
    stopIfAsked(importing);
    const request = `${type} ${placed.itemId}`;
    const refusal = await send(importing, owner, onItem(importing, type, owner, placed), { request });
    if (refusal === undefined) continue;
    importing.tally.bad.push({ line: placed.row.line, problem: `it was refused: ${refusal}` });
    return;
  }
}

function onItem(
  { house }: Importing,
  type: 'ActivateItem' | 'CompleteItem',
  owner: DirectoryUser,
  { itemId }: PlacedRow,
): SentCommand {
  const now = timestamp(house.clock);
  const { alarmDefault, timeZone } = owner;
  return { type, ...asking(owner), itemId, now, today: dayIn(timeZone, now), alarmDefault };
}
