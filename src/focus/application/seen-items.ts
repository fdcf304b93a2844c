import { eyesOf } from '../../planning/index.js';
import type { Caller } from '../../organizations/index.js';
import type { ItemState } from '../domain/foreign-facts.js';
import { allowedOn, allowedToOthers } from '../domain/focus.refusals.js';
import { DUE_ON } from './due.sql.js';

/** An item in a list, as its reader sees it; times are RFC 3339 UTC. */
export interface SeenItem {
  readonly id: string;
  readonly state: ItemState;
  readonly title: string;
  readonly dueAt: string | null;
  /** YYYY-MM-DD; an item has this, a `dueAt`, or neither (FOCUS-24). */
  readonly dueOn: string | null;
  /** YYYY-MM-DD while its owner has set it aside until that day (FOCUS-25); else null. */
  readonly setAsideUntil: string | null;
  readonly ownerId: string;
  readonly offeredBy: string;
  readonly milestoneId: string | null;
  readonly originItemId: string | null;
  readonly createdAt: string;
  /** When the work was started, if an imported work log says so; null for all other items. */
  readonly startedAt: string | null;
  readonly completedAt: string | null;
  /** Whether an import recorded it as work that had been done before (FOCUS-22). */
  readonly imported: boolean;
  /** Whether it is open and its owner deactivated (ORG-9). */
  readonly stranded: boolean;
  readonly revision: number;
  readonly allowedActions: readonly string[];
}

/** What `SEEN` selects, with `timesAsText`. */
export interface SeenRow {
  readonly id: string;
  readonly state: ItemState;
  readonly title: string;
  readonly due_at: string | null;
  readonly due_on: string | null;
  readonly set_aside_until: string | null;
  readonly owner_id: string;
  readonly offered_by: string;
  readonly milestone_id: string | null;
  readonly origin_item_id: string | null;
  readonly created_at: string;
  readonly started_at: string | null;
  readonly completed_at: string | null;
  readonly imported: boolean;
  readonly stranded: boolean;
  /** Whether it is stranded work of a team project that has no copy yet (ORG-9). */
  readonly to_copy: boolean;
  readonly team_id: string | null;
  readonly revision: number;
}

/** Columns of a `SeenRow`, over `ITEM_WITH_PROJECT` and the item's owner `u`. */
export const SEEN = `i.id, i.state, i.title, i.due_at, ${DUE_ON} as due_on, to_char(i.set_aside_until, 'YYYY-MM-DD') as set_aside_until,
    i.execution_owner_id as owner_id, i.offered_by,
    i.milestone_id, i.origin_item_id, i.created_at, i.started_at, i.completed_at, i.imported, i.revision,
    i.state <> 'completed' and u.deactivated_at is not null as stranded,
    case when i.state <> 'completed' and u.deactivated_at is not null and p.visibility_scope = 'team'
      then not exists (select from focus.items c where c.copy_of_item_id = i.id) else false end as to_copy,
    p.team_id`;

/** The day in a user's time zone, YYYY-MM-DD. */
export type TodayOf = (userId: string) => string;

/** True for an item `i` that is not set aside on this day of its owner's; `day` is an expression of the statement. */
export const isPresent = (day: string): string => `(i.set_aside_until is null or i.set_aside_until <= ${day}::date)`;

/**
 * The row as this reader sees it; an item's alarm is shown with the owner's focus only. `todayOf` is optional if no row
 * can be a waiting item.
 */
export function seenItem(row: SeenRow, reader: Caller, todayOf?: TodayOf): SeenItem {
  const until = row.set_aside_until;
  const setAsideUntil = until !== null && todayOf !== undefined && todayOf(row.owner_id) < until ? until : null;
  const { id, state, title, imported, stranded, revision } = row;
  return {
    id,
    state,
    title,
    dueAt: row.due_at,
    dueOn: row.due_on,
    setAsideUntil,
    ownerId: row.owner_id,
    offeredBy: row.offered_by,
    milestoneId: row.milestone_id,
    originItemId: row.origin_item_id,
    createdAt: row.created_at,
    startedAt: row.started_at,
    completedAt: row.completed_at,
    imported,
    stranded,
    revision,
    allowedActions: allowedTo(row, reader, setAsideUntil !== null),
  };
}

function allowedTo(
  { id, state, owner_id, to_copy, team_id }: SeenRow,
  reader: Caller,
  aside: boolean,
): readonly string[] {
  if (owner_id === reader.userId) {
    // The alarm's actions are listed where the alarm is shown.
    return allowedOn({ itemId: id, state }, { alarm: null }, aside).filter((action) => !action.endsWith('-alarm'));
  }
  const sees = reader.role === 'admin' || team_id === reader.teamId;
  return to_copy && sees ? [...allowedToOthers(state), 'copy'] : allowedToOthers(state);
}

/** The values of a query for this reader, followed by more from $5 on. */
export function valuesFor(reader: Caller, ...more: readonly unknown[]): unknown[] {
  return [...eyesOf(reader), ...more];
}
