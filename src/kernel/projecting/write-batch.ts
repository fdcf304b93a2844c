import pg from 'pg';
import { elementOf, isArrayType, scalarsOf } from './column-values.js';
import type { Need, Row, Slots, TableLayout } from './projector.js';
import type { TableChanges } from './working-rows.js';

/** A prepared statement with its values. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

const quoted = pg.escapeIdentifier;

function qualified(schema: string, table: string): string {
  return `${quoted(schema)}.${quoted(table)}`;
}

/** unnest flattens all levels of an array, so that arrays are passed through it as text. */
const passedAs = (type: string): string => (isArrayType(type) ? 'text' : type);

/** The columns of rows as arrays for unnest, as `u` with one row each. */
function unnested(layout: TableLayout, columns: readonly string[]): string {
  const arrays = columns.map((column, index) => `$${index + 1}::${passedAs(typeOf(layout, column))}[]`);
  return `unnest(${arrays.join(', ')}) AS u (${columns.map(quoted).join(', ')})`;
}

/** A column of an unnested row, in its table's type. */
function unpacked(layout: TableLayout, column: string): string {
  const type = typeOf(layout, column);
  return isArrayType(type) ? `u.${quoted(column)}::${type}` : `u.${quoted(column)}`;
}

function typeOf({ name, columns }: TableLayout, column: string): string {
  const type = columns[column];
  if (type === undefined) throw new Error(`Table ${name} has no column ${column}.`);
  return type;
}

/** Postgres array literals, one per column; `pg` would take several times as long to make them. */
function arrays(layout: TableLayout, columns: readonly string[], rows: readonly Row[]): string[] {
  return columns.map((column) => {
    const scalar = scalarsOf(typeOf(layout, column));
    return `{${rows.map((row) => elementOf(scalar(row[column]))).join(',')}}`;
  });
}

function insertion(schema: string, layout: TableLayout, rows: readonly Row[]): Statement {
  const columns = Object.keys(layout.columns);
  const into = `${qualified(schema, layout.name)} (${columns.map(quoted).join(', ')})`;
  return {
    name: `insert ${schema}.${layout.name}`,
    text: `INSERT INTO ${into} SELECT ${columns.map((column) => unpacked(layout, column)).join(', ')} FROM ${unnested(layout, columns)}`,
    values: arrays(layout, columns, rows),
  };
}

/** A row of key columns only is the same row when it was removed and put again. */
const canChange = ({ columns, key }: TableLayout) => Object.keys(columns).length > key.length;

const byKey = (layout: TableLayout) => layout.key.map((column) => `t.${quoted(column)} = u.${quoted(column)}`);

function update(schema: string, layout: TableLayout, rows: readonly Row[]): Statement {
  const columns = Object.keys(layout.columns);
  const set = columns.filter((column) => !layout.key.includes(column));
  const assignments = set.map((column) => `${quoted(column)} = ${unpacked(layout, column)}`);
  return {
    name: `update ${schema}.${layout.name}`,
    text: `UPDATE ${qualified(schema, layout.name)} AS t SET ${assignments.join(', ')} FROM ${unnested(layout, columns)} WHERE ${byKey(layout).join(' AND ')}`,
    values: arrays(layout, columns, rows),
  };
}

function deletion(schema: string, layout: TableLayout, rows: readonly Row[]): Statement {
  return {
    name: `delete ${schema}.${layout.name}`,
    text: `DELETE FROM ${qualified(schema, layout.name)} AS t USING ${unnested(layout, layout.key)} WHERE ${byKey(layout).join(' AND ')}`,
    values: arrays(layout, layout.key, rows),
  };
}

interface Phases {
  /** Rows that leave a slot that another row takes, and take none that is still held. */
  readonly leaving: readonly Row[];
  /** Rows that leave a slot that another row takes, but take one that is still held. */
  readonly parked: readonly Row[];
  readonly rest: readonly Row[];
}

const without = (slots: readonly string[], others: readonly string[]) => slots.filter((slot) => !others.includes(slot));

function phases(slots: Slots | undefined, { updated, inserted }: TableChanges): Phases {
  if (slots === undefined) return { leaving: [], parked: [], rest: updated.map(({ after }) => after) };
  const moves = updated.map(({ before, after }) => ({ before, after, from: slots.of(before), to: slots.of(after) }));
  const taken = new Set(inserted.flatMap((row) => slots.of(row)));
  const left = new Set<string>();
  for (const { from, to } of moves) {
    for (const slot of without(from, to)) left.add(slot);
    for (const slot of without(to, from)) taken.add(slot);
  }
  const leaving: Row[] = [];
  const parked: Row[] = [];
  const rest: Row[] = [];
  for (const { before, after, from, to } of moves) {
    if (!without(from, to).some((slot) => taken.has(slot))) rest.push(after);
    else if (!without(to, from).some((slot) => left.has(slot))) leaving.push(after);
    else {
      parked.push({ ...before, ...slots.parked(before) });
      rest.push(after);
    }
  }
  return { leaving, parked, rest };
}

/**
 * The statements that bring the tables of `schema` to the changed rows, set-based: deletions first and in reverse order
 * of the tables, then table by table the rows that leave a unique slot before the rows that take it.
 */
export function batchStatements(schema: string, changes: readonly TableChanges[]): readonly Statement[] {
  const statements: Statement[] = [];
  for (const { layout, deleted } of changes.toReversed()) {
    if (deleted.length > 0) statements.push(deletion(schema, layout, deleted));
  }
  for (const change of changes) {
    const { layout, inserted } = change;
    const { leaving, parked, rest } = phases(layout.slots, change);
    for (const rows of [[...leaving, ...parked], rest]) {
      if (rows.length > 0 && canChange(layout)) statements.push(update(schema, layout, rows));
    }
    if (inserted.length > 0) statements.push(insertion(schema, layout, inserted));
  }
  return statements;
}

/** The query that loads the rows of a need. */
export function needStatement(schema: string, layout: TableLayout, need: Need): Statement {
  const lookup = layout.lookups.find(({ name }) => name === need.by);
  const column = lookup?.column ?? need.by;
  const where = Object.entries(lookup?.where ?? {}).map(
    ([name, value]) => `AND t.${quoted(name)} = ${pg.escapeLiteral(String(value))}`,
  );
  const columns = Object.keys(layout.columns).map((name) => `t.${quoted(name)}`);
  return {
    name: `need ${schema}.${layout.name} ${need.by}`,
    text: `SELECT ${columns.join(', ')} FROM ${qualified(schema, layout.name)} AS t JOIN unnest($1::${typeOf(layout, column)}[]) AS u (value) ON t.${quoted(column)} = u.value ${where.join(' ')}`,
    values: [`{${need.values.map(elementOf).join(',')}}`],
  };
}
