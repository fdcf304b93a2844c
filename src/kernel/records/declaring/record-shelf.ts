import { type Decider, type Decision, type DomainEvent, type Refusal, refused } from '../../deciding/decider.js';
import { decideRecord, type Referred } from './record-decide.js';
import type { RecordEntries } from './record-entries.js';
import { evolveRecord } from './record-state.js';
import type { AnyRecord, NamedVerb } from './record-type.js';

/** The records on a shelf, by the name of their type. */
export type ShelfState = Readonly<Record<string, RecordEntries>>;

/** Records of types on other shelves, by type and id: whether they are archived; what is absent is not there. May be stale (LOG-8). */
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

/** Decides for a shelf that holds record types and nothing else; `all` are the types of its read model. */
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
      if (known === undefined || entries === undefined) return refused(unknownCommand(command.type));
      return decideOnShelf(known, command, { state, entries, all });
    },
  };
}

function decideOnShelf(
  { type, verb }: { readonly type: AnyRecord; readonly verb: NamedVerb },
  command: ShelfCommand,
  shelf: { readonly state: ShelfState; readonly entries: RecordEntries; readonly all: readonly AnyRecord[] },
): Decision<DomainEvent> {
  const { state, entries, all } = shelf;
  if (type.declared.owner === 'organization' && verb.declared.by !== 'anyone' && !command.byAdmin)
    return refused(adminsOnly);
  const referred = (name: string): Referred | undefined => {
    const target = all.find((each) => each.name === name);
    const here = state[name];
    const archivedOf = (id: string) => (here === undefined ? command.elsewhere[name]?.[id] : here.get(id)?.archived);
    return target && { type: target, archivedOf };
  };
  const { own } = type;
  return decideRecord(verb, command.fields, {
    ...{ type, entries, referred, subject: command.ownerId },
    ...(own && { own: (event, entry) => own({ type: command.type, ...command.fields }, entry, state, event) }),
  });
}

const adminsOnly: Refusal = {
  kind: 'forbidden',
  rule: 'ORG-8',
  code: 'ADMINS_ONLY',
  detail: 'Only admins of the organization may do this.',
  allowed: [],
};

function unknownCommand(type: string): Refusal {
  return { kind: 'invalid', code: 'VALUE_INVALID', detail: `There is no command ${type} here.`, allowed: [] };
}
