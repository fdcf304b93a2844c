import { text, type EventType, type EventTypes } from '../../deciding/event-types.js';
import { checkRecord } from './record-check.js';
import type { ChangeDeclaration, RecordDeclaration, RecordVerb } from './record-declaration.js';
import {
  recordedBy,
  type AnyRecord,
  type NamedVerb,
  type OwnRule,
  type RecordCommand,
  type RecordType,
} from './record-type.js';

const VERBS: readonly RecordVerb[] = ['create', 'change', 'archive', 'unarchive', 'delete'];

/**
 * Declares a record type: its name (`Habit`) and its declaration. Throws if the declaration breaks LOG-8 or contradicts
 * itself, with a sentence that names the place. `own` is the type's own rule if it is on a shelf of record types; a
 * handwritten decider has its own.
 */
export function record<const Name extends string, const Declared extends RecordDeclaration>(
  name: Name,
  declared: Declared,
  own?: OwnRule<RecordCommand<Name, Declared>>,
): RecordType<Name, Declared> {
  const [noun, nouns] = declared.noun ?? [spaced(name), `${spaced(name)}s`];
  const verbs = VERBS.flatMap((verb) => {
    const said = declared.verbs[verb];
    return said === undefined ? [] : [namedVerb(name, verb, said)];
  });
  const id = `${name.charAt(0).toLowerCase()}${name.slice(1)}Id`;
  const archivedWord = pastOf('archive', declared.verbs.archive ?? {});
  const type: AnyRecord = {
    ...{ name, declared, noun, nouns, verbs, archivedWord },
    id,
    events: eventsOf(id, noun, verbs, declared),
    // The kit has validated a command before the rule sees it, so it has the rule's type.
    ...(own && { own: own as OwnRule<never> as OwnRule<Readonly<Record<string, unknown>>> }),
  };
  checkRecord(type);
  // The names are composed as the type says.
  return type as RecordType<Name, Declared>;
}

function namedVerb(name: string, verb: RecordVerb, declared: ChangeDeclaration): NamedVerb {
  const word = declared.word ?? verb;
  return {
    verb,
    word,
    command: `${capital(word)}${name}`,
    event: `${name}${capital(pastOf(verb, declared))}`,
    declared,
  };
}

function eventsOf(id: string, noun: string, verbs: readonly NamedVerb[], declared: RecordDeclaration): EventTypes {
  return Object.fromEntries(
    verbs.map(({ verb, event, declared: said }) => {
      const { says = `A ${noun} was ${pastOf(verb, said)}.` } = said;
      const { data, personal } = recordedBy(declared, verb);
      const ids = declared.within === undefined ? [id] : [declared.within, id];
      const type: EventType = { says, data: { ...Object.fromEntries(ids.map((each) => [each, text])), ...data } };
      return [event, Object.keys(personal).length === 0 ? type : { ...type, personal }] as const;
    }),
  );
}

function pastOf(verb: RecordVerb, { word = verb, past }: ChangeDeclaration): string {
  return past ?? (word.endsWith('e') ? `${word}d` : `${word}ed`);
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

/** `HabitEntry` as words: "habit entry". */
function spaced(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
