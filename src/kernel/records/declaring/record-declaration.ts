import type { RecordField } from './record-fields.js';

/** What can be done with a record. */
export type RecordVerb = 'create' | 'change' | 'archive' | 'unarchive' | 'delete';

/** What a verb is called, who may do it, and what the API's document says about it. */
export interface VerbDeclaration {
  /** The verb in the words of the room, such as `rename`; its own name where there is none. */
  readonly word?: string;
  /** What has happened then, where that is no regular form of the word: `drawn`. */
  readonly past?: string;
  /** In a record of an organization: `anyone` of it, or its admins alone; admins unless it says so. */
  readonly by?: 'anyone' | 'admin';
  /** What happened, in a sentence, for the event's schema. */
  readonly says?: string;
  /** For the API's document: instead of what follows from word and noun. */
  readonly summary?: string;
  readonly description?: string;
  /** Codes of refusals that come from rules of the room, beside those that follow from the record type. */
  readonly refusals?: readonly string[];
}

/** A change of some fields. */
export interface ChangeDeclaration extends VerbDeclaration {
  /** Each of these fields is required, and no other is taken; where it is absent, any fields may be sent. */
  readonly takes?: readonly string[];
  /** Whether archived records change too. */
  readonly archivedToo?: true;
}

/** A unique key: only one record of a shelf may have its value. */
export interface UniqueDeclaration {
  /** Fields that belong to the key beside the one that names it. */
  readonly with?: readonly string[];
  /** Among which records of the shelf: archived ones give theirs up, or keep it. */
  readonly among: 'unarchived' | 'all';
  /** Texts are the same as TEXT-2 says, or only where they are equal. */
  readonly compare: 'people' | 'exact';
  /** The rule's id in docs/rules.md. */
  readonly rule?: string;
  /** The refusal's sentence, where the general one says too little. */
  readonly detail?: string;
}

/** Reasons for which the kit refuses a verb. */
export type RecordObstacle = 'notFound' | 'exists' | 'archived' | 'taken';

/** A refusal in the room's own words; what is absent follows from the record type. */
export interface RefusalWords {
  readonly rule?: string;
  readonly detail?: string;
  readonly allowed?: readonly string[];
  /** What its page says, and under which rule. */
  readonly page?: { readonly explanation: string; readonly rule?: string };
}

/** All that is said of a record type; what follows from it is in docs/record-types.md. */
export interface RecordDeclaration {
  /** Whose it is: of a user alone, or of everybody in an organization. */
  readonly owner: 'user' | 'organization';
  /** What is decided together: its stream is `<shelf>-<id of the owner>`. */
  readonly shelf: string;
  /** The name for people, and what several are called; its type's name in lower case, and that with an s. */
  readonly noun?: readonly [one: string, several: string];
  /** A sentence about it for who reads the API's document. */
  readonly says?: string;
  /** The id of what holds the record, such as `projectId`: each command names it, and each event carries it. */
  readonly within?: string;
  readonly fields: Readonly<Record<string, RecordField>>;
  /** By the name of the first of the key's fields. */
  readonly unique?: Readonly<Record<string, UniqueDeclaration>>;
  readonly verbs: { readonly create: VerbDeclaration; readonly change?: ChangeDeclaration } & {
    readonly [Verb in 'archive' | 'unarchive' | 'delete']?: VerbDeclaration;
  };
  /** Fields by which its list can be narrowed. */
  readonly filter?: readonly string[];
  readonly refusals?: { readonly [Obstacle in RecordObstacle]?: RefusalWords };
  /** The table's column for the moment of archiving; `archived_at` where it is absent. */
  readonly archivedAt?: string;
  /** A body of each verb that takes fields, for the API's document. */
  readonly examples: { readonly create: object; readonly change?: object };
}
