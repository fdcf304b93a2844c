import type { ReadTables } from '../../kernel/reading/as-of-tables.js';
import { timesAsText } from '../../kernel/reading/times-as-text.js';
import type { ItemState } from '../domain/foreign-facts.js';
import { DUE_ON } from './due.sql.js';
import { allowedOn } from '../domain/focus.refusals.js';
import { isPresent } from './seen-items.js';

/** An item as its owner sees it in a list; times are RFC 3339 UTC. */
export interface ItemAnswer {
  readonly id: string;
  readonly state: ItemState;
  readonly title: string;
  readonly dueAt: string | null;
  /** YYYY-MM-DD; an item has this, a `dueAt`, or neither (FOCUS-24). */
  readonly dueOn: string | null;
  readonly milestoneId: string | null;
  readonly offeredBy: string;
  readonly originItemId: string | null;
  readonly createdAt: string;
  readonly revision: number;
  /** 1 at the top; only waiting items have one (FOCUS-8). */
  readonly position?: number;
  readonly allowedActions: readonly string[];
}

/** A step of an item, in order. */
export interface StepAnswer {
  readonly id: string;
  readonly name: string;
  readonly completed: boolean;
}

/** The one active item, in full. */
export interface ActiveItemAnswer extends ItemAnswer {
  readonly description: string | null;
  readonly steps: readonly StepAnswer[];
  readonly tagIds: readonly string[];
}

/** The alarm on the active item; `dueAt` is the delivery still to be acknowledged. */
export interface AlarmAnswer {
  readonly itemId: string;
  readonly intervalMinutes: number;
  readonly startedAt: string;
  readonly nextTriggerAt: string;
  readonly dueAt: string | null;
}

/** What a person works on now and next. */
export interface FocusAnswer {
  readonly active: ActiveItemAnswer | null;
  readonly alarm: AlarmAnswer | null;
  readonly next: readonly ItemAnswer[];
}

interface ItemRow {
  id: string;
  state: ItemState;
  title: string;
  due_at: string | null;
  due_on: string | null;
  milestone_id: string | null;
  offered_by: string;
  origin_item_id: string | null;
  created_at: string;
  revision: number;
}

interface FocusRow extends ItemRow {
  description: string | null;
  steps: StepAnswer[] | null;
  tag_ids: string[] | null;
  interval_minutes: number | null;
  started_at: string | null;
  next_trigger_at: string | null;
  alarm_due_at: string | null;
}

const LISTED = `i.id, i.state, i.title, i.due_at, ${DUE_ON} as due_on, i.milestone_id, i.offered_by, i.origin_item_id,
    i.created_at, i.revision`;

/** One statement, so that an item on its way from waiting to active is seen in exactly one place. */
const FOCUS = `select ${LISTED}, i.description, s.interval_minutes, s.started_at, s.next_trigger_at, s.due_at as alarm_due_at,
    case when i.state = 'active' then (
      select json_agg(json_build_object('id', t.id, 'name', t.name, 'completed', t.is_completed) order by t.position)
      from focus.steps t where t.item_id = i.id) end as steps,
    case when i.state = 'active' then array(
      select g.tag_id::text from focus.item_tags g where g.item_id = i.id order by g.tag_id) end as tag_ids
  from (
    (select * from focus.items where execution_owner_id = $1 and state = 'active')
    union all
    (select * from focus.items i where execution_owner_id = $1 and state = 'waiting' and ${isPresent('$3')}
      order by waiting_position limit $2)
  ) i left join focus.active_focus_sessions s on s.item_id = i.id
  order by i.waiting_position nulls first`;

/** What the user works on now, the alarm on it, and the top of their waiting list on this day of theirs. */
export async function myFocus(pool: ReadTables, userId: string, today: string, top: number): Promise<FocusAnswer> {
  const query = { name: 'focus-mine', text: FOCUS, values: [userId, top, today], types: timesAsText };
  const { rows } = await pool.query<FocusRow>(query);
  const active = rows.find((row) => row.state === 'active');
  const alarm = alarmAnswer(active);
  const next = rows.filter((row) => row.state === 'waiting').map((row, index) => waitingAnswer(row, index + 1));
  return { active: active === undefined ? null : activeAnswer(active, alarm), alarm, next };
}

function itemAnswer(row: ItemRow, alarm: AlarmAnswer | null = null): ItemAnswer {
  return {
    id: row.id,
    state: row.state,
    title: row.title,
    dueAt: row.due_at,
    dueOn: row.due_on,
    milestoneId: row.milestone_id,
    offeredBy: row.offered_by,
    originItemId: row.origin_item_id,
    createdAt: row.created_at,
    revision: row.revision,
    allowedActions: allowedOn({ itemId: row.id, state: row.state }, { alarm: alarm && { ringingSince: alarm.dueAt } }),
  };
}

function waitingAnswer(row: ItemRow, position: number): ItemAnswer {
  return { ...itemAnswer(row), position };
}

function activeAnswer(row: FocusRow, alarm: AlarmAnswer | null): ActiveItemAnswer {
  return { ...itemAnswer(row, alarm), description: row.description, steps: row.steps ?? [], tagIds: row.tag_ids ?? [] };
}

function alarmAnswer(row: FocusRow | undefined): AlarmAnswer | null {
  if (!row?.interval_minutes || !row.started_at || !row.next_trigger_at) return null;
  return {
    itemId: row.id,
    intervalMinutes: row.interval_minutes,
    startedAt: row.started_at,
    nextTriggerAt: row.next_trigger_at,
    dueAt: row.alarm_due_at,
  };
}
