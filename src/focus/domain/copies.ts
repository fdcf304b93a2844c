import { type Refusal, happened, refused } from '../../kernel/deciding/decider.js';
import { type Answer, isHidden, itemCompleted } from './access.js';
import type { InStream, MakesItem } from './command-fields.js';
import { checkedDue } from './due.js';
import type { CopiedItemFact, MilestoneFact, StrandedItemFact } from './foreign-facts.js';
import { allowedOn, allowedToOthers, itemNotFound, no } from './focus.refusals.js';
import { type FocusState, stateOf } from './focus.state.js';
import { type NewItem, itemOffered, whyNotOffered } from './new-item.js';
import { whyNotInto } from './placing.js';

/** Offers the work of a completed item anew (FOCUS-11); sent to the stream of the new item's owner. */
export type RecreateItem = {
  readonly type: 'RecreateItem';
  /** Null if there is no such item. */
  readonly origin: CopiedItemFact | null;
  /** Absent: the origin's, if it still takes items and the actor sees it, else none. Null: none. */
  readonly milestoneId?: string | null;
  /** What the read tables know of the named `milestoneId`, as when an item is offered. */
  readonly milestone: MilestoneFact | null;
} & MakesItem;

function recreateItem(command: RecreateItem, state: FocusState): Answer {
  const { origin } = command;
  if (origin === null || !isSeen(command, origin)) return refused(itemNotFound);
  const forbidden = whyNotFromPersonal(command, origin, state) ?? whyNotOrigin(command, origin, state);
  if (forbidden) return refused(forbidden);
  const milestoneId = command.milestoneId === undefined ? inherited(command, origin, state) : command.milestoneId;
  const item = { ...copied(origin), dueAt: null, dueOn: null, milestoneId };
  const unfit =
    whyNotOffered(command, item, state) ??
    (command.milestoneId === undefined ? undefined : whyNotInto(command, milestoneId, command.milestone, state));
  return unfit ? refused(unfit) : happened(itemOffered(command, item, { originItemId: origin.itemId }));
}

/** Offers an inactive user's open item of a team project anew (ORG-9); sent to the stream of the new item's owner. */
export type CopyStrandedItem = {
  readonly type: 'CopyStrandedItem';
  /** Null if there is no such item. */
  readonly source: StrandedItemFact | null;
} & MakesItem;

/** Keeps milestone and due date: it is the same work with another owner. */
function copyStranded(command: CopyStrandedItem, state: FocusState): Answer {
  const { source } = command;
  if (source === null || !isSeen(command, source)) return refused(itemNotFound);
  const checked = checkedDue(source);
  if (checked.unfit) return refused(checked.unfit);
  const { dueAt = null, dueOn = null } = checked.due;
  const item = { ...copied(source), dueAt, dueOn, milestoneId: source.milestone?.milestoneId ?? null };
  const unfit =
    whyNotStranded(source) ??
    whyNotOffered(command, item, state) ??
    whyNotInto(command, item.milestoneId, source.milestone, state);
  return unfit ? refused(unfit) : happened(itemOffered(command, item, { copyOfItemId: source.itemId }));
}

/** FOCUS-11, ORG-9: makes a new item out of one that is completed or stranded. */
export const copyVerbs = { RecreateItem: recreateItem, CopyStrandedItem: copyStranded };

function copied(item: CopiedItemFact): Omit<NewItem, 'dueAt' | 'dueOn' | 'milestoneId'> {
  const { title, description, steps, tags } = item;
  return { title, description, steps, tags: tags.filter(({ known, retired }) => known && !retired) };
}

/** ORG-7 by the read tables, and ORG-6 whatever they contain. */
function isSeen({ by }: InStream, item: CopiedItemFact): boolean {
  return item.organizationId === by.organizationId && item.visibleToActor;
}

/** The origin's milestone if the actor may add items to it, else none. */
function inherited(asking: InStream, { milestone }: CopiedItemFact, state: FocusState): string | null {
  if (milestone === null || whyNotInto(asking, milestone.milestoneId, milestone, state)) return null;
  return milestone.milestoneId;
}

/** PLAN-3: from a personal project only its owner recreates, to themself. */
function whyNotFromPersonal(asking: InStream, origin: CopiedItemFact, state: FocusState): Refusal | undefined {
  const milestoneId = state.completed.get(origin.itemId)?.milestoneId ?? null;
  if (isHidden(asking, milestoneId, state)) return itemNotFound;
  if (origin.milestone?.scope !== 'personal') return undefined;
  if (asking.by.userId !== origin.ownerId) return itemNotFound;
  if (asking.ownerId === origin.ownerId) return undefined;
  return no('PLAN-3', 'ORIGIN_IS_PERSONAL', 'Work of a personal project is recreated for its owner only.', [
    'recreate',
  ]);
}

function whyNotOrigin(
  { by, itemId, ownerId }: InStream & { readonly itemId: string },
  origin: CopiedItemFact,
  state: FocusState,
): Refusal | undefined {
  // rule FOCUS-12: an item is never its own origin; as an origin is completed before and ids are fresh, no cycle arises
  if (itemId === origin.itemId) return no('FOCUS-12', 'OWN_ORIGIN', 'An item is never its own origin.');
  // rule LOG-8: whether an item that its owner can delete is still there is looked up in the owner's stream; the read
  // tables may still show it
  const known = ownerId === origin.ownerId ? stateOf(origin.itemId, state) : origin.state;
  if (known === undefined) return itemNotFound;
  // rule FOCUS-11: only a completed item can be recreated
  if (known === 'completed' && origin.state === 'completed') return undefined;
  const detail = `Only a completed item can be recreated; this one is ${origin.state}.`;
  const isOwners = by.userId === origin.ownerId;
  const allowed = isOwners ? allowedOn({ ...origin, state: known }, state) : allowedToOthers(known);
  return no('FOCUS-11', 'ITEM_NOT_COMPLETED', detail, allowed);
}

/** Two users may copy at the same moment; both copies remain, for their owners to decline. */
function whyNotAgain({ offeredAnew }: StrandedItemFact): Refusal | undefined {
  if (!offeredAnew) return undefined;
  const detail = 'This work was offered anew already; it can be again once that copy is declined or deleted.';
  return no('ORG-9', 'ITEM_OFFERED_ANEW', detail);
}

const notOfItsTeam: Refusal = {
  kind: 'forbidden',
  rule: 'ORG-9',
  code: 'NOT_IN_TEAM',
  detail: "Only members of the project's team, and admins, offer its stranded work anew.",
  allowed: [],
};

function whyNotStranded(source: StrandedItemFact): Refusal | undefined {
  if (source.milestone?.scope === 'personal') return itemNotFound;
  if (source.state === 'completed') return itemCompleted('ORG-9');
  if (source.ownerActive) {
    return no('ORG-9', 'ITEM_NOT_STRANDED', 'The owner of this item is active; only stranded work is offered anew.');
  }
  if (source.milestone === null) {
    return no('ORG-9', 'ITEM_NOT_OF_A_TEAM', 'Only work of a team project is offered anew for an inactive owner.');
  }
  return source.milestone.visibleToActor ? whyNotAgain(source) : notOfItsTeam;
}
