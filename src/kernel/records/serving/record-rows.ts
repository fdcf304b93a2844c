import type { DomainEvent } from '../../deciding/decider.js';
import type { RecordedEvent } from '../../event-log/event-log.js';
import { byId, change, make, nothing, streamId, type Handler, type Handlers } from '../../projecting/handling.js';
import { keyText } from '../../projecting/column-values.js';
import type { Row, TableLayout, Value } from '../../projecting/projector.js';
import type { EventOf } from '../../deciding/event-types.js';
import type { FieldForm } from '../declaring/record-fields.js';
import type { RecordDeclaration } from '../declaring/record-declaration.js';
import type { AnyRecord, NamedVerb, RecordType } from '../declaring/record-type.js';

/** The column or table name of a field or type: `goalId` is `goal_id`. */
export function columnOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replaceAll(/[ -]/g, '_');
}

/** The table of a record type. */
export function tableOf({ nouns }: AnyRecord): string {
  return columnOf(nouns);
}

/** The column with the id of a record's owner. */
export function ownerColumn({ declared }: AnyRecord): 'user_id' | 'organization_id' {
  return declared.owner === 'user' ? 'user_id' : 'organization_id';
}

/** The column with the time at which a record was archived; undefined if none can be. */
export function archivedColumn({ declared }: AnyRecord): string | undefined {
  return declared.verbs.archive === undefined ? undefined : (declared.archivedAt ?? 'archived_at');
}

/** The Postgres type of a field's column. */
export function columnType(form: FieldForm): string {
  switch (form.kind) {
    case 'line':
    case 'prose':
    case 'choice':
      return 'text';
    case 'lines':
      return 'text[]';
    case 'int':
      return form.max > 2_147_483_647 || form.min < -2_147_483_648 ? 'bigint' : 'integer';
    case 'decimal':
      return 'numeric';
    case 'flag':
      return 'boolean';
    case 'date':
      return 'date';
    case 'instant':
      return 'timestamptz';
    case 'ref':
      return 'uuid';
  }
}

/** The layout of a record type's table. */
export function recordTable(type: AnyRecord): TableLayout {
  const { fields, unique } = type.declared;
  const archived = archivedColumn(type);
  const own = Object.entries(fields).map(([name, { form }]) => [columnOf(name), columnType(form)] as const);
  const layout = {
    name: tableOf(type),
    key: ['id'],
    columns: {
      id: 'uuid',
      [ownerColumn(type)]: 'uuid',
      ...Object.fromEntries(own),
      created_at: 'timestamptz',
      ...(archived !== undefined && { [archived]: 'timestamptz' }),
      revision: 'integer',
    },
    lookups: [],
  };
  if (unique === undefined) return layout;
  return { ...layout, slots: { of: (row) => slotsOf(type, row), parked: (row) => parked(type, row) } };
}

/** The unique keys that a row holds, with their values as the index compares them. */
function slotsOf(type: AnyRecord, row: Row): readonly string[] {
  const archived = archivedColumn(type);
  const isArchived = archived !== undefined && row[archived] !== null;
  return Object.entries(type.declared.unique ?? {}).flatMap(([key, { with: others = [], among }]) => {
    const values = [key, ...others].map((name) => slotText(type.declared.fields[name]?.form, row[columnOf(name)]));
    if ((among === 'unarchived' && isArchived) || values.includes(null)) return [];
    return [JSON.stringify([key, row[ownerColumn(type)], ...values])];
  });
}

/** A value as text that is the same for the event's form and for that of Postgres: 07:30:00.250Z and 07:30:00.25Z. */
function slotText(form: FieldForm | undefined, value: Value = null): string | null {
  if (value === null) return null;
  if (form?.kind === 'instant') return new Date(keyText(value)).toISOString();
  return form?.kind === 'decimal' ? String(Number(keyText(value))) : keyText(value);
}

/** The row as archived, if that frees its keys, or with its own id in a text column of each key. */
function parked({ declared, ...type }: AnyRecord, row: Row): Row {
  const keys = Object.entries(declared.unique ?? {});
  const archived = archivedColumn({ declared, ...type });
  const lines = keys.flatMap(([key, { with: others = [], among }]) => {
    if (among === 'unarchived') return [];
    const line = [key, ...others].find((name) => declared.fields[name]?.form.kind === 'line');
    return line === undefined ? [] : [[columnOf(line), `parked ${keyText(row['id'])}`] as const];
  });
  const givesUp = archived !== undefined && keys.some(([, { among }]) => among === 'unarchived');
  return { ...Object.fromEntries(lines), ...(givesUp && { [archived]: row['created_at'] ?? null }) };
}

/** What the events of a record type change in its table. */
export function recordHandlers<Name extends string, Declared extends RecordDeclaration>(
  record: RecordType<Name, Declared>,
): Handlers<EventOf<RecordType<Name, Declared>['events']>> {
  const type = record as unknown as AnyRecord;
  const handlers = type.verbs.map((verb) => [verb.event, handlerOf(type, verb)]);
  const table: unknown = Object.fromEntries(handlers);
  // One handler under the name of each event, as the type says.
  return table as Handlers<EventOf<RecordType<Name, Declared>['events']>>;
}

function handlerOf(type: AnyRecord, { verb }: NamedVerb): Handler<DomainEvent> {
  const table = tableOf(type);
  const idOf = ({ data }: DomainEvent): string => String((data as Readonly<Record<string, unknown>>)[type.id]);
  const archived = archivedColumn(type) ?? '';
  const changing = (columns: (recorded: RecordedEvent) => Row): Handler<DomainEvent> => ({
    needs: ({ event }) => [byId(table, 'id', idOf(event))],
    apply: (recorded, rows) =>
      change(rows, table, idOf(recorded.event), { ...columns(recorded), revision: recorded.revision }),
  });
  switch (verb) {
    case 'create':
      return { needs: nothing, apply: (recorded, rows) => make(rows, table, firstRow(type, recorded)) };
    case 'change':
      return changing(({ event }) => columnsIn(type, event));
    case 'archive':
      return changing(({ context }) => ({ [archived]: context.occurredAt }));
    case 'unarchive':
      return changing(() => ({ [archived]: null }));
    case 'delete':
      return {
        needs: ({ event }) => [byId(table, 'id', idOf(event))],
        apply: ({ event }, rows) => rows.remove(table, [idOf(event)]),
      };
  }
}

function firstRow(type: AnyRecord, recorded: RecordedEvent): Row {
  const { event, context, revision } = recorded;
  const archived = archivedColumn(type);
  return {
    id: String((event.data as Readonly<Record<string, unknown>>)[type.id]),
    [ownerColumn(type)]: streamId(recorded),
    ...columnsIn(type, event),
    created_at: context.occurredAt,
    ...(archived !== undefined && { [archived]: null }),
    revision,
  };
}

function columnsIn({ declared }: AnyRecord, { data, personal }: DomainEvent): Row {
  const values = Object.entries({ ...personal, ...data }).filter(([name]) => Object.hasOwn(declared.fields, name));
  return Object.fromEntries(values.map(([name, value]) => [columnOf(name), value as Value]));
}
