import type { RecordedEvent } from '../event-log/event-log.js';
import { keyText } from './column-values.js';
import type { Need, Projector, Row, Rows, TableLayout } from './projector.js';
import { nodeOf } from './version-nodes.js';

/** The schema that holds the history of a schema's tables. */
export const historySchema = (schema: string): string => `${schema}_history`;

/** A table's rows as they are at the checkpoint, each with the position since when it has been so. */
export const latestOf = (table: string): string => `${table}_latest`;

/** A table's rows as they were before, each with the positions between which it was so. */
export const earlierOf = (table: string): string => `${table}_earlier`;

const SINCE = 'from_position';
const UNTIL = 'to_position';
const NODE = 'node';

const needHere = (need: Need): Need => ({ ...need, table: latestOf(need.table) });

function tablesOf(layout: TableLayout): readonly TableLayout[] {
  const columns = { ...layout.columns, [SINCE]: 'bigint' };
  for (const taken of [SINCE, UNTIL, NODE]) {
    if (taken in layout.columns)
      throw new Error(`Table ${layout.name} may have no column ${taken}: its history has one.`);
  }
  return [
    { name: latestOf(layout.name), key: layout.key, columns, lookups: layout.lookups },
    {
      name: earlierOf(layout.name),
      key: [...layout.key, SINCE],
      columns: { ...columns, [UNTIL]: 'bigint', [NODE]: 'bigint' },
      lookups: [],
      insertOnly: true,
    },
  ];
}

/**
 * The projector of a read model's history: makes the rows that `projector` makes, and keeps every version of each, which
 * held from the position of one event up to before that of another (HIST-4).
 */
export function versioned(projector: Projector): Projector {
  const keys = new Map(projector.tables.map(({ name, key }) => [name, key]));
  return {
    name: `${projector.name}-history`,
    schema: historySchema(projector.schema),
    version: projector.version,
    streamPrefixes: projector.streamPrefixes,
    tables: projector.tables.flatMap(tablesOf),
    needs: (event) => projector.needs(event).map(needHere),
    apply: (event, rows) => {
      const missing = projector.apply(event, keepingVersions(keys, event, rows));
      return missing?.map(needHere);
    },
  };
}

/** The key's columns of each table. */
type Keys = ReadonlyMap<string, readonly string[]>;

/** The rows as `projector` sees them; a row that an event replaces or removes is kept as an earlier version. */
function keepingVersions(keys: Keys, { position }: RecordedEvent, rows: Rows): Rows {
  const at = Number(position);
  // rule HIST-4: a row that is replaced or removed stays readable as of the positions at which it held
  const keep = (table: string, row: Row): void => {
    const since = Number(row[SINCE]);
    // An event that changes a row twice makes one version of it.
    if (since === at) return;
    rows.put(earlierOf(table), { ...row, [UNTIL]: at, [NODE]: nodeOf(since, at) });
  };
  const keyOf = (table: string, row: Row): readonly string[] =>
    (keys.get(table) ?? []).map((column) => keyText(row[column]));
  return {
    get: (table, key) => rows.get(latestOf(table), key),
    find: (table, by, value) => rows.find(latestOf(table), by, value),
    has: (need) => rows.has(needHere(need)),
    put: (table, row) => {
      const before = rows.get(latestOf(table), keyOf(table, row));
      if (before !== undefined) keep(table, before);
      rows.put(latestOf(table), { ...row, [SINCE]: at });
    },
    remove: (table, key) => {
      const before = rows.get(latestOf(table), key);
      if (before === undefined) return;
      keep(table, before);
      rows.remove(latestOf(table), key);
    },
  };
}
