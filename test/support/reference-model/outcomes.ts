import type { ReferenceModel } from './reference-model.js';
import { outcomeOfAlarm } from './outcomes-of-alarms.js';
import { activeOf } from './relations.js';
import { stepNamesOf, type Place, type Wish, type WishOf } from '../load/wish.js';

/**
 * The outcome of a wish by the rules, given the state before it, each event in the form of `tell`; an empty list if the
 * state is already so. `madeId` is the id of the item that it makes. Throws if the wish had to be refused.
 */
export function outcomeOf(wish: Wish, madeId: string, model: ReferenceModel): readonly string[] {
  switch (wish.verb) {
    case 'offer':
    case 'recreate':
      return made(wish, madeId, model);
    case 'activate':
    case 'complete':
      return executed(wish, model);
    case 'accept':
    case 'decline':
    case 'delete':
    case 'move':
      return inList(wish, model);
    case 'setAside':
    case 'bringBack':
      return aside(wish, model);
    case 'startAlarm':
    case 'changeAlarm':
    case 'stopAlarm':
    case 'acknowledgeAlarm':
      return outcomeOfAlarm(wish, model);
    default:
      return ofContent(wish, model);
  }
}

const listOf = ({ lists }: ReferenceModel, ownerId: string): readonly string[] => lists.get(ownerId) ?? [];
/** FOCUS-25: a load sets items aside until days that do not come while it runs. */
const isAside = ({ items }: ReferenceModel, itemId: string): boolean =>
  (items.get(itemId)?.set_aside_until ?? null) !== null;
const activeIdOf = (model: ReferenceModel, ownerId: string): string | undefined => activeOf(model, ownerId)?.id;

function itemOf({ items }: ReferenceModel, itemId: string, ...states: readonly string[]) {
  const item = items.get(itemId);
  if (item === undefined || !states.includes(item.state)) throw new Error(`${itemId} is ${item?.state ?? 'not there'}`);
  return item;
}

function made(wish: WishOf<'offer' | 'recreate'>, madeId: string, model: ReferenceModel): readonly string[] {
  const { userId, ownerId } = wish;
  const bottom = listOf(model, ownerId).at(-1) ?? null;
  if (userId !== ownerId) roomFor(userId, ownerId, model);
  if (wish.verb === 'offer') {
    const who = `to ${ownerId} by ${userId} after null in ${wish.milestoneId ?? null}`;
    const parts = [who, wish.key, wish.tagIds, stepNamesOf(wish)];
    const offered = `ItemOffered ${madeId} ${parts.join(' | ')}`;
    return wish.accept ? [offered, `ItemAccepted ${madeId} below ${bottom}`] : [offered];
  }
  const { id, title, milestone_id } = itemOf(model, wish.itemId, 'completed');
  const tagIds = (model.itemTags.get(id) ?? []).toSorted();
  const stepNames = (model.steps.get(id) ?? []).map(({ name }) => name);
  const who = `to ${ownerId} by ${userId} after ${id} in ${milestone_id}`;
  return [`ItemOffered ${madeId} ${[who, title, tagIds, stepNames].join(' | ')}`];
}

/** FOCUS-23. */
function roomFor(userId: string, ownerId: string, { items }: ReferenceModel): void {
  const open = [...items.values()].filter((item) => item.state === 'offered' && item.execution_owner_id === ownerId);
  const colleagues = open.filter(({ offered_by }) => offered_by !== ownerId);
  if (colleagues.length >= 1_000) throw new Error(`${colleagues.length} offers are open to ${ownerId}`);
  const own = colleagues.filter(({ offered_by }) => offered_by === userId).length;
  if (own >= 200) throw new Error(`${own} offers of ${userId} are open to ${ownerId}`);
}

function executed(
  { verb, itemId, ownerId }: WishOf<'activate' | 'complete'>,
  model: ReferenceModel,
): readonly string[] {
  const [top] = listOf(model, ownerId);
  const active = activeIdOf(model, ownerId);
  const minutes = model.users.get(ownerId)?.active_item_alarm_default ?? null;
  const left = model.sessions.has(ownerId) ? [`AlarmStopped ${active} by left`] : [];
  const begun = (id: string, cause: string): readonly string[] => [
    `ItemActivated ${id} by ${cause}`,
    ...(minutes === null ? [] : [`AlarmStarted ${id} every ${minutes}`]),
  ];
  if (verb === 'complete') {
    itemOf(model, itemId, 'active');
    const next = listOf(model, ownerId).find((id) => !isAside(model, id));
    return [...left, `ItemCompleted ${itemId}`, ...(next === undefined ? [] : begun(next, 'completion'))];
  }
  if (active === itemId) return [];
  itemOf(model, itemId, 'waiting');
  const back = active === undefined ? [] : [...left, `ItemReturnedToWaiting ${active} above ${top ?? null}`];
  return [...back, ...begun(itemId, 'owner')];
}

