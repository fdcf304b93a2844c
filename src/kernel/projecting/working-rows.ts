import { keyText } from './column-values.js';
import type { Need, Row, Rows, TableLayout } from './projector.js';

/** How a table's rows have changed since the last write. */
export interface TableChanges {
  readonly layout: TableLayout;
  readonly inserted: readonly Row[];
  readonly updated: readonly { readonly before: Row; readonly after: Row }[];
  readonly deleted: readonly Row[];
}

/** Rows in memory, and those of them that have to be written. */
export interface WorkingRows extends Rows {
  /** The needs whose rows are not loaded, one per table and lookup, each value once. */
  missing(needs: Iterable<Need>): readonly Need[];
  /** Adds the rows that the database returned for a need. */
  load(need: Need, rows: readonly Row[]): void;
  /** In the order of the projector's tables, without unchanged tables. */
  changes(): readonly TableChanges[];
  /** To be called once the changes are written: from here on they are what the database holds. */
  settle(): void;
  /** All loaded rows of a table. */
  all(table: string): IterableIterator<Row>;
  /** How many rows are loaded, including those known to be absent. */
  size(): number;
}

interface Entry {
  stored: Row | undefined;
  current: Row | undefined;
}

type Index = Map<string, Set<Entry>>;

interface Table {
  readonly layout: TableLayout;
  readonly keyOf: (row: Row) => string;
  readonly entries: Map<string, Entry>;
  readonly dirty: Set<Entry>;
  /** Built on first use, then kept. */
  readonly indexes: Map<string, Index>;
  /** Values whose rows are all loaded, per lookup. */
  readonly complete: Map<string, Set<string>>;
}

function tableFor(layout: TableLayout): Table {
  const [only = '', ...rest] = layout.key;
  const keyOf = (row: Row) =>
    rest.length === 0 ? keyText(row[only]) : layout.key.map((column) => keyText(row[column])).join('|');
  return { layout, keyOf, entries: new Map(), dirty: new Set(), indexes: new Map(), complete: new Map() };
}

function valueFor(table: Table, by: string, row: Row): string | undefined {
  const lookup = table.layout.lookups.find(({ name }) => name === by);
  if (lookup === undefined) throw new Error(`Table ${table.layout.name} has no lookup ${by}.`);
  const value = row[lookup.column];
  if (value === null || value === undefined) return undefined;
  const where = Object.entries(lookup.where ?? {});
  return where.every(([column, wanted]) => row[column] === wanted) ? keyText(value) : undefined;
}

function addTo(index: Index, value: string | undefined, entry: Entry): void {
  if (value === undefined) return;
  const found = index.get(value);
  if (found === undefined) index.set(value, new Set([entry]));
  else found.add(entry);
}

function indexOf(table: Table, by: string): Index {
  const known = table.indexes.get(by);
  if (known !== undefined) return known;
  const index: Index = new Map();
  for (const entry of table.entries.values()) {
    if (entry.current !== undefined) addTo(index, valueFor(table, by, entry.current), entry);
  }
  table.indexes.set(by, index);
  return index;
}

function change(table: Table, entry: Entry, row: Row | undefined): void {
  for (const [by, index] of table.indexes) {
    const before = entry.current === undefined ? undefined : valueFor(table, by, entry.current);
    const after = row === undefined ? undefined : valueFor(table, by, row);
    if (before === after) continue;
    if (before !== undefined) index.get(before)?.delete(entry);
    addTo(index, after, entry);
  }
  entry.current = row;
}

function entryFor(table: Table, key: string): Entry {
  const known = table.entries.get(key);
  if (known !== undefined) return known;
  const entry: Entry = { stored: undefined, current: undefined };
  table.entries.set(key, entry);
  return entry;
}

const isKey = (table: Table, by: string) => table.layout.key.length === 1 && table.layout.key[0] === by;

function isAtHand(table: Table, by: string, value: string): boolean {
  return isKey(table, by) ? table.entries.has(value) : (table.complete.get(by)?.has(value) ?? false);
}

