import type { EventLog, RecordedEvent } from '../../kernel/event-log/event-log.js';
import type { ReadTables } from '../../kernel/reading/as-of-tables.js';
import type { CursorPage, PageRequest } from '../../kernel/reading/cursor-page.js';
import { timesAsText } from '../../kernel/reading/times-as-text.js';
import type { Caller } from '../../organizations/index.js';
import { changesBetween, stateOf, type FieldChange, type ItemThen, type Version } from './item-versions.js';

/** One event that changed an item; times are RFC 3339 UTC. */
export interface ItemChange {
  /** The event's position in the log. */
  readonly position: string;
  readonly eventId: string;
  /** As in the event catalogue. */
  readonly type: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  /** A user's id, or `system`. */
  readonly actor: string;
  /** For whom the actor did it; null if for themself. */
  readonly onBehalfOf: string | null;
  readonly commandId: string;
  /** The id of the request, which may be its sender's. */
  readonly correlation: string;
  /** What caused the command, if it was not sent by itself. */
  readonly cause: string | null;
  readonly changes: readonly FieldChange[];
}

/** Which part of a history is requested. */
export interface HistoryRequest extends PageRequest {
  readonly newestFirst: boolean;
  /** Leaves out what came after this position. */
  readonly upTo?: bigint;
}

/** What a history is read from. */
export interface HistorySources {
  /** The tables of the history itself. */
  readonly versions: ReadTables;
  readonly log: Pick<EventLog, 'readAll'>;
}

const OF_ITEM = [
  ['items', 'id'],
  ['steps', 'item_id'],
  ['item_tags', 'item_id'],
  ['active_focus_sessions', 'item_id'],
] as const;

const LAST = String(2n ** 63n - 1n);

/** The positions at which something of the item changed. */
const positionsIn = (order: 'asc' | 'desc'): string =>
  `select found.p::text as position from (${OF_ITEM.map(
    ([table, column]) => `select from_position as p from focus_history.${table}_latest where ${column} = $1
    union select from_position from focus_history.${table}_earlier where ${column} = $1
    union select to_position from focus_history.${table}_earlier where ${column} = $1`,
  ).join(' union ')}) found where found.p > $2 and found.p < $3 order by found.p ${order} limit $4`;

const POSITIONS = { asc: positionsIn('asc'), desc: positionsIn('desc') };

/** The item's versions of all tables that held between two positions. */
const VERSIONS = OF_ITEM.map(
  ([table, column]) => `select '${table}' as of, from_position::text as since, null as until, to_jsonb(v) as row
    from focus_history.${table}_latest v where ${column} = $1 and from_position <= $3
  union all select '${table}', from_position::text, to_position::text, to_jsonb(v)
    from focus_history.${table}_earlier v where ${column} = $1 and from_position <= $3 and to_position > $2`,
).join(' union all ');

const LIVE = OF_ITEM.map(
  ([table, column]) => `select '${table}' as of, '0' as since, null as until, to_jsonb(v) as row
    from focus.${table} v where ${column} = $1`,
).join(' union all ');

// rule HIST-2: a deleted item's history stays with its last owner, a declined offer's with its offerer too
/** Whose an item was that no longer exists. */
const WAS_OF = `select from focus_history.items_earlier i
  where i.id = $1 and i.organization_id = $2 and not exists (select from focus_history.items_latest l where l.id = i.id)
    and not exists (select from focus_history.items_earlier l where l.id = i.id and l.to_position > i.to_position)
    and (i.execution_owner_id = $3 or (i.offered_by = $3
      and exists (select from focus_history.declined_offers_latest d where d.item_id = i.id)))`;

/** Reads the histories of items; whether the reader sees an item that exists is the caller's to find out. */
export interface ItemHistory {
  /** Whether an item that no longer exists was the reader's, so that its history still is (HIST-2). */
  wasOf(reader: Caller, itemId: string): Promise<boolean>;
  /**
   * The events that changed the item, each with what it changed (HIST-1); the key of a page is the position where it
   * ended. A page may have fewer rows than its limit.
   */
  page(itemId: string, request: HistoryRequest): Promise<CursorPage<ItemChange>>;
  /** The item as the live read tables have it, by the fields of its changes; empty if there is none. */
  live(itemId: string): Promise<ItemThen>;
}

