import type { EventFields, EventTypes, Field } from '../../deciding/event-types.js';
import type { DomainEvent, Refusal } from '../../deciding/decider.js';
import type { RecordField } from './record-fields.js';
import type { ChangeDeclaration, RecordDeclaration, RecordVerb } from './record-declaration.js';
import type { RecordEntries, RecordEntry } from './record-entries.js';

type Regular<Word extends string> = Word extends `${string}e` ? `${Word}d` : `${Word}ed`;
type WordOf<Declared, Verb extends string> = Declared extends { readonly word: infer Word extends string }
  ? Word
  : Verb;
type PastOf<Declared, Verb extends string> = Declared extends { readonly past: infer Word extends string }
  ? Word
  : Regular<WordOf<Declared, Verb>>;
type Verbs<Declared extends RecordDeclaration> = keyof Declared['verbs'] & RecordVerb;
type FieldsOf<Declared extends RecordDeclaration> = Declared['fields'];
type Held<Of> = Of extends Field<infer Value> ? Value : never;
type Takes<Declared extends RecordDeclaration> = Declared['verbs'] extends {
  readonly change: { readonly takes: readonly (infer Name)[] };
}
  ? Name
  : never;

/** The field that holds a record's id: `habitId`. */
export type IdName<Name extends string> = `${Uncapitalize<Name>}Id`;

/** The field that names what holds a record, if anything does. */
type Within<Declared extends RecordDeclaration> = Declared extends { readonly within: infer Holder extends string }
  ? Holder
  : never;

type PersonalNames<Of extends RecordDeclaration['fields']> = {
  [Name in keyof Of]: Of[Name]['personal'] extends true ? Name : never;
}[keyof Of];

type Maybe<Value> = Field<Value> & { readonly optional: true };

/** A verb's fields in its event; unchanged fields are absent in a change that accepts any. */
type Recorded<Declared extends RecordDeclaration, Verb, Names> = Verb extends 'create'
  ? { readonly [Name in Names & keyof FieldsOf<Declared>]: Field<Held<FieldsOf<Declared>[Name]>> }
  : Verb extends 'change'
    ? [Takes<Declared>] extends [never]
      ? { readonly [Name in Names & keyof FieldsOf<Declared>]: Maybe<Held<FieldsOf<Declared>[Name]>> }
      : {
          readonly [Name in Names & Takes<Declared> & keyof FieldsOf<Declared>]: Field<Held<FieldsOf<Declared>[Name]>>;
        }
    : object;

type TextPart<Fields> = keyof Fields extends never ? object : { readonly personal: Fields };

type VerbEventType<Name extends string, Declared extends RecordDeclaration, Verb> = {
  readonly says: string;
  readonly data: { readonly [Id in Within<Declared> | IdName<Name>]: Field<string> } & Recorded<
    Declared,
    Verb,
    Exclude<keyof FieldsOf<Declared>, PersonalNames<FieldsOf<Declared>>>
  >;
} & TextPart<Recorded<Declared, Verb, PersonalNames<FieldsOf<Declared>>>>;

/** The event types of a record type, by their names. */
export type RecordEventTypes<Name extends string, Declared extends RecordDeclaration> = {
  readonly [Verb in Verbs<Declared> as `${Name}${Capitalize<PastOf<Declared['verbs'][Verb], Verb>>}`]: VerbEventType<
    Name,
    Declared,
    Verb
  >;
};

type LeftOut<Fields extends RecordDeclaration['fields']> = {
  [Name in keyof Fields]: null extends Held<Fields[Name]>
    ? Name
    : Fields[Name] extends { readonly standard: unknown }
      ? Name
      : never;
}[keyof Fields];

