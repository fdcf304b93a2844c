import type pg from 'pg';
import { pageOf, partsOf, timeKey, type Page, type PageRequest } from '../../kernel/reading/page.js';
import { pagedQuery } from '../../kernel/reading/paged-query.js';
import type { Caller } from '../../organizations/index.js';
import type { ItemState } from '../domain/focus.facts.js';
import { dueAfter, dueBefore } from './due.js';
import { searchPatterns, titleHolds } from './searching.js';
import { SEEN, seenItem, type SeenItem, type SeenRow } from './seen-items.js';
import { ITEM_WITH_PROJECT } from './visibility.js';
import { dueValues, type ReadersTime, type WorkFilter } from './work.queries.js';

/** Which of one's items are asked for; what is undefined does not matter. */
export interface MyItemsFilter extends Pick<WorkFilter, 'tagId' | 'dueBefore' | 'dueAfter' | 'overdue' | 'text'> {
  readonly states?: readonly ItemState[];
  readonly projectId?: string;
  readonly milestoneId?: string;
}

/** Along the index of an owner's items: a page of what many hold ends soon, and what few hold costs one look at each. */
const myItemsQuery = pagedQuery(
  'focus-my-items',
  ({ from, limit }) => `select ${SEEN}
  from ${ITEM_WITH_PROJECT} join focus.users u on u.id = i.execution_owner_id
  where i.execution_owner_id = $1
    and ($2::text[] is null or i.state = any ($2))
    and ($3::uuid is null or exists (select from focus.item_tags g where g.item_id = i.id and g.tag_id = $3))
    and ($4::uuid is null or p.id = $4)
    and ($5::uuid is null or i.milestone_id = $5)
    and ($6::text[] is null or ${titleHolds('$6')})
    and ($7::timestamptz is null or ${dueBefore('$7', '$8::date')})
    and ($9::timestamptz is null or ${dueAfter('$9', '$10::date')})
    and ($11::timestamptz is null or (${dueBefore('$11', '$12::date')} and i.state <> 'completed'))
    ${from('', 'and (i.created_at, i.id) < ($13::timestamptz, $14::uuid)')}
  order by i.created_at desc, i.id desc limit ${limit}`,
);

/** The reader's items in all states, the newest first. */
export async function itemsOf(
  pool: pg.Pool,
  reader: Caller,
  filter: MyItemsFilter,
  page: PageRequest,
  time: ReadersTime,
): Promise<Page<SeenItem>> {
  const { states, tagId, projectId, milestoneId, text } = filter;
  const filters = [states, tagId, projectId, milestoneId, searchPatterns(text), ...dueValues(filter, time)];
  const query = myItemsQuery([reader.userId, ...filters.map((value) => value ?? null)], partsOf(page.after), page);
  const { rows } = await pool.query<SeenRow>(query);
  return pageOf(
    rows,
    page.limit,
    (row) => timeKey(row.created_at, row.id),
    (row) => seenItem(row, reader, time.todayOf),
  );
}
