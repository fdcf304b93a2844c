/** A row of one of an item's tables, and the positions between which it was so. */
export interface Version {
  readonly of: 'items' | 'steps' | 'item_tags' | 'active_focus_sessions';
  readonly since: string;
  /** The position of the event that changed it; null if none has. */
  readonly until: string | null;
  /** Its columns as Postgres makes JSON of them. */
  readonly row: Readonly<Record<string, unknown>>;
}

/** A field of an item that an event changed: what it was before, and after; null for what was or is not there. */
export interface FieldChange {
  /** As in the response to reading the item. */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** An item as it was: its fields by name; empty if it was not there. */
export type ItemThen = Readonly<Record<string, unknown>>;

/** Columns of an item by the name of their field; the order key and what the title is searched by are nobody's to see. */
const FIELDS = {
  state: 'state',
  title: 'title',
  description: 'description',
  dueAt: 'due_at',
  dueOn: 'due_on',
  setAsideUntil: 'set_aside_until',
  milestoneId: 'milestone_id',
  ownerId: 'execution_owner_id',
  offeredBy: 'offered_by',
  originItemId: 'origin_item_id',
  createdAt: 'created_at',
  startedAt: 'started_at',
  completedAt: 'completed_at',
  imported: 'imported',
} as const;

const TIMES: readonly string[] = ['due_at', 'created_at', 'started_at', 'completed_at', 'next_trigger_at'];

/** RFC 3339 UTC in milliseconds, from the time as Postgres writes it in JSON. */
function valueOf(row: Version['row'], column: string): unknown {
  const value = row[column] ?? null;
  return typeof value === 'string' && TIMES.includes(column) ? new Date(value).toISOString() : value;
}

/** The item as of a position, from all its versions around it. */
export function stateOf(versions: readonly Version[], position: bigint): ItemThen {
  const held = versions.filter(
    ({ since, until }) => BigInt(since) <= position && (until === null || BigInt(until) > position),
  );
  const rowsOf = (table: Version['of']) => held.flatMap(({ of, row }) => (of === table ? [row] : []));
  const [item] = rowsOf('items');
  if (item === undefined) return {};
  const steps = rowsOf('steps').toSorted((one, other) => Number(one['position']) - Number(other['position']));
  const [session] = rowsOf('active_focus_sessions');
  return {
    ...Object.fromEntries(Object.entries(FIELDS).map(([field, column]) => [field, valueOf(item, column)])),
    steps: steps.map(({ id, name, is_completed: completed }) => ({ id, name, completed })),
    tagIds: rowsOf('item_tags')
      .map(({ tag_id: id }) => String(id))
      .sort(),
    alarm:
      session === undefined
        ? null
        : {
            intervalMinutes: session['interval_minutes'],
            ...Object.fromEntries(
              Object.entries({ startedAt: 'started_at', nextTriggerAt: 'next_trigger_at', dueAt: 'due_at' }).map(
                ([field, column]) => [field, valueOf(session, column)],
              ),
            ),
          },
  };
}

// rule HIST-3: what is left out here would be missing from a replay
/** The fields that differ; of an item that comes or goes, those that it has or had. */
export function changesBetween(before: ItemThen, after: ItemThen): readonly FieldChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields.flatMap((field) => {
    const change = { field, before: before[field] ?? null, after: after[field] ?? null };
    return JSON.stringify(change.before) === JSON.stringify(change.after) ? [] : [change];
  });
}
