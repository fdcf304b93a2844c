import type { ClientBase, Pool } from 'pg';
import type { AnyRecord } from '../../../src/kernel/records/declaring/record-type.js';
import {
  archivedColumn,
  columnOf,
  columnType,
  ownerColumn,
  tableOf,
} from '../../../src/kernel/records/serving/record-rows.js';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
}

const COLUMNS = `select attname as name, format_type(atttypid, atttypmod) as type, not attnotnull as nullable
  from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`;
const UNIQUE = `select pg_get_indexdef(indexrelid) as definition from pg_index
  where indrelid = $1::regclass and indisunique and not indisprimary`;

/** How the table of a record type in this schema differs from its declaration, a sentence each. */
export async function tableFaults(
  db: Pick<Pool | ClientBase, 'query'>,
  schema: string,
  type: AnyRecord,
): Promise<readonly string[]> {
  const table = `${schema}.${tableOf(type)}`;
  const { rows } = (await db.query(COLUMNS, [table])) as { rows: readonly Column[] };
  const indexes = (await db.query(UNIQUE, [table])) as { rows: readonly { readonly definition: string }[] };
  return [
    ...declaredColumns(type).flatMap((wanted) => columnFault(table, wanted, rows)),
    ...keyFaults(
      table,
      type,
      indexes.rows.map(({ definition }) => definition),
    ),
  ];
}

function declaredColumns(type: AnyRecord): readonly Column[] {
  const { fields, within } = type.declared;
  const archived = archivedColumn(type);
  const column = (name: string, columnTypeName: string, nullable = false): Column => ({
    ...{ name, nullable },
    type: columnTypeName === 'timestamptz' ? 'timestamp with time zone' : columnTypeName,
  });
  return [
    column('id', 'uuid'),
    column(ownerColumn(type), 'uuid'),
    ...(within === undefined ? [] : [column(columnOf(within), 'uuid')]),
    ...Object.entries(fields).map(([name, { form, nullable }]) => column(columnOf(name), columnType(form), nullable)),
    column('created_at', 'timestamptz'),
    ...(archived === undefined ? [] : [column(archived, 'timestamptz', true)]),
    column('revision', 'integer'),
  ];
}

function columnFault(table: string, wanted: Column, there: readonly Column[]): readonly string[] {
  const found = there.find(({ name }) => name === wanted.name);
  if (found === undefined) return [`${table} lacks the column ${wanted.name}.`];
  const said = ({ type, nullable }: Column) => `${type}${nullable ? '' : ' NOT NULL'}`;
  if (said(found) === said(wanted)) return [];
  return [`${table}.${wanted.name} is ${said(found)}, and declared as ${said(wanted)}.`];
}

/** LOG-8: an index on the plain columns finds equal at most what the decider finds equal. */
function keyFaults(table: string, type: AnyRecord, indexes: readonly string[]): readonly string[] {
  const archived = archivedColumn(type);
  const wanted = Object.entries(type.declared.unique ?? {}).map(([key, { with: others = [], among }]) => {
    const columns = [ownerColumn(type), ...[key, ...others].map(columnOf)].join(', ');
    return `(${columns})${among === 'unarchived' ? ` WHERE (${archived ?? ''} IS NULL)` : ''}`;
  });
  return [
    ...wanted
      .filter((each) => !indexes.some((definition) => definition.endsWith(each)))
      .map((each) => `${table} lacks the unique index on ${each}.`),
    ...indexes
      .filter(
        (definition) =>
          !definition.includes('(id, organization_id)') && !wanted.some((each) => definition.endsWith(each)),
      )
      .map(
        (definition) => `${table} has an index that no key declares: ${definition.replace(/^.* USING btree /, '')}.`,
      ),
  ];
}
