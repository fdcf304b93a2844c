import pg from 'pg';
import type { Principal } from '../../deciding/room.js';
import { pageOf, partsOf, timeKey, type CursorPage, type PageRequest } from '../../reading/cursor-page.js';
import { timesAsText } from '../../reading/times-as-text.js';
import type { ReadTables } from '../../reading/as-of-tables.js';
import type { AnyRecord } from '../declaring/record-type.js';
import { archivedColumn, columnOf, columnType, ownerColumn, tableOf } from './record-rows.js';

/** Who reads or writes records; the role matters for an organization's. */
export interface RecordCaller extends Principal {
  readonly role: 'user' | 'admin';
}

/**
 * A record as it is returned: its id, its fields, whether it is archived, its revision and what can be done with it.
 */
export interface RecordView {
  readonly [field: string]: unknown;
  readonly revision: number;
  readonly allowedActions: readonly string[];
}

/** Which records a list returns; absent properties filter nothing. */
export interface RecordFilter {
  readonly id?: string;
  readonly archived?: boolean;
  /** By field. */
  readonly fields?: Readonly<Record<string, string | boolean>>;
}

/** Reads records of one type, the reader's own or their organization's, in the order of creation. */
export interface RecordQueries {
  page(reader: RecordCaller, filter: RecordFilter, page: PageRequest): Promise<CursorPage<RecordView>>;
  /** The revision of the record's last event; undefined for none. */
  revisionOf(reader: RecordCaller, id: string): Promise<number | undefined>;
}

interface RecordRow {
  readonly id: string;
  readonly archived: boolean;
  readonly created_at: string;
  readonly revision: number;
  readonly [column: string]: unknown;
}

/** Reads a record type's table in `schema`. */
export function recordQueries(type: AnyRecord, pool: ReadTables, schema: string): RecordQueries {
  const table = `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(tableOf(type))}`;
  const text = pageText(type, table);
  const filters = type.declared.filter ?? [];
  const ownerOf = (reader: RecordCaller) => (type.declared.owner === 'user' ? reader.userId : reader.organizationId);
  return {
    page: async (reader, { id, archived, fields = {} }, { after, limit }) => {
      const chosen = filters.map((name) => fields[name] ?? null);
      const values = [ownerOf(reader), id ?? null, archived ?? null, ...partsOf(after), limit + 1, ...chosen];
      const query = { name: `${schema}-${tableOf(type)}`, text, values, types: timesAsText };
      const { rows } = await pool.query<RecordRow>(query);
      return pageOf(
        rows,
        limit,
        (row) => timeKey(row.created_at, row.id),
        (row) => shown(type, row, reader),
      );
    },
    revisionOf: async (reader, id) => {
      const query = {
        name: `${schema}-${tableOf(type)}-revision`,
        text: `select revision from ${table} where id = $1 and ${ownerColumn(type)} = $2`,
        values: [id, ownerOf(reader)],
      };
      return (await pool.query<{ revision: number }>(query)).rows[0]?.revision;
    },
  };
}

function pageText(type: AnyRecord, table: string): string {
  const { fields, filter = [] } = type.declared;
  const columns = Object.entries(fields).map(([name, { form }]) => {
    const column = pg.escapeIdentifier(columnOf(name));
    if (form.kind === 'date') return `${column}::text as ${column}`;
    if (form.kind === 'decimal') return `${column}::float8 as ${column}`;
    return columnType(form) === 'bigint' ? `${column}::float8 as ${column}` : column;
  });
  const archived = archivedColumn(type);
  const isArchived = archived === undefined ? 'false' : `(${archived} is not null)`;
  const narrowed = filter.map((name, index) => {
    const form = fields[name]?.form;
    const value = `$${index + 7}::${form === undefined ? 'text' : columnType(form)}`;
    return ` and (${value} is null or ${pg.escapeIdentifier(columnOf(name))} = ${value})`;
  });
  return `select id, ${columns.join(', ')}, ${isArchived} as archived, created_at, revision from ${table}
  where ${ownerColumn(type)} = $1 and ($2::uuid is null or id = $2) and ($3::boolean is null or ${isArchived} = $3)
    and ($4::timestamptz is null or (created_at, id) > ($4, $5::uuid))${narrowed.join('')}
  order by created_at, id limit $6`;
}

function shown(type: AnyRecord, row: RecordRow, reader: RecordCaller): RecordView {
  const fields = Object.keys(type.declared.fields).map((name) => [name, row[columnOf(name)]] as const);
  return {
    [type.id]: row.id,
    ...Object.fromEntries(fields),
    ...(archivedColumn(type) !== undefined && { [type.archivedWord]: row.archived }),
    revision: row.revision,
    allowedActions: actionsOn(type, row.archived, reader),
  };
}

function actionsOn(type: AnyRecord, archived: boolean, reader: RecordCaller): readonly string[] {
  return type.verbs
    .filter(({ verb, declared: { by, archivedToo } }) => {
      if (verb === 'create' || (type.declared.owner === 'organization' && by !== 'anyone' && reader.role !== 'admin'))
        return false;
      if (verb === 'archive' || verb === 'unarchive') return archived === (verb === 'unarchive');
      return verb === 'delete' || !archived || archivedToo === true;
    })
    .map(({ word }) => word);
}
