import type { EvolversOf } from '../../kernel/deciding/by-type.js';
import { countDown, countUp } from './counts.js';
import type { FocusEvent, Neighbours } from './focus.events.js';
import type { ItemState } from './foreign-facts.js';
import { leaveShelf, putOnShelf, runName, shelfChanged } from './focus.parts.js';
import { type FocusState, type OpenItem, stateOf, stepsAndTagsOf } from './focus.state.js';
import { insert, neighboursOf, remove, type WaitingList } from './waiting-list.js';

const NONE: readonly never[] = [];

const STATE_AFTER = {
  ItemOffered: 'offered',
  ItemAccepted: 'waiting',
  ItemActivated: 'active',
  ItemReturnedToWaiting: 'waiting',
  ItemCompleted: 'completed',
  OfferDeclined: 'declined',
  ItemDeleted: 'deleted',
} as const satisfies Partial<Record<FocusEvent['type'], ItemState | 'declined' | 'deleted'>>;

/** In which state an event of this type leaves its item; undefined for one that does not change that. */
export function stateAfter(type: string): (typeof STATE_AFTER)[keyof typeof STATE_AFTER] | undefined {
  return Object.hasOwn(STATE_AFTER, type) ? STATE_AFTER[type as keyof typeof STATE_AFTER] : undefined;
}

/** An event of one item. */
export type EventOnItem = Extract<FocusEvent, { readonly data: { readonly itemId: string } }>;

/** Moves an item from state to state, and into and out of the waiting list; ignores events that do not fit. */
export const lifeEvolvers = {
  ItemOffered: offered,
  PastWorkImported: imported,
  ItemAccepted: onItem((state, item) => {
    if (item.state !== 'offered') return;
    countDown(state.offers, item.offeredBy);
    item.state = STATE_AFTER.ItemAccepted;
    joinWaiting(state, item.itemId, 'bottom');
  }),
  ItemActivated: onItem(activated),
  ItemReturnedToWaiting: onItem((state, item) => {
    if (item.state !== 'active') return;
    leaveActive(state);
    item.state = STATE_AFTER.ItemReturnedToWaiting;
    joinWaiting(state, item.itemId, 'top');
  }),
  ItemCompleted: onItem(completed),
  ItemMoved: onItem((state, item, { data }) => {
    if (item.state === 'waiting') moveBetween(state, item, data);
  }),
  ItemSetAside: onItem((state, item, { data }) => {
    if (item.state === 'waiting') setAside(state, item, data.until);
  }),
  ItemBroughtBack: onItem((state, item) => {
    setAside(state, item, null);
  }),
  OfferDeclined: onItem(forgetItem),
  ItemDeleted: onItem(forgetItem),
} satisfies Partial<EvolversOf<FocusState, FocusEvent>>;

/** Changes an item that is not completed and marks its shelf as changed; ignores an event of any other item. */
export function onItem<Event extends EventOnItem>(
  change: (state: FocusState, item: OpenItem, event: Event) => void,
): (state: FocusState, event: Event) => void {
  return (state, event) => {
    const item = state.items.get(event.data.itemId);
    if (item === undefined) return;
    shelfChanged(state, item);
    change(state, item, event);
  };
}

/** Removes an item from the state; nothing is activated in its place. */
export function forgetItem(state: FocusState, item: OpenItem): void {
  if (item.state === 'active') leaveActive(state);
  if (item.state === 'waiting') leaveWaiting(state, item);
  if (item.state === 'offered') countDown(state.offers, item.offeredBy);
  state.items.delete(item.itemId);
  state.stepsAndTags -= stepsAndTagsOf(item);
  state.aside.delete(item.itemId);
  leaveShelf(state, item.itemId, item);
  if (item.originItemId !== null) countDown(state.origins, item.originItemId);
}

/** Removes a completed item from the state. */
export function forgetCompleted(state: FocusState, itemId: string): void {
  const item = state.completed.get(itemId);
  if (item === undefined) return;
  state.completed.delete(itemId);
  leaveShelf(state, itemId, item);
  if (item.originItemId !== null) countDown(state.origins, item.originItemId);
}

function offered(state: FocusState, { data }: Extract<FocusEvent, { type: 'ItemOffered' }>): void {
  const { itemId, offeredBy, originItemId, dueAt, dueOn, milestoneId, stepIds, tagIds } = data;
  if (state.items.has(itemId) || state.completed.has(itemId)) return;
  const item: OpenItem = {
    itemId,
    offeredBy,
    originItemId,
    // rule FOCUS-1: assigned work enters `offered`
    state: STATE_AFTER.ItemOffered,
    dueAt,
    dueOn: dueOn ?? null,
    milestoneId,
    asideUntil: null,
    steps: stepIds.length === 0 ? NONE : stepIds.map((stepId) => ({ stepId, checked: false })),
    tagIds: tagIds.length === 0 ? NONE : [...new Set(tagIds)],
    shelf: putOnShelf(state, itemId),
  };
  state.items.set(itemId, item);
  state.stepsAndTags += stepsAndTagsOf(item);
  countUp(state.offers, offeredBy);
  if (originItemId !== null) countUp(state.origins, originItemId);
}

function imported(state: FocusState, { data }: Extract<FocusEvent, { type: 'PastWorkImported' }>): void {
  const { itemId, milestoneId } = data;
  if (stateOf(itemId, state) !== undefined) return;
  state.completed.set(itemId, { milestoneId, originItemId: null, shelf: putOnShelf(state, itemId) });
}

function activated(state: FocusState, item: OpenItem): void {
  // rule FOCUS-3: an owner has at most one active item: there is one place for it, and it must be free
  if (item.state !== 'waiting' || state.activeId !== null) return;
  leaveWaiting(state, item);
  item.state = STATE_AFTER.ItemActivated;
  setAside(state, item, null);
  state.activeId = item.itemId;
}

function completed(state: FocusState, item: OpenItem): void {
  if (item.state !== 'active') return;
  leaveActive(state);
  const { itemId, milestoneId, originItemId, shelf } = item;
  state.items.delete(itemId);
  state.stepsAndTags -= stepsAndTagsOf(item);
  state.completed.set(itemId, { milestoneId, originItemId, shelf });
}

function setAside(state: FocusState, item: OpenItem, until: string | null): void {
  item.asideUntil = until;
  if (until === null) state.aside.delete(item.itemId);
  else state.aside.add(item.itemId);
}

function joinWaiting(state: FocusState, itemId: string, place: Parameters<typeof insert>[2]): void {
  for (const run of insert(state.waiting, itemId, place)) state.changed.add(runName(run));
}

function leaveWaiting(state: FocusState, { itemId, asideUntil }: OpenItem): void {
  state.lastPlace = { itemId, ...neighboursOf(state.waiting, itemId), asideUntil };
  for (const run of remove(state.waiting, itemId)) state.changed.add(runName(run));
}

function leaveActive(state: FocusState): void {
  state.activeId = null;
  state.alarm = null;
}

function moveBetween(state: FocusState, item: OpenItem, { above, below }: Neighbours): void {
  leaveWaiting(state, item);
  joinWaiting(state, item.itemId, placeBetween(state.waiting, above, below));
}

/** Below `above` if that waits, else above `below`, else at the end that is meant. */
function placeBetween({ runOf }: WaitingList, above: string | null, below: string | null) {
  if (above !== null && runOf.has(above)) return { below: above };
  if (below !== null && runOf.has(below)) return { above: below };
  return below === null ? 'bottom' : 'top';
}
