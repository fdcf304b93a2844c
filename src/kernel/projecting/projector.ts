import type { RecordedEvent } from '../event-log/event-log.js';

/** The value of a column that is neither an array nor JSON. */
export type Scalar = string | number | bigint | boolean | Date | null;

/** The content of a jsonb column; null at the top level is SQL's. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** A column's value: an array of scalars if its type ends in `[]`, JSON if it is `jsonb`, else a scalar. */
export type Value = Scalar | readonly Scalar[] | Json;

/** A row by column name. */
export type Row = Readonly<Record<string, Value>>;

/** A column by which rows are looked up besides the key; `where` narrows it as in a partial index. */
export interface Lookup {
  readonly name: string;
  readonly column: string;
  readonly where?: Readonly<Record<string, Scalar>>;
}

/**
 * The unique slots of a table, whose indexes Postgres checks row by row: within a batch, the rows that leave a slot are
 * written before the rows that take it.
 */
export interface Slots {
  /** The slots that a row holds; two rows share one only if their values are equal for a unique index. */
  of(row: Row): readonly string[];
  /**
   * The columns that change the row so that it holds no slot another row may take; exists within one transaction only.
   */
  parked(row: Row): Row;
}

/** How a projector's table is laid out; the runner writes rows from it, set-based. */
export interface TableLayout {
  readonly name: string;
  /** Its columns hold scalars, as do those of lookups. */
  readonly key: readonly string[];
  /** Column name to Postgres type, the key's columns included. */
  readonly columns: Readonly<Record<string, string>>;
  readonly lookups: readonly Lookup[];
  readonly slots?: Slots;
  /** Its rows are put once, each under a key of its own, and never read again by the projector. */
  readonly insertOnly?: boolean;
}

/** Rows to load before a batch is applied: all rows of `table` that the key column or lookup `by` finds. */
export interface Need {
  readonly table: string;
  readonly by: string;
  readonly values: readonly string[];
}

/**
 * The rows a projector works on: those that it needed, and those that it put since. Times are RFC 3339 text, dates
 * `YYYY-MM-DD`, `numeric` columns text with as many digits as Postgres keeps, `bigint` columns numbers within 2^53.
 * `find` returns rows in no particular order.
 */
export interface Rows {
  get(table: string, key: readonly string[]): Row | undefined;
  find(table: string, by: string, value: string): readonly Row[];
  /** Whether the rows that a need names are loaded, so that `get` and `find` return all there are. */
  has(need: Need): boolean;
  put(table: string, row: Row): void;
  remove(table: string, key: readonly string[]): void;
}

/** A read model: pure, events in, row changes out; the runner loads, writes and moves the checkpoint (LOG-5). */
export interface Projector<Name extends string = string> {
  readonly name: Name;
  /** Postgres schema that holds its tables, and nothing else; the folder of its migrations. */
  readonly schema: string;
  /**
   * To be changed whenever the projector would make different rows from existing events, so that older tables are
   * rebuilt; without a version, tables are never rebuilt for that reason.
   */
  readonly version?: string;
  /**
   * The projector gets the events of streams whose names begin with one of these, and must know each of their types;
   * the checkpoint also advances over all others.
   */
  readonly streamPrefixes: readonly [string, ...string[]];
  /** In the order in which rows may be inserted; they are deleted in the reverse order. */
  readonly tables: readonly TableLayout[];
  needs(event: RecordedEvent): readonly Need[];
  /**
   * Applies one event; throws if it cannot be applied, which stops the projector with an error. If rows turn out to be
   * missing, returns them instead, before putting anything: the runner loads them and applies the event again.
   */
  apply(event: RecordedEvent, rows: Rows): readonly Need[] | void;
}