function take(table: Table, { by, values }: Need, rows: readonly Row[]): void {
  for (const row of rows) {
    const key = table.keyOf(row);
    if (table.entries.has(key)) continue; // What is in memory is newer.
    const entry = entryFor(table, key);
    entry.stored = row;
    change(table, entry, row);
  }
  if (isKey(table, by)) for (const value of values) entryFor(table, value);
  else {
    const complete = table.complete.get(by) ?? new Set();
    for (const value of values) complete.add(value);
    table.complete.set(by, complete);
  }
}

function changesOf({ layout, dirty }: Table): TableChanges {
  const inserted: Row[] = [];
  const updated: { before: Row; after: Row }[] = [];
  const deleted: Row[] = [];
  for (const { stored, current } of dirty) {
    if (current === undefined) {
      if (stored !== undefined) deleted.push(stored);
    } else if (stored === undefined) inserted.push(current);
    else if (stored !== current) updated.push({ before: stored, after: current });
  }
  return { layout, inserted, updated, deleted };
}

function settleTable({ layout, entries, dirty }: Table): void {
  if (layout.insertOnly === true) entries.clear();
  else for (const entry of dirty) entry.stored = entry.current;
  dirty.clear();
}

/** One need per table and lookup, for the values that are not loaded. */
function merged(
  needs: Iterable<Need>,
  isThere: (table: string, by: string, value: string) => boolean,
): readonly Need[] {
  const missing = new Map<string, { table: string; by: string; values: Set<string> }>();
  for (const { table, by, values } of needs) {
    for (const value of values) {
      if (isThere(table, by, value)) continue;
      const known = missing.get(`${table} ${by}`);
      if (known === undefined) missing.set(`${table} ${by}`, { table, by, values: new Set([value]) });
      else known.values.add(value);
    }
  }
  return Array.from(missing.values(), ({ table, by, values }) => ({ table, by, values: [...values] }));
}

/**
 * Rows in memory of a projector's tables. `complete` means that the tables were empty at first, so that nothing is ever
 * missing; otherwise a row is known once it was loaded (or found absent) or put.
 */
export function workingRows(layouts: readonly TableLayout[], { complete = false } = {}): WorkingRows {
  const tables = new Map(layouts.map((layout) => [layout.name, tableFor(layout)]));
  const tableOf = (name: string): Table => {
    const table = tables.get(name);
    if (table === undefined) throw new Error(`The projector has no table ${name}.`);
    return table;
  };
  return {
    get: (name, key) => tableOf(name).entries.get(key.join('|'))?.current,
    find(name, by, value) {
      const found = indexOf(tableOf(name), by).get(value) ?? [];
      return Array.from(found, ({ current }) => current).filter((row) => row !== undefined);
    },
    has: ({ table, by, values }) => complete || values.every((value) => isAtHand(tableOf(table), by, value)),
    put(name, row) {
      const table = tableOf(name);
      const entry = entryFor(table, table.keyOf(row));
      change(table, entry, row);
      table.dirty.add(entry);
    },
    remove(name, key) {
      const table = tableOf(name);
      const entry = table.entries.get(key.join('|'));
      if (entry === undefined) return;
      change(table, entry, undefined);
      table.dirty.add(entry);
    },
    missing: (needs) => merged(needs, (name, by, value) => complete || isAtHand(tableOf(name), by, value)),
    load: (need, rows) => take(tableOf(need.table), need, rows),
    changes: () => Array.from(tables.values(), changesOf).filter((of) => hasAny(of)),
    settle: () => tables.forEach(settleTable),
    *all(name) {
      for (const { current } of tableOf(name).entries.values()) if (current !== undefined) yield current;
    },
    size: () => [...tables.values()].reduce((sum, { entries }) => sum + entries.size, 0),
  };
}

const hasAny = ({ inserted, updated, deleted }: TableChanges) =>
  inserted.length > 0 || updated.length > 0 || deleted.length > 0;
