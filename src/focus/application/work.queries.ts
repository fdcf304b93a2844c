import type { ReadTables } from '../../kernel/reading/as-of-tables.js';
import { pageOf, type CursorPage, type PageRequest } from '../../kernel/reading/cursor-page.js';
import { pagedQuery } from '../../kernel/reading/paged-query.js';
import { timesAsText } from '../../kernel/reading/times-as-text.js';
import { dayIn } from '../../kernel/runtime/time-zones.js';
import type { Caller } from '../../organizations/index.js';
import { VISIBLE_PROJECT } from '../../planning/index.js';
import type { ItemState } from '../domain/foreign-facts.js';
import { dueAfter, dueBefore } from './due.sql.js';
import { searchPatterns, titleHolds } from './searching.js';
import { SEEN, isPresent, seenItem, valuesFor, type SeenItem, type SeenRow, type TodayOf } from './seen-items.js';
import { ITEM_WITH_PROJECT, VISIBLE_ITEM } from './item-visibility.js';

/** The time, the reader's time zone, and the day of any user; `now` is RFC 3339 UTC. */
export interface ReadersTime {
  readonly now: string;
  readonly timeZone: string;
  readonly todayOf: TodayOf;
}

/** Which items of a project are requested; an undefined field filters nothing. */
export interface WorkFilter {
  readonly projectId: string;
  readonly milestoneId?: string;
  readonly state?: ItemState;
  readonly ownerId?: string;
  readonly tagId?: string;
  /** RFC 3339. */
  readonly dueBefore?: string;
  readonly dueAfter?: string;
  /** Open, and due before now; on a day, once that is over for the reader. */
  readonly overdue?: boolean;
  /** Words that the title contains, compared as people compare them (TEXT-2). */
  readonly text?: string;
}

interface WorkRow extends SeenRow {
  readonly milestone_created_at: string;
}

/** Milestone by milestone, so that a page reads the two indexes that hold them in order and sorts nothing else. */
const WORK = `select ${SEEN}, m.created_at as milestone_created_at
  from focus.projects p
  join focus.milestones m on m.project_id = p.id
  join focus.items i on i.milestone_id = m.id
  join focus.users u on u.id = i.execution_owner_id
  where p.id = $5 and ${VISIBLE_PROJECT}
    and ($6::uuid is null or m.id = $6)
    and ($7::timestamptz is null or (m.created_at, m.id) >= ($7, $8::uuid))
    and ($7::timestamptz is null or (m.created_at, m.id, i.created_at, i.id) > ($7, $8::uuid, $9::timestamptz, $10::uuid))
    and ($11::text is null or i.state = $11)
    and ($12::uuid is null or i.execution_owner_id = $12)
    and ($13::uuid is null or exists (select from focus.item_tags g where g.item_id = i.id and g.tag_id = $13))
    and ($14::text[] is null or ${titleHolds('$14')})
    and ($15::timestamptz is null or ${dueBefore('$15', '$16::date')})
    and ($17::timestamptz is null or ${dueAfter('$17', '$18::date')})
    and ($19::timestamptz is null or (${dueBefore('$19', '$20::date')} and i.state <> 'completed'))
  order by m.created_at, m.id, i.created_at, i.id limit $21`;

/** The moments of `dueBefore`, `dueAfter` and `overdue`, each with the reader's day at it. */
export function dueValues(
  filter: Pick<WorkFilter, 'dueBefore' | 'dueAfter' | 'overdue'>,
  { now, timeZone }: Omit<ReadersTime, 'todayOf'>,
): readonly (string | undefined)[] {
  const moments = [filter.dueBefore, filter.dueAfter, filter.overdue === true ? now : undefined];
  return moments.flatMap((moment) => [moment, moment === undefined ? undefined : dayIn(timeZone, moment)]);
}

/** Items of a project or one of its milestones; none if the reader does not see the project. */
export async function workIn(
  pool: ReadTables,
  reader: Caller,
  filter: WorkFilter,
  { after, limit }: PageRequest,
  { now, timeZone, todayOf }: ReadersTime,
): Promise<CursorPage<SeenItem>> {
  const { projectId, milestoneId, state, ownerId, tagId, text } = filter;
  const key = after?.split('~') ?? [null, null, null, null];
  const due = dueValues(filter, { now, timeZone });
  const filters = [state, ownerId, tagId, searchPatterns(text), ...due];
  const values = valuesFor(reader, projectId, milestoneId ?? null, ...key, ...filters, limit + 1);
  const query = { name: 'focus-work', text: WORK, values, types: timesAsText };
  const { rows } = await pool.query<WorkRow>(query);
  return pageOf(rows, limit, keyOf, (row) => seenItem(row, reader, todayOf));
}

function keyOf(row: WorkRow): string {
  const { milestone_created_at, milestone_id, created_at, id } = row;
  return [milestone_created_at, milestone_id, created_at, id].join('~');
}

const queueOfQuery = pagedQuery(
  'focus-queue-of',
  ({ from, limit }) => `select ${SEEN}, i.waiting_position as key
  from ${ITEM_WITH_PROJECT} join focus.users u on u.id = i.execution_owner_id
  where i.execution_owner_id = $5 and i.state = 'waiting' and ${isPresent('$6')} and ${VISIBLE_ITEM}
    ${from('', 'and i.waiting_position > $7::bigint')}
  order by i.waiting_position limit ${limit}`,
);

/**
 * What a colleague sees of a user's waiting list, in its order; without positions, since hidden items have some too.
 */
export async function queueSeenBy(
  pool: ReadTables,
  reader: Caller,
  userId: string,
  page: PageRequest,
  todayOf: TodayOf,
): Promise<CursorPage<SeenItem>> {
  const query = queueOfQuery(valuesFor(reader, userId, todayOf(userId)), [page.after], page);
  const { rows } = await pool.query<SeenRow & { key: string }>(query);
  return pageOf(
    rows,
    page.limit,
    ({ key }) => key,
    (row) => seenItem(row, reader, todayOf),
  );
}
