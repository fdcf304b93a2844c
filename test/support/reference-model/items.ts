import type { RecordedEvent } from '../../../src/kernel/event-log/event-log.js';
import { dayIn } from '../../../src/kernel/runtime/time-zones.js';
import { followAlarm } from './alarms.js';
import { followContent } from './content.js';
import { decline, expectMember, importPast, offer } from './new-items.js';
import { activeOf, expectNoOrigin, forgetItem, leaveList, listOf } from './relations.js';
import { type ItemRow, type LoggedEvent, type ReferenceModel, known, must, there } from './rows.js';

/** Applies an event of a focus stream that is about an item. */
export function followItem(model: ReferenceModel, recorded: RecordedEvent<LoggedEvent>): void {
  const { event, revision, stream, context } = recorded;
  const owner = stream.slice('focus-'.length);
  if (event.type === 'ItemOffered') {
    offer(model, event, { created_at: context.occurredAt, revision });
    must(event.data.ownerId === owner, "FOCUS-1: an item lies in its owner's stream");
    return;
  }
  if (event.type === 'PastWorkImported') {
    must(context.occurredAt === event.data.completedAt, 'FOCUS-22: it happened when it was completed');
    importPast(model, event, revision);
    must(event.data.ownerId === owner, "FOCUS-22: an item lies in its owner's stream");
    expectMember(model, context.actor, event.data.organizationId, 'ORG-6: the importer too');
    return;
  }
  if (!('itemId' in event.data)) throw new Error(`${event.type} in a focus stream`);
  const item = there(model.items, event.data.itemId);
  must(item.execution_owner_id === owner, 'FOCUS-10: only the owner executes transitions');
  if (followAlarm(model, event, item)) return;
  must(item.state !== 'completed', 'FOCUS-6: a completed item is terminal and immutable');
  item.revision = revision;
  if (followContent(model, event, item, context.occurredAt)) return;
  transit(model, item, recorded);
}

function transit(model: ReferenceModel, item: ItemRow, { event, context }: RecordedEvent<LoggedEvent>): void {
  const { id, execution_owner_id: owner } = item;
  const list = listOf(model, owner);
  switch (event.type) {
    case 'ItemAccepted':
      must(item.state === 'offered', 'FOCUS-2: an offered item is accepted');
      must(event.data.above === (list.at(-1) ?? null), 'FOCUS-2: it joins the bottom');
      item.state = 'waiting';
      list.push(id);
      return;
    case 'ItemActivated':
      must(item.state === 'waiting', 'FOCUS-7: only what waits is activated');
      if (event.data.cause !== 'owner') expectTop(model, owner, id, context.occurredAt);
      item.set_aside_until = null;
      leaveList(model, owner, id);
      must(activeOf(model, owner) === undefined, 'FOCUS-3: an owner has at most one active item');
      item.state = 'active';
      return;
    case 'ItemReturnedToWaiting':
      must(item.state === 'active', 'FOCUS-4: what was active returns');
      must(event.data.below === (list[0] ?? null), 'FOCUS-4: the active item returns to the top of waiting');
      endSession(model, item);
      item.state = 'waiting';
      list.unshift(id);
      return;
    case 'ItemCompleted':
      must(item.state === 'active', 'FOCUS-7: only what is active is completed');
      endSession(model, item);
      Object.assign(item, { state: 'completed', completed_at: context.occurredAt });
      return;
    case 'ItemMoved':
      must(item.state === 'waiting', 'FOCUS-8: only waiting items have a position');
      moveBetween(list, id, event.data);
      return;
    case 'ItemSetAside':
      must(item.state === 'waiting', 'FOCUS-25: a waiting item is set aside');
      must(event.data.until > (dayOf(model, owner, context.occurredAt) ?? ''), 'FOCUS-25: until a day to come');
      item.set_aside_until = event.data.until;
      return;
    case 'ItemBroughtBack':
      must(item.state === 'waiting' && item.set_aside_until !== null, 'FOCUS-25: what is set aside is brought back');
      item.set_aside_until = null;
      return;
    case 'OfferDeclined':
      must(item.state === 'offered', 'FOCUS-13: declining is for offers');
      decline(model, item, event, context.occurredAt);
      return;
    case 'ItemDeleted':
      must(['offered', 'waiting'].includes(item.state), 'FOCUS-13: offered or waiting, and no other');
      expectNoOrigin(model, id);
      forgetItem(model, id);
      return;
    default:
      throw new Error(`${event.type} in a focus stream`);
  }
}

interface Neighbours {
  readonly above: string | null;
  readonly below: string | null;
}

function moveBetween(list: string[], id: string, { above, below }: Neighbours): void {
  const before = list.join();
  list.splice(list.indexOf(id), 1);
  must(above === null || list.includes(above), 'FOCUS-8: a neighbour above that does not wait');
  const index = above === null ? 0 : list.indexOf(above) + 1;
  must((list[index] ?? null) === below, 'FOCUS-8: between its new neighbours');
  list.splice(index, 0, id);
  must(list.join() !== before, 'FOCUS-8: a move that moves nothing');
}

/** The day of a moment in the owner's time zone, if that is known. */
function dayOf(model: ReferenceModel, owner: string, occurredAt: string): string | undefined {
  const user = known(model, model.users, owner);
  return user && dayIn(user.time_zone, occurredAt);
}

/** Expects the item to be the first of the list that is not set aside on that day, if the day there is known. */
function expectTop(model: ReferenceModel, owner: string, itemId: string, occurredAt: string): void {
  const today = dayOf(model, owner, occurredAt);
  if (today === undefined) return;
  const top = listOf(model, owner).find((id) => (there(model.items, id).set_aside_until ?? '') <= today);
  must(top === itemId, 'FOCUS-5: the top waiting item');
}

function endSession({ sessions }: ReferenceModel, item: ItemRow): void {
  const session = sessions.get(item.execution_owner_id);
  must(session === undefined, 'FOCUS-18: the alarm session ends when its item leaves `active`');
}
