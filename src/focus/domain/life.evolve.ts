import { countDown, countUp } from './counts.js';
import type { FocusEvent, Neighbours } from './focus.events.js';
import { leaveShelf, putOnShelf, runName, shelfChanged } from './focus.parts.js';
import { type FocusState, type OpenItem, stateOf, stepsAndTagsOf } from './focus.state.js';
import { insert, neighboursOf, remove, type WaitingList } from './waiting-list.js';

const NONE: readonly never[] = [];

type LifeEvent = Extract<
  FocusEvent,
  {
    type:
      | 'ItemOffered'
      | 'PastWorkImported'
      | 'ItemAccepted'
      | 'OfferDeclined'
      | 'ItemActivated'
      | 'ItemReturnedToWaiting'
      | 'ItemCompleted'
      | 'ItemMoved'
      | 'ItemSetAside'
      | 'ItemBroughtBack'
      | 'ItemDeleted';
  }
>;

/** Takes an item from state to state, and in and out of the waiting list; passes over what does not fit. */
export function evolveLife(state: FocusState, event: LifeEvent): void {
  if (event.type === 'ItemOffered' || event.type === 'PastWorkImported') {
    made(state, event);
    return;
  }
  const item = state.items.get(event.data.itemId);
  if (item === undefined) return;
  shelfChanged(state, item);
  switch (event.type) {
    case 'ItemAccepted':
      if (item.state !== 'offered') return;
      countDown(state.offers, item.offeredBy);
      item.state = 'waiting';
      joinWaiting(state, item.itemId, 'bottom');
      return;
    case 'ItemActivated':
      activated(state, item);
      return;
    case 'ItemReturnedToWaiting':
      if (item.state !== 'active') return;
      leaveActive(state);
      item.state = 'waiting';
      joinWaiting(state, item.itemId, 'top');
      return;
    case 'ItemCompleted':
      if (item.state !== 'active') return;
      leaveActive(state);
      state.items.delete(item.itemId);
      state.stepsAndTags -= stepsAndTagsOf(item);
      state.completed.set(item.itemId, {
        milestoneId: item.milestoneId,
        originItemId: item.originItemId,
        shelf: item.shelf,
      });
      return;
    case 'ItemMoved':
      if (item.state === 'waiting') moveBetween(state, item, event.data);
      return;
    case 'ItemSetAside':
      if (item.state === 'waiting') setAside(state, item, event.data.until);
      return;
    case 'ItemBroughtBack':
      setAside(state, item, null);
      return;
    case 'OfferDeclined':
    case 'ItemDeleted':
      forgetItem(state, item);
      return;
    default:
      event satisfies never;
  }
}

/** Takes an item out of the state; nothing is activated in its place. */
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

/** Takes a completed item out of the state. */
export function forgetCompleted(state: FocusState, itemId: string): void {
  const item = state.completed.get(itemId);
  if (item === undefined) return;
  state.completed.delete(itemId);
  leaveShelf(state, itemId, item);
  if (item.originItemId !== null) countDown(state.origins, item.originItemId);
}

function made(state: FocusState, event: Extract<FocusEvent, { type: 'ItemOffered' | 'PastWorkImported' }>): void {
  if (event.type === 'ItemOffered') offered(state, event);
  else imported(state, event);
}

function offered(state: FocusState, event: Extract<FocusEvent, { type: 'ItemOffered' }>): void {
  const { itemId, offeredBy, originItemId, dueAt, dueOn, milestoneId, stepIds, tagIds } = event.data;
  if (state.items.has(itemId) || state.completed.has(itemId)) return;
  const item: OpenItem = {
    itemId,
    offeredBy,
    originItemId,
    // rule FOCUS-1: assigned work enters `offered`
    state: 'offered',
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
  item.state = 'active';
  setAside(state, item, null);
  state.activeId = item.itemId;
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

/** Below the one above where that waits, else above the one below, else at the end that is meant. */
function placeBetween({ runOf }: WaitingList, above: string | null, below: string | null) {
  if (above !== null && runOf.has(above)) return { below: above };
  if (below !== null && runOf.has(below)) return { above: below };
  return below === null ? 'bottom' : 'top';
}
