import { isDeepStrictEqual } from 'node:util';
import { focusStream, type FocusEvent } from '../../../src/focus/index.js';
import type { EventLog, RecordedEvent } from '../../../src/kernel/event-log/event-log.js';
import type { Wish } from '../load/wish.js';
import { outcomeOf } from '../reference-model/outcomes.js';
import { followAppend, nothingYet, type ReferenceModel } from '../reference-model/reference-model.js';
import type { ItemRow } from '../reference-model/rows.js';
import { tell } from '../reference-model/tell.js';

/** One of two teammates, and the token that they use. */
export interface Mate {
  readonly userId: string;
  readonly token: string;
}

/** The people of a desk, and where their work belongs. */
export interface Place {
  readonly me: Mate;
  readonly mate: Mate;
  readonly organizationId: string;
  readonly teamId: string;
  readonly projectId: string;
  readonly milestoneId: string;
  readonly tagId: string;
}

/**
 * All that a person has to do, known completely because nobody else writes to it; they have one teammate and one
 * project.
 */
export interface Desk extends Place {
  readonly model: ReferenceModel;
  /** The item that was touched last. */
  touched: string | undefined;
  /** Applies what was appended since; throws unless it is what this wish, if any, must have led to. */
  takeIn(wish?: Wish): Promise<void>;
}

/** The desk at this place, as the log has it. */
export async function deskAt(place: Place, log: EventLog): Promise<Desk> {
  const model = nothingYet();
  const streams = [
    ...[`organization-${place.organizationId}`, `project-${place.projectId}`],
    ...[place.me, place.mate].map(({ userId }) => focusStream(userId)),
  ];
  const seen = new Map(streams.map((stream) => [stream, 0]));
  const news = async (): Promise<readonly RecordedEvent[]> => {
    const asked = streams.map((stream) => ({ stream, fromRevision: (seen.get(stream) ?? 0) + 1 }));
    const events = (await log.readStreams(asked)).flat();
    for (const { stream, revision } of events) seen.set(stream, revision);
    return events.sort((one, other) => (one.position < other.position ? -1 : 1));
  };
  const takeIn = async (wish?: Wish): Promise<void> => {
    const events = await news();
    if (wish !== undefined) expectOutcome(wish, events, model);
    followAppend(model, events);
  };
  const desk: Desk = { ...place, model, touched: undefined, takeIn };
  await desk.takeIn();
  return desk;
}

function expectOutcome(wish: Wish, events: readonly RecordedEvent[], model: ReferenceModel): void {
  const own = events.filter(({ stream }) => stream === focusStream(wish.ownerId));
  const told = own.map(({ event }) => event as FocusEvent);
  const made = told[0]?.type === 'ItemOffered' ? told[0].data.itemId : '';
  const [is, should] = [told.map(tell), outcomeOf(wish, made, model)];
  if (!isDeepStrictEqual(is, should)) throw new Error(`${wish.verb} led to ${is.join()} instead of ${should.join()}`);
}

/** The user's items in this state, the oldest first. */
export function itemsIn({ model }: Desk, { userId }: Mate, state: ItemRow['state']): readonly ItemRow[] {
  return [...model.items.values()].filter((item) => item.execution_owner_id === userId && item.state === state);
}

/** The user's waiting items, from the top. */
export function waitingOf({ model }: Desk, { userId }: Mate): readonly ItemRow[] {
  return (model.lists.get(userId) ?? []).flatMap((id) => model.items.get(id) ?? []);
}

/** Every item of the project that is open. */
export function openItems({ model, milestoneId }: Desk): readonly ItemRow[] {
  return [...model.items.values()].filter((item) => item.milestone_id === milestoneId && item.state !== 'completed');
}
