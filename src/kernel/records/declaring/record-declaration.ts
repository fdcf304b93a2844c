import type { RecordField } from './record-fields.js';

/** What can be done with a record. */
export type RecordVerb = 'create' | 'change' | 'archive' | 'unarchive' | 'delete';

/** What a verb is called, who may do it, and what the API's document says about it. */
export interface VerbDeclaration {
  /** The room's own word for the verb, such as `rename`; the verb itself when absent. */
  readonly word?: string;
  /** The past participle, if it is not a regular form of the word: `drawn`. */
  readonly past?: string;
  /** Who may do it in a record of an organization: `anyone` in it, or its admins only; admins when absent. */
  readonly by?: 'anyone' | 'admin';
  /** What happened, in a sentence, for the event's schema. */
  readonly says?: string;
  /** For the API's document; derived from word and noun when absent. */
  readonly summary?: string;
  readonly description?: string;
  /** Codes of refusals that come from rules of the room, besides those that follow from the record type. */
  readonly refusals?: readonly string[];
}

/** A change of some fields. */
export interface ChangeDeclaration extends VerbDeclaration {
  /** Each of these fields is required, and no other is accepted; when absent, any fields may be sent. */
  readonly takes?: readonly string[];
  /** Whether archived records can be changed too. */
  readonly archivedToo?: true;
}

/** A unique key: only one record of a shelf may have its value. */
export interface UniqueDeclaration {
  /** Fields that belong to the key besides the one that names it. */
  readonly with?: readonly string[];
  /** Among which records of the shelf it is unique: archived ones release their key, or keep it. */
  readonly among: 'unarchived' | 'all';
  /** Whether texts are the same as TEXT-2 says, or only if they are equal. */
  readonly compare: 'people' | 'exact';
  /** The rule's id in docs/rules.md. */
  readonly rule?: string;
  /** The refusal's sentence, if the general one says too little. */
  readonly detail?: string;
}

/** Reasons for which the kit refuses a verb. */
export type RecordObstacle = 'notFound' | 'exists' | 'archived' | 'taken';

/** A refusal in the room's own words; what is absent is derived from the record type. */
export interface RefusalWords {
  readonly rule?: string;
  readonly detail?: string;
  readonly allowed?: readonly string[];
  /** The explanation on its page, and the rule behind it. */
  readonly page?: { readonly explanation: string; readonly rule?: string };
}

/** The declaration of a record type; docs/record-types.md says what follows from it. */
export interface RecordDeclaration {
  /** Whose it is: one user's, or everybody's in an organization. */
  readonly owner: 'user' | 'organization';
  /** What is decided together: its stream is `<shelf>-<id of the owner>`. */
  readonly shelf: string;
  /** The name for people, singular and plural; by default its type's name in lower case, and that with an s. */
  readonly noun?: readonly [one: string, several: string];
  /** A sentence about it for readers of the API's document. */
  readonly says?: string;
  /** The id of what holds the record, such as `projectId`: each command names it, and each event carries it. */
  readonly within?: string;
  readonly fields: Readonly<Record<string, RecordField>>;
  /** By the name of the first of the key's fields. */
  readonly unique?: Readonly<Record<string, UniqueDeclaration>>;
  readonly verbs: { readonly create: VerbDeclaration; readonly change?: ChangeDeclaration } & {
    readonly [Verb in 'archive' | 'unarchive' | 'delete']?: VerbDeclaration;
  };
  /** Fields by which its list can be filtered. */
  readonly filter?: readonly string[];
  readonly refusals?: { readonly [Obstacle in RecordObstacle]?: RefusalWords };
  /** The table's column for the time of archiving; `archived_at` when absent. */
  readonly archivedAt?: string;
  /** A body of each verb that takes fields, for the API's document. */
  readonly examples: { readonly create: object; readonly change?: object };
}
