import type { ReadTables } from '../../kernel/reading/as-of-tables.js';
import { pageOf, partsOf, timeKey, type CursorPage, type PageRequest } from '../../kernel/reading/cursor-page.js';
import { pagedQuery } from '../../kernel/reading/paged-query.js';
import type { Caller } from '../../organizations/index.js';
import type { ItemState } from '../domain/foreign-facts.js';
import { dueAfter, dueBefore } from './due.sql.js';
import { searchPatterns, titleHolds } from './searching.js';
import { SEEN, seenItem, type SeenItem, type SeenRow } from './seen-items.js';
import { dueValues, type ReadersTime, type WorkFilter } from './work.queries.js';

/** Which of the caller's items are requested; an undefined field filters nothing. */
export interface MyItemsFilter extends Pick<WorkFilter, 'tagId' | 'dueBefore' | 'dueAfter' | 'overdue' | 'text'> {
  readonly states?: readonly ItemState[];
  readonly projectId?: string;
  readonly milestoneId?: string;
}

/**
 * Walks the index of an owner's items, newest first, until the page is full; `offset 0` keeps Postgres from fetching
 * and sorting all of them if it underestimates how common a word is. Details are joined to the page only.
 */
const myItemsQuery = (name: string, among: string) =>
  pagedQuery(
    name,
    ({ from, limit }) => `select ${SEEN}
  from (
    select * from (
      select * from focus.items i
      where i.execution_owner_id = $1 ${among} ${from('', 'and (i.created_at, i.id) < ($13::timestamptz, $14::uuid)')}
      order by i.created_at desc, i.id desc offset 0
    ) i
    where ($2::text[] is null or i.state = any ($2))
      and ($3::uuid is null or exists (select from focus.item_tags g where g.item_id = i.id and g.tag_id = $3))
      and ($4::uuid is null or exists (select from focus.milestones m where m.id = i.milestone_id and m.project_id = $4))
      and ($5::uuid is null or i.milestone_id = $5)
      and ($6::text[] is null or ${titleHolds('$6')})
      and ($7::timestamptz is null or ${dueBefore('$7', '$8::date')})
      and ($9::timestamptz is null or ${dueAfter('$9', '$10::date')})
      and ($11::timestamptz is null or (${dueBefore('$11', '$12::date')} and i.state <> 'completed'))
    order by i.created_at desc, i.id desc limit ${limit}
  ) i
  left join focus.milestones m on m.id = i.milestone_id
  left join focus.projects p on p.id = m.project_id
  join focus.users u on u.id = i.execution_owner_id
  order by i.created_at desc, i.id desc`,
  );

const allItems = myItemsQuery('focus-my-items', '');
/** Its condition is that of the index of open items. */
const openItems = myItemsQuery('focus-my-open-items', `and i.state <> 'completed'`);

/** The reader's items in all states, the newest first. */
export async function itemsOf(
  pool: ReadTables,
  reader: Caller,
  filter: MyItemsFilter,
  page: PageRequest,
  time: ReadersTime,
): Promise<CursorPage<SeenItem>> {
  const { states, tagId, projectId, milestoneId, text } = filter;
  const filters = [states, tagId, projectId, milestoneId, searchPatterns(text), ...dueValues(filter, time)];
  const openOnly = filter.overdue === true || (states !== undefined && !states.includes('completed'));
  const query = (openOnly ? openItems : allItems)(
    [reader.userId, ...filters.map((value) => value ?? null)],
    partsOf(page.after),
    page,
  );
  const { rows } = await pool.query<SeenRow>(query);
  return pageOf(
    rows,
    page.limit,
    (row) => timeKey(row.created_at, row.id),
    (row) => seenItem(row, reader, time.todayOf),
  );
}