/** Histories of items, from the versions of their rows and the log. */
export function createItemHistory(sources: HistorySources): ItemHistory {
  return {
    wasOf: async ({ organizationId, userId }, itemId) => {
      const query = { name: 'focus-was-item-of', text: WAS_OF, values: [itemId, organizationId, userId] };
      return ((await sources.versions.query(query)).rowCount ?? 0) > 0;
    },
    page: (itemId, request) => historyOfItem(sources, itemId, request),
    live: async (itemId) => {
      const query = { name: 'focus-item-live', text: LIVE, values: [itemId], types: timesAsText };
      return stateOf((await sources.versions.query<Version>(query)).rows, 0n);
    },
  };
}

async function historyOfItem(
  sources: HistorySources,
  itemId: string,
  request: HistoryRequest,
): Promise<CursorPage<ItemChange>> {
  const found = await positionsOf(sources, itemId, request);
  const positions = found.slice(0, request.limit);
  const after = found.length > request.limit ? (positions.at(-1) ?? null) : null;
  if (positions.length === 0) return { rows: [], after: null };
  const held = await versionsOf(sources, itemId, positions.map(BigInt));
  // rule HIST-1: every event that changed a row of the item, with each changed field before and after
  const rows = await Promise.all(
    positions.map(async (position) => {
      const event = await eventAt(sources, BigInt(position));
      return shown(event, changesBetween(stateOf(held, BigInt(position) - 1n), stateOf(held, BigInt(position))));
    }),
  );
  // A row may change for another item's sake, such as when order keys are spread; that is no change of this item.
  return {
    rows: rows.filter(({ change, about }) => change.changes.length > 0 || about === itemId).map(({ change }) => change),
    after,
  };
}

async function positionsOf(
  { versions }: HistorySources,
  itemId: string,
  { after, limit, newestFirst, upTo }: HistoryRequest,
): Promise<readonly string[]> {
  const end = upTo === undefined ? LAST : String(upTo + 1n);
  const [least, most] = newestFirst ? ['0', after ?? end] : [after ?? '0', end];
  const order = newestFirst ? 'desc' : 'asc';
  const values = [itemId, least, most, limit + 1];
  const query = { name: `focus-item-positions-${order}`, text: POSITIONS[order], values };
  return (await versions.query<{ position: string }>(query)).rows.map(({ position }) => position);
}

async function versionsOf(
  { versions }: HistorySources,
  itemId: string,
  positions: readonly bigint[],
): Promise<readonly Version[]> {
  const sorted = positions.toSorted((one, other) => (one < other ? -1 : 1));
  const values = [itemId, String((sorted[0] ?? 1n) - 1n), String(sorted.at(-1) ?? 0n)];
  return (await versions.query<Version>({ name: 'focus-item-versions', text: VERSIONS, values, types: timesAsText }))
    .rows;
}

async function eventAt({ log }: HistorySources, position: bigint): Promise<RecordedEvent> {
  const { events } = await log.readAll({ after: position - 1n, limit: 1 });
  const [event] = events;
  if (event?.position !== position)
    throw new Error(`The log has no event at position ${position}, which changed a row.`);
  return event;
}

function shown({ id, position, event, context }: RecordedEvent, changes: readonly FieldChange[]) {
  const { occurredAt, recordedAt, actor, onBehalfOf = null, commandId } = context;
  const change: ItemChange = {
    ...{ position: String(position), eventId: id, type: event.type, occurredAt, recordedAt },
    ...{
      actor,
      onBehalfOf,
      commandId,
      correlation: context.correlationId,
      cause: context.causationId ?? null,
      changes,
    },
  };
  return { change, about: (event.data as { readonly itemId?: unknown }).itemId };
}
