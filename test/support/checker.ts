import type { FocusEvent } from '../../src/focus/index.js';
import type { House } from '../../src/house.js';
import type { RecordedEvent } from '../../src/kernel/event-log/event-log.js';
import { createWitness } from '../property/focus/witness.js';
import type { Witnessed } from '../property/focus/witnessed.js';
import type { Acknowledged, Wish } from './load.js';

type Told = readonly (readonly [type: string, itemId: string])[];

/**
 * Compares what clients were told with the log and the read tables, by the rules and not by the service's own code;
 * answers each contradiction as a sentence. Every command in a focus stream must be one that was acknowledged.
 */
export async function contradictions(house: House, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const events = await wholeLog(house);
  const found = [...inLog(events)];
  const byPosition = new Map(acknowledged.map((each) => [each.done.position.split('.')[0] ?? '', each]));
  const commands = byCommand(events.filter(({ stream }) => stream.startsWith('focus-')));
  if (byPosition.size !== acknowledged.length) found.push('Two commands were told the same position.');
  if (commands.size !== acknowledged.length) {
    found.push(`${acknowledged.length} commands were acknowledged, ${commands.size} are in the log.`);
  }
  const witnesses = new Map<string, ReturnType<typeof createWitness>>();
  for (const command of commands.values()) {
    const last = command.at(-1);
    const told = byPosition.get(String(last?.position));
    if (last === undefined || told === undefined) {
      found.push(`Nobody was told of the command at ${last?.position}.`);
      continue;
    }
    const witness = witnesses.get(last.stream) ?? createWitness();
    witnesses.set(last.stream, witness);
    found.push(...inCommand(command, told, witness));
  }
  for (const [stream, { seen }] of witnesses)
    found.push(...(await inTables(house, stream.slice('focus-'.length), seen)));
  return found;
}

async function wholeLog({ log }: House): Promise<readonly RecordedEvent[]> {
  const all: RecordedEvent[] = [];
  const head = await log.head();
  for (let after = 0n; after < head;) {
    const page = await log.readAll({ after, limit: 1_000 });
    all.push(...page.events);
    after = page.next;
  }
  return all;
}

function byCommand(events: readonly RecordedEvent[]): ReadonlyMap<string, readonly RecordedEvent[]> {
  const commands = new Map<string, RecordedEvent[]>();
  for (const event of events) {
    const { commandId } = event.context;
    const command = commands.get(commandId);
    if (command === undefined) commands.set(commandId, [event]);
    else command.push(event);
  }
  return commands;
}

/** LOG-2: contiguous positions, contiguous streams; LOG-3: the events of a command stand together, once. */
function* inLog(events: readonly RecordedEvent[]): Generator<string> {
  const revisions = new Map<string, number>();
  const lastOf = new Map<string, bigint>();
  for (const [index, { position, stream, revision, context }] of events.entries()) {
    if (position !== BigInt(index + 1)) yield `Position ${position} stands at place ${index + 1}.`;
    if (revision !== (revisions.get(stream) ?? 0) + 1) yield `${stream} goes to ${revision} at ${position}.`;
    revisions.set(stream, revision);
    const before = lastOf.get(context.commandId);
    if (before !== undefined && before !== position - 1n) yield `The command at ${before} goes on at ${position}.`;
    lastOf.set(context.commandId, position);
  }
  if (new Set(events.map(({ id }) => id)).size !== events.length) yield 'Two events have one id.';
}

function inCommand(
  command: readonly RecordedEvent[],
  { wish, done }: Acknowledged,
  witness: ReturnType<typeof createWitness>,
): string[] {
  const found: string[] = [];
  const at = `${wish.verb} at ${done.position}`;
  const last = command.at(-1);
  if (last?.stream !== `focus-${wish.ownerId}`) found.push(`${at}: in ${last?.stream}`);
  if (last?.context.actor !== wish.userId) found.push(`${at}: by ${last?.context.actor}`);
  if (last?.revision !== done.revision) found.push(`${at}: told revision ${done.revision}, is ${last?.revision}`);
  const offered = command[0]?.event as FocusEvent;
  const itemId = wish.itemId ?? (offered.type === 'ItemOffered' ? offered.data.itemId : '');
  const events = command.map(({ event }) => event).filter(({ type }) => type !== 'CommandHadNoEffect') as FocusEvent[];
  const is = events.map(({ type, data }) => `${type} ${'itemId' in data ? data.itemId : ''}`);
  const should = expected(wish, itemId, witness.seen).map((each) => each.join(' '));
  if (is.join() !== should.join()) found.push(`${at}: should be ${should.join()}, is ${is.join()}`);
  try {
    witness.see(events);
  } catch (error) {
    found.push(`${at}: ${String(error)}`);
  }
  const changed = new Set(events.flatMap(({ data }) => ('itemId' in data ? [data.itemId] : [])));
  const states = [...changed].map((id) => `${id} ${witness.seen.items.get(id)?.state ?? 'gone'}`).sort();
  const told = done.changed.map((each) => `${each.itemId} ${each.state}`).sort();
  if (states.join() !== told.join()) found.push(`${at}: told ${told.join()}, is ${states.join()}`);
  return found;
}

/** What the rules let a command do, given what was so before it. */
function expected({ verb, accept }: Wish, itemId: string, seen: Witnessed): Told {
  const state = seen.items.get(itemId)?.state;
  const active = [...seen.items].find(([, item]) => item.state === 'active')?.[0];
  const [top] = seen.order;
  switch (verb) {
    case 'offer':
      return [['ItemOffered', itemId], ...(accept ? [['ItemAccepted', itemId] as const] : [])];
    case 'accept':
      return state === 'waiting' ? [] : [['ItemAccepted', itemId]];
    case 'activate': {
      if (state === 'active') return [];
      const back = active === undefined ? [] : [['ItemReturnedToWaiting', active] as const];
      return [...back, ['ItemActivated', itemId]];
    }
    case 'complete':
      return [['ItemCompleted', itemId], ...(top === undefined ? [] : [['ItemActivated', top] as const])];
  }
}

/** FOCUS-3, FOCUS-8: the tables show each item as the log tells it, one active at most, and the list from 1 to n. */
async function inTables({ pool }: House, ownerId: string, seen: Witnessed): Promise<string[]> {
  const { rows } = await pool.query<{ id: string; state: string; position: number | null }>(
    `select i.id, i.state, w.position::int from focus.items i left join focus.waiting_items w on w.id = i.id
     where i.execution_owner_id = $1`,
    [ownerId],
  );
  const found: string[] = [];
  const shown = rows.map(({ id, state }) => `${id} ${state}`).sort();
  const told = [...seen.items].map(([id, { state }]) => `${id} ${state}`).sort();
  if (shown.join() !== told.join()) found.push(`The tables show ${ownerId}'s items otherwise than the log.`);
  if (rows.filter(({ state }) => state === 'active').length > 1) found.push(`${ownerId} has two active items.`);
  const places = rows.flatMap(({ id, position }) => (position === null ? [] : [`${position} ${id}`])).sort();
  const order = seen.order.map((id, index) => `${index + 1} ${id}`).sort();
  if (places.join() !== order.join()) found.push(`${ownerId}'s waiting list stands otherwise than in the log.`);
  return found;
}
