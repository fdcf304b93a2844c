import { isDeepStrictEqual } from 'node:util';
import { focusStream, type FocusEvent } from '../../src/focus/index.js';
import type { House } from '../../src/house.js';
import { commandIdOf } from '../../src/kernel/deciding/identity.js';
import type { RecordedEvent } from '../../src/kernel/event-log/event-log.js';
import type { Queryable } from '../../src/kernel/projecting/lease.js';
import { systemClock } from '../../src/kernel/runtime/clock.js';
import { expectTables } from './reference-model/tables.js';
import { follow, nothingYet, type ReferenceModel } from './reference-model/reference-model.js';
import { expectSound } from './reference-model/soundness.js';
import { outcomeOf } from './reference-model/outcomes.js';
import { tell } from './reference-model/tell.js';
import { isOnServer } from './kurrent.js';
import type { Acknowledged } from './load.js';
import { wholeLog } from './whole-log.js';

/** What the checker reads. */
export interface Checked extends Pick<House, 'log'> {
  readonly pool: Queryable;
}

/** What the checker ignores. */
export interface NotStrange {
  /** Users who are not clients, so that their commands were not acknowledged. */
  readonly aside?: readonly string[];
}

/**
 * Compares the responses that clients got with the log and the read tables, by the rules and not by the service's own
 * code; returns each contradiction as a sentence. Every user's command in a focus stream must be an acknowledged one.
 */
export async function contradictions(
  { log, pool }: Checked,
  acknowledged: readonly Acknowledged[],
  { aside = [] }: NotStrange = {},
): Promise<string[]> {
  const events = await wholeLog(log);
  const found = [...inLog(events)];
  const model = nothingYet();
  const told = new Map(acknowledged.map((each) => [positionOf(each), each]));
  if (told.size !== acknowledged.length) found.push('Two commands were told the same position.');
  for (const command of commandsOf(events)) {
    const last = command.at(-1);
    if (!last?.stream.startsWith('focus-') || ['system', ...aside].includes(last.context.actor)) {
      found.push(...followed(model, command));
      continue;
    }
    const answer = told.get(String(last.position));
    told.delete(String(last.position));
    if (answer === undefined) found.push(`Nobody was told of the command at ${last.position}.`);
    found.push(...(answer ? inCommand(command, answer, model, log.id) : followed(model, command)));
  }
  for (const [position, { wish }] of told) found.push(`The log has no command at ${position}, to ${wish.verb}.`);
  // Throws at the first table that shows something else, and says what.
  await expectTables(pool, model).catch((error: unknown) => found.push(String(error)));
  return found;
}

function positionOf({ text }: Acknowledged): string {
  const { position } = JSON.parse(text) as { readonly position: string };
  return position.split('.')[0] ?? '';
}

/** Adjacent events of one command. */
function commandsOf(events: readonly RecordedEvent[]): readonly RecordedEvent[][] {
  const commands: RecordedEvent[][] = [];
  for (const event of events) {
    const before = commands.at(-1);
    if (before?.[0]?.context.commandId === event.context.commandId) before.push(event);
    else commands.push([event]);
  }
  return commands;
}

/**
 * LOG-2: positions and streams in order without gaps, except that positions of some stores have them (ADR 0023); LOG-3:
 * the events of a command are adjacent and occur once.
 */
function* inLog(events: readonly RecordedEvent[]): Generator<string> {
  const gaps = isOnServer();
  const revisions = new Map<string, number>();
  const placeOf = new Map<string, number>();
  for (const [place, { position, stream, revision, context }] of events.entries()) {
    const before = events[place - 1]?.position ?? 0n;
    if (gaps ? position <= before : position !== before + 1n) yield `Position ${position} comes after ${before}.`;
    if (revision !== (revisions.get(stream) ?? 0) + 1) yield `${stream} goes to ${revision} at ${position}.`;
    revisions.set(stream, revision);
    const last = placeOf.get(context.commandId) ?? place - 1;
    if (last !== place - 1) yield `The command at ${events[last]?.position} goes on at ${position}.`;
    placeOf.set(context.commandId, place);
  }
  if (new Set(events.map(({ id }) => id)).size !== events.length) yield 'Two events have one id.';
}

