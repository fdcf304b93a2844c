import type { FieldForm } from '../declaring/record-fields.js';
import type { AnyRecord } from '../declaring/record-type.js';
import { archivedColumn, columnOf, columnType, ownerColumn, tableOf } from './record-rows.js';

/**
 * Drafts the SQL of a record type's table, for a migration; `all` are the types of its read model. Once committed it is
 * a migration like any other, and a test checks that the table matches the declaration.
 */
export function draftTable(type: AnyRecord, all: readonly AnyRecord[]): string {
  const table = tableOf(type);
  const owner = ownerColumn(type);
  const archived = archivedColumn(type);
  const fields = Object.entries(type.declared.fields);
  const columns = [
    'id uuid PRIMARY KEY',
    `${owner} uuid NOT NULL`,
    ...fields.map(
      ([name, { form, nullable }]) => `${columnOf(name)} ${columnType(form)}${nullable ? '' : ' NOT NULL'}`,
    ),
    'created_at timestamptz NOT NULL',
    ...(archived === undefined ? [] : [`${archived} timestamptz`]),
    'revision integer NOT NULL',
    ...fields.flatMap(([name, { form }]) => constraintsOf(table, name, form, all)),
  ];
  const unique = Object.entries(type.declared.unique ?? {}).map(([key, { with: others = [], among }]) => {
    const parts = [owner, ...[key, ...others].map(columnOf)].join(', ');
    const where = among === 'unarchived' ? ` WHERE ${archived ?? ''} IS NULL` : '';
    return `CREATE UNIQUE INDEX ${table}_${columnOf(key)}_unique ON ${table} (${parts})${where};`;
  });
  return [
    `CREATE TABLE ${table} (\n  ${columns.join(',\n  ')}\n);`,
    ...unique,
    `CREATE INDEX ${table}_of_owner ON ${table} (${owner}, created_at, id);`,
    '',
  ].join('\n');
}

function constraintsOf(table: string, name: string, form: FieldForm, all: readonly AnyRecord[]): readonly string[] {
  const column = columnOf(name);
  const check = (condition: string) => [`CONSTRAINT ${table}_${column}_check CHECK (${condition})`];
  switch (form.kind) {
    case 'int':
    case 'decimal':
      return check(`${column} BETWEEN ${form.min} AND ${form.max}`);
    case 'choice':
      return check(`${column} IN (${form.values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', ')})`);
    case 'ref': {
      const to = all.find((each) => each.name === form.to);
      if (to === undefined) return [];
      const references = `FOREIGN KEY (${column}) REFERENCES ${tableOf(to)} (id) DEFERRABLE INITIALLY DEFERRED`;
      return [`CONSTRAINT ${table}_${column}_fkey ${references}`];
    }
    case 'line':
    case 'lines':
    case 'prose':
    case 'flag':
    case 'date':
    case 'instant':
      return [];
  }
}