/** The fields of a verb's command; a creation may omit those that are nullable or have a default. */
type Taken<Declared extends RecordDeclaration, Verb> = Verb extends 'create'
  ? {
      readonly [Name in Exclude<keyof FieldsOf<Declared>, LeftOut<FieldsOf<Declared>>>]: Held<FieldsOf<Declared>[Name]>;
    } & { readonly [Name in LeftOut<FieldsOf<Declared>>]?: Held<FieldsOf<Declared>[Name]> }
  : Verb extends 'change'
    ? [Takes<Declared>] extends [never]
      ? { readonly [Name in keyof FieldsOf<Declared>]?: Held<FieldsOf<Declared>[Name]> }
      : { readonly [Name in Takes<Declared> & keyof FieldsOf<Declared>]: Held<FieldsOf<Declared>[Name]> }
    : object;

/** The command of a verb. */
export type VerbCommand<Name extends string, Declared extends RecordDeclaration, Verb extends Verbs<Declared>> = {
  readonly type: `${Capitalize<WordOf<Declared['verbs'][Verb], Verb>>}${Name}`;
} & { readonly [Id in Within<Declared> | IdName<Name>]: string } & Taken<Declared, Verb>;

/** Every command of a record type. */
export type RecordCommand<Name extends string, Declared extends RecordDeclaration> = {
  [Verb in Verbs<Declared>]: VerbCommand<Name, Declared, Verb>;
}[Verbs<Declared>];

/** A verb of a record type with the names that follow from it. */
export interface NamedVerb {
  readonly verb: RecordVerb;
  readonly word: string;
  /** `RenameTag`. */
  readonly command: string;
  /** `TagRenamed`. */
  readonly event: string;
  readonly declared: ChangeDeclaration;
}

/** A record type as the kit works with it. */
export interface AnyRecord {
  readonly name: string;
  readonly declared: RecordDeclaration;
  /** `habitId`. */
  readonly id: string;
  readonly noun: string;
  readonly nouns: string;
  readonly verbs: readonly NamedVerb[];
  /** What an archived one is called: `retired`. */
  readonly archivedWord: string;
  readonly events: EventTypes;
  /** Its own rule, on a shelf of record types. */
  readonly own?: OwnRule<Readonly<Record<string, unknown>>>;
}

/**
 * A rule of the room on a record type: called when the kit has no objection to a command, whose fields are as they are
 * recorded. It may refuse, or add events of the shelf's types after the kit's: each is decided like the command that it
 * corresponds to, so that an impossible one refuses the whole. Pure; `shelf` holds the records by the name of their
 * type.
 */
export type OwnRule<Command> = (
  command: Command,
  entry: RecordEntry | undefined,
  shelf: Readonly<Record<string, RecordEntries>>,
  event: DomainEvent,
) => Refusal | readonly DomainEvent[] | undefined;

/** A record type whose names the compiler knows. */
export type RecordType<Name extends string, Declared extends RecordDeclaration> = Omit<
  AnyRecord,
  'name' | 'declared' | 'id' | 'events'
> & {
  readonly name: Name;
  readonly declared: Declared;
  readonly id: IdName<Name>;
  readonly events: RecordEventTypes<Name, Declared>;
};

/** The fields that a verb's event carries, divided into data and personal text. */
export function recordedBy(
  declared: RecordDeclaration,
  verb: RecordVerb,
): { data: EventFields; personal: EventFields } {
  const { takes } = declared.verbs.change ?? {};
  const wraps = (of: RecordField): Field<unknown> => {
    const schema = of.says === undefined ? of.schema : { ...of.schema, description: of.says };
    return verb === 'change' && takes === undefined ? ({ schema, optional: true } as Field<unknown>) : { schema };
  };
  const names = Object.keys(declared.fields).filter((name) =>
    verb === 'create' ? true : verb === 'change' && (takes === undefined || takes.includes(name)),
  );
  const part = (personal: boolean) =>
    Object.fromEntries(
      names.flatMap((name) => {
        const of = declared.fields[name];
        return of?.personal === personal ? [[name, wraps(of)] as const] : [];
      }),
    );
  return { data: part(false), personal: part(true) };
}
