import type { VerbsOf } from '../../deciding/by-type.js';
import type { DomainEvent, Refusal } from '../../deciding/decider.js';
import type { EventOf } from '../../deciding/event-types.js';
import { decideRecord, type Referred } from './record-decide.js';
import type { RecordEntries, RecordEntry } from './record-entries.js';
import type { RecordDeclaration } from './record-declaration.js';
import { checkHost } from './record-check.js';
import type { AnyRecord, RecordCommand, RecordType } from './record-type.js';

/** What the kit needs from a room whose own state holds the records of a type. */
export interface HostedRecord<State, Command> {
  readonly entries: (state: State) => RecordEntries;
  /** Absent if the type refers to nothing. */
  readonly referred?: (name: string, state: State) => Referred | undefined;
  /** Absent if the type has no personal text. */
  readonly subject?: (state: State, command: Command) => string;
  /** As in `RecordScene`. */
  readonly own?: (
    command: Command,
    state: State,
    entry: RecordEntry | undefined,
  ) => Refusal | readonly DomainEvent[] | undefined;
}

type Verbs<Name extends string, Declared extends RecordDeclaration, State, Extra> = VerbsOf<
  State,
  RecordCommand<Name, Declared> & Extra,
  EventOf<RecordType<Name, Declared>['events']>
>;

/**
 * The verbs of a record type, for the table of a handwritten decider (`decideBy`). Throws if the host lacks what the
 * type's fields need.
 */
export function recordVerbs<
  Name extends string,
  Declared extends RecordDeclaration,
  State,
  Extra extends object = object,
>(
  type: RecordType<Name, Declared>,
  host: HostedRecord<State, RecordCommand<Name, Declared> & Extra>,
): Verbs<Name, Declared, State, Extra> {
  const known = type as unknown as AnyRecord;
  const { entries, referred, subject, own } = host;
  checkHost(known, host);
  const verbs = known.verbs.map((verb) => [
    verb.command,
    (command: RecordCommand<Name, Declared> & Extra, state: State) =>
      decideRecord(verb, command, {
        type: known,
        entries: entries(state),
        referred: (name) => referred?.(name, state),
        subject: subject?.(state, command) ?? '',
        // Its own fields, as they are recorded.
        ...(own && { own: (fitted, _event, entry) => own(fitted as typeof command, state, entry) }),
      }),
  ]);
  const table: unknown = Object.fromEntries(verbs);
  // One function under the name of each command, as the type says.
  return table as Verbs<Name, Declared, State, Extra>;
}
