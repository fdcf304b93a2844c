/**
 * What decisions need of a record: plain data. Of personal text it holds only what belongs to a key; empty properties
 * are absent.
 */
export interface RecordEntry {
  readonly archived: boolean;
  /** Fields that are neither personal nor long text. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** The keys that it has or had, by the key's name. */
  readonly keys?: Readonly<Record<string, string>>;
  /** Personal text that belongs to a key, unchanged. */
  readonly keyTexts?: Readonly<Record<string, unknown>>;
}

/** The records of one type on a shelf, by id, in the order in which they were created. */
export type RecordEntries = Map<string, RecordEntry>;
