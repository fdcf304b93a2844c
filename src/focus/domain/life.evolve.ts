import type { FocusEvent, Neighbours } from './focus.events.js';
import { type FocusState, type OpenItem, stateOf } from './focus.state.js';

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
  switch (event.type) {
    case 'ItemAccepted':
      if (item.state !== 'offered') return;
      countDown(state.offers, item.offeredBy);
      item.state = 'waiting';
      state.waiting.push(item.itemId);
      return;
    case 'ItemActivated':
      activated(state, item);
      return;
    case 'ItemReturnedToWaiting':
      if (item.state !== 'active') return;
      leaveActive(state);
      item.state = 'waiting';
      state.waiting.unshift(item.itemId);
      return;
    case 'ItemCompleted':
      if (item.state !== 'active') return;
      leaveActive(state);
      state.items.delete(item.itemId);
      state.completed.set(item.itemId, { milestoneId: item.milestoneId, originItemId: item.originItemId });
      return;
    case 'ItemMoved':
      if (item.state === 'waiting') moveBetween(state, item.itemId, event.data);
      return;
    case 'OfferDeclined':
    case 'ItemDeleted':
      if (item.state === 'waiting') leaveWaiting(state, item.itemId);
      forgetItem(state, item);
      return;
    default:
      event satisfies never;
  }
}

/** Takes an item out of the state, save the waiting list; nothing is activated in its place. */
export function forgetItem(state: FocusState, item: OpenItem): void {
  if (item.state === 'active') leaveActive(state);
  if (item.state === 'offered') countDown(state.offers, item.offeredBy);
  state.items.delete(item.itemId);
  forgetOrigin(state, item.originItemId);
}

/** One item fewer names this origin. */
export function forgetOrigin(state: FocusState, originItemId: string | null): void {
  if (originItemId !== null) countDown(state.origins, originItemId);
}

function countUp(counts: Map<string, number>, id: string): void {
  counts.set(id, (counts.get(id) ?? 0) + 1);
}

function countDown(counts: Map<string, number>, id: string): void {
  const left = (counts.get(id) ?? 0) - 1;
  if (left > 0) counts.set(id, left);
  else counts.delete(id);
}

function made(state: FocusState, event: Extract<FocusEvent, { type: 'ItemOffered' | 'PastWorkImported' }>): void {
  if (event.type === 'ItemOffered') offered(state, event);
  else imported(state, event);
}

function offered(state: FocusState, event: Extract<FocusEvent, { type: 'ItemOffered' }>): void {
  const { itemId, offeredBy, originItemId, dueAt, dueOn, milestoneId, stepIds, tagIds } = event.data;
  if (state.items.has(itemId) || state.completed.has(itemId)) return;
  state.items.set(itemId, {
    itemId,
    offeredBy,
    originItemId,
    // rule FOCUS-1: assigned work enters `offered`
    state: 'offered',
    dueAt,
    dueOn: dueOn ?? null,
    milestoneId,
    steps: stepIds.map((stepId) => ({ stepId, checked: false })),
    tagIds: new Set(tagIds),
  });
  countUp(state.offers, offeredBy);
  if (originItemId !== null) countUp(state.origins, originItemId);
}

function imported(state: FocusState, { data }: Extract<FocusEvent, { type: 'PastWorkImported' }>): void {
  const { itemId, milestoneId } = data;
  if (stateOf(itemId, state) === undefined) state.completed.set(itemId, { milestoneId, originItemId: null });
}

function activated(state: FocusState, item: OpenItem): void {
  // rule FOCUS-3: an owner has at most one active item: there is one place for it, and it must be free
  if (item.state !== 'waiting' || state.activeId !== null) return;
  leaveWaiting(state, item.itemId);
  item.state = 'active';
  state.activeId = item.itemId;
}

function leaveWaiting(state: FocusState, itemId: string): void {
  const index = state.waiting.indexOf(itemId);
  if (index >= 0) state.waiting.splice(index, 1);
}

function leaveActive(state: FocusState): void {
  state.activeId = null;
  state.alarm = null;
}

function moveBetween(state: FocusState, itemId: string, { above, below }: Neighbours): void {
  leaveWaiting(state, itemId);
  const over = above === null ? -1 : state.waiting.indexOf(above);
  const under = below === null ? -1 : state.waiting.indexOf(below);
  const bottom = below === null ? state.waiting.length : 0;
  state.waiting.splice(over >= 0 ? over + 1 : under >= 0 ? under : bottom, 0, itemId);
}
