import {
  type Decider,
  type Decision,
  type DomainEvent,
  type Refusal,
  happened,
  refused,
} from '../../deciding/decider.js';
import { decideRecord, type Referred } from './record-decide.js';
import { adminsOnly } from './record-refusals.js';
import type { RecordEntries } from './record-entries.js';
import { evolveRecord } from './record-state.js';
import type { AnyRecord, NamedVerb } from './record-type.js';

/** The records on a shelf, by the name of their type. */
export type ShelfState = Readonly<Record<string, RecordEntries>>;

/**
 * For records of types on other shelves, by type and id, whether they are archived; absent for those that do not exist.
 * May be stale (LOG-8).
 */
export type KnownElsewhere = Readonly<Record<string, Readonly<Record<string, boolean>>>>;

/** A verb of a record type with its fields, sent to a shelf. */
export interface ShelfCommand {
  readonly type: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Whose shelf it is: a user, or an organization. */
  readonly ownerId: string;
  /** Whether the sender is an admin of the organization. */
  readonly byAdmin: boolean;
  readonly elsewhere: KnownElsewhere;
}

/** Decides for a shelf that holds only record types; `all` are the types of its read model. */
export function shelfDecider(
  types: readonly AnyRecord[],
  all: readonly AnyRecord[],
): Decider<ShelfState, ShelfCommand, DomainEvent> {
  const verbs = types.flatMap((type) => type.verbs.map((verb) => ({ type, verb })));
  const byCommand = new Map(verbs.map((each) => [each.verb.command, each]));
  const byEvent = new Map(verbs.map((each) => [each.verb.event, each]));
  return {
    initial: () => Object.fromEntries(types.map(({ name }) => [name, new Map()])),
    evolve: (state, event) => {
      const known = byEvent.get(event.type);
      const entries = known && state[known.type.name];
      if (known && entries) evolveRecord(known.type, known.verb, entries, event);
      return state;
    },
    decide: (command, state) => {
      const known = byCommand.get(command.type);
      const entries = known && state[known.type.name];
      if (known === undefined || entries === undefined) return refused(unknownHere(command.type));
      return decideOnShelf(known, command, { state, entries, all, byEvent });
    },
  };
}

interface KnownVerb {
  readonly type: AnyRecord;
  readonly verb: NamedVerb;
}

/** A shelf with all types of its read model, and its own verbs by their events. */
interface Shelf {
  readonly state: ShelfState;
  readonly entries: RecordEntries;
  readonly all: readonly AnyRecord[];
  readonly byEvent: ReadonlyMap<string, KnownVerb>;
}

function decideOnShelf({ type, verb }: KnownVerb, command: ShelfCommand, shelf: Shelf): Decision<DomainEvent> {
  const { state, entries, all, byEvent } = shelf;
  if (type.declared.owner === 'organization' && verb.declared.by !== 'anyone' && !command.byAdmin)
    return refused(adminsOnly);
  const { own } = type;
  const decision = decideRecord(verb, command.fields, {
    ...{ type, entries, referred: referredIn(state, command, all), subject: command.ownerId },
    ...(own && { own: (fitted, event, entry) => own({ ...fitted, type: command.type }, entry, state, event) }),
  });
  if (decision.kind !== 'events') return decision;
  const [first, ...added] = decision.events;
  return added.length === 0 ? decision : withAdded(first, added, command, { state, all, byEvent });
}

function referredIn(state: ShelfState, { elsewhere }: ShelfCommand, all: readonly AnyRecord[]) {
  return (name: string): Referred | undefined => {
    const target = all.find((each) => each.name === name);
    const here = state[name];
    const archivedOf = (id: string) => (here === undefined ? elsewhere[name]?.[id] : here.get(id)?.archived);
    return target && { type: target, archivedOf };
  };
}

/**
 * LOG-8: each event that a type's own rule adds is decided like a command, one after the other, so that it projects
 * like one.
 */
function withAdded(
  first: DomainEvent,
  added: readonly DomainEvent[],
  command: ShelfCommand,
  { state: before, all, byEvent }: Omit<Shelf, 'entries'>,
): Decision<DomainEvent> {
  const state = Object.fromEntries(Object.entries(before).map(([name, entries]) => [name, new Map(entries)]));
  const at = (event: DomainEvent) => {
    const known = byEvent.get(event.type);
    const entries = known && state[known.type.name];
    return entries && { ...known, entries };
  };
  const take = (event: DomainEvent) => {
    const known = at(event);
    if (known) evolveRecord(known.type, known.verb, known.entries, event);
  };
  take(first);
  const events: DomainEvent[] = [];
  for (const event of added) {
    const known = at(event);
    if (known === undefined) return refused(unknownHere(event.type));
    const { type, verb, entries } = known;
    const scene = { type, entries, referred: referredIn(state, command, all), subject: command.ownerId };
    const decision = decideRecord(verb, { ...event.personal, ...event.data }, scene);
    if (decision.kind === 'refused') return decision;
    if (decision.kind === 'alreadySo') continue;
    events.push(...decision.events);
    for (const each of decision.events) take(each);
  }
  return happened(first, ...events);
}

function unknownHere(type: string): Refusal {
  return { kind: 'invalid', code: 'VALUE_INVALID', detail: `No record type on this shelf has ${type}.`, allowed: [] };
}
