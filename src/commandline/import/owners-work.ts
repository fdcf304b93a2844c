import type { Focus, ItemStates } from '../../focus/index.js';
import type { DirectoryUser } from '../../organizations/index.js';
import { itemIdOf, stopIfAsked, type Importing } from './importing.js';
import type { MilestonePlace, Milestones } from './project.js';
import type { WorkRow } from './work-log.js';

type FocusCommand = Extract<Parameters<Focus['decide']>[0], { readonly itemId: string }>;

/** One owner's rows in time order, and where their items stood when this run began. */
export interface OwnersWork {
  readonly owner: DirectoryUser;
  readonly rows: readonly WorkRow[];
  readonly before: ItemStates;
}

/** Where the items of all owners go. */
export interface Destination {
  readonly projectId: string;
  readonly milestones: Milestones;
  /** RFC 3339 UTC: what happened later waits. */
  readonly cutoff: string | undefined;
}

/** Whether a row still has to be offered. */
export function isNew(importing: Importing, projectId: string, { owner, before }: OwnersWork, row: WorkRow): boolean {
  return !before.states.has(itemIdOf(importing, projectId, owner, row));
}

/** Brings each of the owner's rows to where it belongs, in time order, and activates the first that waits. */
export async function carryOutWork(importing: Importing, work: OwnersWork, to: Destination): Promise<void> {
  for (const row of work.rows) {
    stopIfAsked(importing);
    const refusal = await settleRow(importing, work, row, to);
    if (refusal !== undefined) importing.tally.bad.push({ line: row.line, problem: `it was refused: ${refusal}` });
    importing.tally.rows += 1;
  }
}

/** Activates an owner's first waiting row unless something of theirs is active; `now` is where their items stand. */
export async function beginFirst(
  importing: Importing,
  { owner, rows }: OwnersWork,
  { projectId, cutoff }: Destination,
  now: ItemStates,
): Promise<void> {
  if (now.activeId !== null) return;
  const first = rows.find((row) => now.states.get(itemIdOf(importing, projectId, owner, row)) === 'waiting');
  if (first === undefined) return;
  const itemId = itemIdOf(importing, projectId, owner, first);
  const at = whenOf(first, cutoff);
  await send(importing, owner, at, activation(owner, itemId, at));
}

/** Answers why the row was refused, if it was. */
async function settleRow(
  importing: Importing,
  { owner, before }: OwnersWork,
  row: WorkRow,
  { projectId, milestones, cutoff }: Destination,
): Promise<string | undefined> {
  const itemId = itemIdOf(importing, projectId, owner, row);
  const state = before.states.get(itemId);
  const at = whenOf(row, cutoff);
  if (state === undefined) {
    const milestone = (await milestones.get(row.case)) ?? null;
    const offered = await send(importing, owner, at, offer(importing, owner, row, itemId, milestone), 'offer');
    if (offered.kind === 'refused') return offered.refusal.detail;
    // It was here before, and its owner has deleted it since.
    if (offered.repeated) return undefined;
  }
  if (state === 'completed' || isLater(row, cutoff)) return undefined;
  if (state !== 'active') {
    // What waits since an earlier run may have been active before: only a new item's activation can have a repeat.
    const key = state === undefined ? 'activate' : undefined;
    const activated = await send(importing, owner, at, activation(owner, itemId, at), key);
    if (activated.kind === 'refused') return activated.refusal.detail;
  }
  const completed = await send(importing, owner, at, completion(owner, itemId, at), 'complete');
  return completed.kind === 'refused' ? completed.refusal.detail : undefined;
}

function isLater(row: WorkRow, cutoff: string | undefined): boolean {
  return cutoff !== undefined && row.time > cutoff;
}

/** What is still to be done at the cutoff can't have been begun after it. */
function whenOf(row: WorkRow, cutoff: string | undefined): string {
  return cutoff !== undefined && row.time > cutoff ? cutoff : row.time;
}

function asking({ userId, organizationId, role }: DirectoryUser) {
  return { by: { userId, organizationId, role }, ownerId: userId };
}

function offer(
  { organization: { organizationId, milestoneRequired } }: Importing,
  owner: DirectoryUser,
  row: WorkRow,
  itemId: string,
  milestone: MilestonePlace | null,
): FocusCommand {
  return {
    type: 'OfferItem',
    ...asking(owner),
    itemId,
    owner: { organizationId: owner.organizationId, active: owner.active },
    milestoneRequired,
    title: row.activity,
    description: null,
    dueAt: null,
    milestoneId: milestone?.milestoneId ?? null,
    // The importer, who acts for the owner, is an admin and sees every team project (ORG-7).
    milestone: milestone && { ...milestone, organizationId, scope: 'team', visibleToActor: true },
    steps: [],
    tags: [],
    accept: true,
  };
}

function activation(owner: DirectoryUser, itemId: string, now: string): FocusCommand {
  return { type: 'ActivateItem', ...asking(owner), itemId, now, alarmDefault: owner.alarmDefault };
}

function completion(owner: DirectoryUser, itemId: string, now: string): FocusCommand {
  return { type: 'CompleteItem', ...asking(owner), itemId, now, alarmDefault: owner.alarmDefault };
}

/** Sends a command for the owner; under a key only where `keyed` says which of the item's commands it is. */
async function send(
  importing: Importing,
  owner: DirectoryUser,
  occurredAt: string,
  command: FocusCommand,
  keyed?: 'offer' | 'activate' | 'complete',
) {
  const { house, organization, importer, tally } = importing;
  const outcome = await house.focus.decide(command, {
    organizationId: organization.organizationId,
    actor: importer.userId,
    onBehalfOf: owner.userId,
    // The item's id derives from all that the row says.
    ...(keyed === undefined ? {} : { key: `import:${command.itemId}:${keyed}` }),
    request: `${command.type} ${command.itemId}`,
    occurredAt,
  });
  tally.commands += 1;
  if (outcome.kind !== 'done' && outcome.kind !== 'refused') throw new Error(`${command.type}: ${outcome.kind}.`);
  return outcome;
}
