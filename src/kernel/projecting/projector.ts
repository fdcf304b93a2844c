import type { RecordedEvent } from '../event-log/event-log.js';

/** A column's value as `pg` takes it. */
export type Value = string | number | bigint | boolean | Date | null;

/** A row by column name. */
export type Row = Readonly<Record<string, Value>>;

/** How a projector's table is laid out; the runner writes rows from it, set-based. */
export interface TableLayout {
  readonly name: string;
  readonly key: readonly string[];
  /** Column name to Postgres type, the key's columns included. */
  readonly columns: Readonly<Record<string, string>>;
  /** Columns by which the projector looks rows up beside the key. */
  readonly lookups: readonly string[];
}

/** Rows to have at hand before a batch is applied: all rows of `table` whose `column` has one of `values`. */
export interface Need {
  readonly table: string;
  readonly column: string;
  readonly values: readonly string[];
}

/** The rows a projector works on: what it needed, and what it put since. Times are RFC 3339 text. */
export interface Rows {
  get(table: string, key: readonly string[]): Row | undefined;
  find(table: string, column: string, value: string): readonly Row[];
  put(table: string, row: Row): void;
  remove(table: string, key: readonly string[]): void;
}

/** A read model: pure, events in, row changes out; the runner loads, writes and moves the checkpoint (LOG-5). */
export interface Projector {
  readonly name: string;
  /** Postgres schema that holds its tables. */
  readonly schema: string;
  /** Streams that it cares for; the checkpoint also advances over the others. */
  readonly streamPrefixes: readonly string[];
  /** In the order in which rows may be inserted; removal goes the other way. */
  readonly tables: readonly TableLayout[];
  needs(event: RecordedEvent): readonly Need[];
  /**
   * Applies one event; throws if it cannot be applied, which stops the projector loudly. Rows that turn out to be
   * missing are answered instead, before anything was put: the runner loads them and applies the event again.
   */
  apply(event: RecordedEvent, rows: Rows): readonly Need[] | void;
}
