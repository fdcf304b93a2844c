import type { ReadTables } from '../../kernel/reading/as-of-tables.js';
import { pageOf, partsOf, timeKey, type CursorPage, type PageRequest } from '../../kernel/reading/cursor-page.js';
import { timesAsText } from '../../kernel/reading/times-as-text.js';
import type { Caller } from '../../organizations/index.js';
import { SEEN, seenItem, valuesFor, type SeenItem, type SeenRow, type TodayOf } from './seen-items.js';
import { ITEM_WITH_PROJECT, VISIBLE_ITEM } from './item-visibility.js';

/** A member of a team, and what they are on. */
export interface MemberAtWork {
  readonly userId: string;
  readonly name: string;
  readonly active: boolean;
  /** Whether they have an active item, seen or not (ORG-7). */
  readonly busy: boolean;
  /** Their active item, if the reader sees it. */
  readonly item: SeenItem | null;
}

interface MemberRow extends SeenRow {
  readonly user_id: string;
  readonly name: string;
  readonly active: boolean;
  readonly user_created_at: string;
  readonly busy: boolean;
  readonly visible: boolean | null;
}

const MEMBERS = `select u.id as user_id, u.name, u.deactivated_at is null as active, u.created_at as user_created_at,
    i.id is not null and u.deactivated_at is null as busy, ${VISIBLE_ITEM} as visible, ${SEEN}
  from focus.users u
  left join (${ITEM_WITH_PROJECT}) on i.execution_owner_id = u.id and i.state = 'active'
  where u.team_id = $5 and u.organization_id = $2 and ($6::timestamptz is null or (u.created_at, u.id) > ($6, $7::uuid))
  order by u.created_at, u.id limit $8`;

/** The members of a team, the longest known first, and the active item of each, if the reader may see it. */
export async function teamAtWork(
  pool: ReadTables,
  reader: Caller,
  teamId: string,
  { after, limit }: PageRequest,
): Promise<CursorPage<MemberAtWork>> {
  const values = valuesFor(reader, teamId, ...partsOf(after), limit + 1);
  const query = { name: 'focus-team-at-work', text: MEMBERS, values, types: timesAsText };
  const { rows } = await pool.query<MemberRow>(query);
  return pageOf(
    rows,
    limit,
    (row) => timeKey(row.user_created_at, row.user_id),
    (row) => memberAtWork(row, reader),
  );
}

function memberAtWork(row: MemberRow, reader: Caller): MemberAtWork {
  const { user_id: userId, name, active, busy, visible } = row;
  return { userId, name, active, busy, item: visible === true ? seenItem(row, reader) : null };
}

const STRANDED = `select ${SEEN}
  from focus.users u
  join (${ITEM_WITH_PROJECT}) on i.execution_owner_id = u.id and i.state <> 'completed'
  where u.team_id = $5 and u.organization_id = $2 and u.deactivated_at is not null and ${VISIBLE_ITEM}
    and ($6::timestamptz is null or (i.created_at, i.id) > ($6, $7::uuid))
  order by i.created_at, i.id limit $8`;

/** Open items of the team's deactivated members, as far as the reader sees them, the oldest first (ORG-9). */
export async function strandedIn(
  pool: ReadTables,
  reader: Caller,
  teamId: string,
  { after, limit }: PageRequest,
  todayOf: TodayOf,
): Promise<CursorPage<SeenItem>> {
  const values = valuesFor(reader, teamId, ...partsOf(after), limit + 1);
  const query = { name: 'focus-stranded', text: STRANDED, values, types: timesAsText };
  const { rows } = await pool.query<SeenRow>(query);
  return pageOf(
    rows,
    limit,
    (row) => timeKey(row.created_at, row.id),
    (row) => seenItem(row, reader, todayOf),
  );
}