function inList(wish: WishOf<'accept' | 'decline' | 'delete' | 'move'>, model: ReferenceModel): readonly string[] {
  const { itemId, ownerId } = wish;
  const list = listOf(model, ownerId);
  switch (wish.verb) {
    case 'accept': {
      const { state } = itemOf(model, itemId, 'offered', 'waiting');
      return state === 'waiting' ? [] : [`ItemAccepted ${itemId} below ${list.at(-1) ?? null}`];
    }
    case 'decline':
      return [`OfferDeclined ${itemId} of ${itemOf(model, itemId, 'offered').offered_by}: ${wish.key}`];
    case 'delete': {
      const { state, offered_by } = itemOf(model, itemId, 'offered', 'waiting');
      const isColleagues = state === 'offered' && offered_by !== ownerId;
      return [isColleagues ? `OfferDeclined ${itemId} of ${offered_by}: null` : `ItemDeleted ${itemId}`];
    }
    case 'move': {
      itemOf(model, itemId, 'waiting');
      const order = moved(list, itemId, wish.to, (id) => isAside(model, id));
      const at = order.indexOf(itemId);
      if (order.join() === list.join()) return [];
      return [`ItemMoved ${itemId} between ${order[at - 1] ?? null} and ${order[at + 1] ?? null}`];
    }
  }
}

function aside(wish: WishOf<'setAside' | 'bringBack'>, model: ReferenceModel): readonly string[] {
  const { set_aside_until: before } = itemOf(model, wish.itemId, 'waiting');
  if (wish.verb === 'bringBack') return before === null ? [] : [`ItemBroughtBack ${wish.itemId}`];
  return before === wish.until ? [] : [`ItemSetAside ${wish.itemId} until ${wish.until}`];
}

/** FOCUS-8: positions count those that are not set aside; before and after name any that waits. */
function moved(
  list: readonly string[],
  itemId: string,
  to: Place,
  isSetAside: (id: string) => boolean,
): readonly string[] {
  const others = list.filter((id) => id !== itemId);
  if ('position' in to) {
    const present = others.filter((id) => !isSetAside(id));
    if (to.position > present.length + 1) throw new Error(`position ${to.position} of ${present.length + 1}`);
    const above = list.slice(0, list.indexOf(itemId)).filter((id) => !isSetAside(id));
    if (above.length === to.position - 1) return list;
    const over = present[to.position - 2];
    return others.toSpliced(over === undefined ? 0 : others.indexOf(over) + 1, 0, itemId);
  }
  const neighbour = 'before' in to ? to.before : to.after;
  if (!list.includes(neighbour)) throw new Error(`${neighbour} does not wait`);
  if (neighbour === itemId) return list;
  return others.toSpliced(others.indexOf(neighbour) + ('before' in to ? 0 : 1), 0, itemId);
}

type Steps = WishOf<'addStep' | 'renameStep' | 'checkStep' | 'uncheckStep' | 'removeStep' | 'reorderSteps'>;
type Content = Steps | WishOf<'edit' | 'tag' | 'untag'>;

function ofContent(wish: Content, model: ReferenceModel): readonly string[] {
  const { itemId, key } = wish;
  itemOf(model, itemId, 'offered', 'waiting', 'active');
  const steps = model.steps.get(itemId) ?? [];
  const tags = model.itemTags.get(itemId) ?? [];
  const step = 'stepId' in wish ? steps.find(({ id }) => id === wish.stepId) : undefined;
  if ('stepId' in wish && step === undefined) throw new Error(`${wish.stepId} is no step of ${itemId}`);
  switch (wish.verb) {
    case 'edit':
      return [`ItemEdited ${itemId} ${key}`];
    case 'addStep':
      return [`StepAdded ${itemId} after ${steps.at(-1)?.id ?? null}: ${key}`];
    case 'renameStep':
      return [`StepRenamed ${itemId} ${wish.stepId}: ${key}`];
    case 'checkStep':
      return step?.is_completed ? [] : [`StepChecked ${itemId} ${wish.stepId}`];
    case 'uncheckStep':
      return step?.is_completed ? [`StepUnchecked ${itemId} ${wish.stepId}`] : [];
    case 'removeStep':
      return [`StepRemoved ${itemId} ${wish.stepId}`];
    case 'reorderSteps': {
      const [is, should] = [steps.map(({ id }) => id), wish.stepIds];
      if ([...is].sort().join() !== [...should].sort().join()) throw new Error(`${should.join()} are not its steps`);
      return is.join() === should.join() ? [] : [`StepsReordered ${itemId} ${should.join()}`];
    }
    case 'tag':
      return tags.includes(wish.tagId) ? [] : [`ItemTagged ${itemId} ${wish.tagId}`];
    case 'untag':
      return tags.includes(wish.tagId) ? [`ItemUntagged ${itemId} ${wish.tagId}`] : [];
    default:
      return wish satisfies never;
  }
}