/** Applies the events one by one, so that each position is checked, and then the state after them. */
function followed(model: ReferenceModel, command: readonly RecordedEvent[]): string[] {
  const found = command.flatMap((event) =>
    refuted(`${event.event.type} at ${event.position}`, () => follow(model, event)),
  );
  const last = command.at(-1);
  if (last === undefined) return found;
  return [...found, ...refuted(`After ${last.position}`, () => expectSound(model, last.stream))];
}

function refuted(what: string, judge: () => void): string[] {
  try {
    judge();
    return [];
  } catch (error) {
    return [`${what}: ${String(error)}`];
  }
}

function inCommand(
  command: readonly RecordedEvent[],
  { wish, status, text }: Acknowledged,
  model: ReferenceModel,
  logId: string,
): string[] {
  const [first, last] = [command[0], command.at(-1)];
  if (first === undefined || last === undefined) return [];
  const found: string[] = [];
  const events = command.map(({ event }) => event).filter(({ type }) => type !== 'CommandHadNoEffect') as FocusEvent[];
  const made = events[0]?.type === 'ItemOffered' ? events[0].data.itemId : '';
  const compare = (what: string, is: unknown, should: unknown): void => {
    if (isDeepStrictEqual(is, should)) return;
    found.push(
      `${wish.verb} at ${last.position}: ${what} should be ${JSON.stringify(should)}, is ${JSON.stringify(is)}`,
    );
  };
  const { actor, commandId, organizationId } = last.context;
  compare('stream', last.stream, focusStream(wish.ownerId));
  compare('actor', actor, wish.userId);
  const caller = { organizationId, actor: wish.userId };
  compare('command id', commandId, commandIdOf(caller, focusStream(wish.ownerId), wish.key, systemClock));
  try {
    compare('events', events.map(tell), outcomeOf(wish, made, model));
  } catch (error) {
    found.push(`${wish.verb} at ${last.position}: must have been refused: ${String(error)}`);
  }
  found.push(...followed(model, command));
  const makes = made !== '' || events[0]?.type === 'StepAdded';
  compare('answer', [status, JSON.parse(text)], [makes ? 201 : 200, answerTo(last, events, model, logId)]);
  return found;
}

/** The response that its sender must have got. */
function answerTo(last: RecordedEvent, events: readonly FocusEvent[], model: ReferenceModel, logId: string): object {
  const [first] = events;
  const ids = events.flatMap(({ type, data }) => (STATE_CHANGES.has(type) && 'itemId' in data ? [data.itemId] : []));
  const changed = ids
    .filter((id, index) => ids.lastIndexOf(id) === index)
    .map((itemId) => ({ itemId, state: stateOf(model, itemId) }));
  const gone = changed.filter(({ state }) => state === 'deleted' || state === 'declined');
  const lists = ['/v1/me/focus', '/v1/me/queue', '/v1/me/offered', '/v1/projects'];
  return {
    ...{ position: `${last.position}.${logId}`, revision: last.revision },
    ...(first?.type === 'ItemOffered' && { itemId: first.data.itemId, stepIds: first.data.stepIds }),
    ...(first?.type === 'StepAdded' && { itemId: first.data.itemId, stepId: first.data.stepId }),
    changed,
    ...(gone.length > 0 && { changedResources: [...gone.map(({ itemId }) => `/v1/items/${itemId}`), ...lists] }),
  };
}

const STATE_CHANGES: ReadonlySet<string> = new Set([
  ...['ItemOffered', 'ItemAccepted', 'ItemActivated', 'ItemReturnedToWaiting', 'ItemCompleted'],
  ...['OfferDeclined', 'ItemDeleted'],
]);

function stateOf({ items, declined }: ReferenceModel, itemId: string): string {
  return items.get(itemId)?.state ?? (declined.has(itemId) ? 'declined' : 'deleted');
}
