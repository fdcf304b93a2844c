import type { ReadTables } from '../../kernel/reading/as-of-tables.js';
import { pageOf, partsOf, timeKey, type CursorPage, type PageRequest } from '../../kernel/reading/cursor-page.js';
import { pagedQuery } from '../../kernel/reading/paged-query.js';
import type { Caller } from '../../organizations/index.js';
import type { ItemState } from '../domain/foreign-facts.js';
import { SEEN, seenItem, valuesFor, type SeenItem, type SeenRow, type TodayOf } from './seen-items.js';
import { ITEM_WITH_PROJECT, VISIBLE_ITEM } from './item-visibility.js';

/** An offer that the reader made to a colleague, and its outcome. */
export interface OfferMade {
  readonly itemId: string;
  readonly title: string;
  readonly ownerId: string;
  readonly state: ItemState | 'declined';
  readonly offeredAt: string;
  /** When it was declined, and why; null for what was not, and for no reason. */
  readonly declinedAt: string | null;
  readonly reason: string | null;
}

const OWN = `from ${ITEM_WITH_PROJECT} join focus.users u on u.id = i.execution_owner_id
  where i.execution_owner_id = $1`;

const offeredQuery = pagedQuery(
  'focus-offered',
  ({ from, limit }) => `select ${SEEN} ${OWN} and i.state = 'offered'
    ${from('', 'and (i.created_at, i.id) > ($2::timestamptz, $3::uuid)')}
  order by i.created_at, i.id limit ${limit}`,
);

const completedQuery = pagedQuery(
  'focus-completed',
  ({ from, limit }) => `select ${SEEN} ${OWN} and i.state = 'completed'
    ${from('', 'and (i.completed_at, i.id) < ($2::timestamptz, $3::uuid)')}
  order by i.completed_at desc, i.id desc limit ${limit}`,
);

const asideQuery = pagedQuery(
  'focus-set-aside',
  ({ from, limit }) => `select ${SEEN}, i.waiting_position as key ${OWN}
    and i.state = 'waiting' and i.set_aside_until > $2::date ${from('', 'and i.waiting_position > $3::bigint')}
  order by i.waiting_position limit ${limit}`,
);

/** Each half reads a page of its own from an index, so that a long history costs nothing. */
const madeQuery = pagedQuery(
  'focus-offers-made',
  ({ from, limit }) => `(
    select i.id, i.title, i.execution_owner_id as owner_id, i.state, i.created_at as offered_at,
      null::timestamptz as declined_at, null as reason
    from ${ITEM_WITH_PROJECT}
    where i.offered_by = $1 and i.execution_owner_id <> i.offered_by and ${VISIBLE_ITEM}
      ${from('', 'and (i.created_at, i.id) < ($5::timestamptz, $6::uuid)')}
    order by i.created_at desc, i.id desc limit ${limit}
  ) union all (
    select d.item_id, d.title, d.declined_by, 'declined', d.offered_at, d.declined_at, d.reason
    from focus.declined_offers d
    where d.offered_by = $1 and d.declined_by <> d.offered_by and d.organization_id = $2
      ${from('', 'and (d.offered_at, d.item_id) < ($5::timestamptz, $6::uuid)')}
    order by d.offered_at desc, d.item_id desc limit ${limit}
  ) order by offered_at desc, id desc limit ${limit}`,
);

interface MadeRow {
  readonly id: string;
  readonly title: string;
  readonly owner_id: string;
  readonly state: ItemState | 'declined';
  readonly offered_at: string;
  readonly declined_at: string | null;
  readonly reason: string | null;
}

/** Items offered to the reader that they have neither accepted nor declined, the oldest first. */
export async function offeredTo(pool: ReadTables, reader: Caller, page: PageRequest): Promise<CursorPage<SeenItem>> {
  const { rows } = await pool.query<SeenRow>(offeredQuery([reader.userId], partsOf(page.after), page));
  return pageOf(
    rows,
    page.limit,
    (row) => timeKey(row.created_at, row.id),
    (row) => seenItem(row, reader),
  );
}

/** What the reader has set aside, in the order of their waiting list. */
export async function setAsideBy(
  pool: ReadTables,
  reader: Caller,
  page: PageRequest,
  todayOf: TodayOf,
): Promise<CursorPage<SeenItem>> {
  const query = asideQuery([reader.userId, todayOf(reader.userId)], [page.after], page);
  const { rows } = await pool.query<SeenRow & { readonly key: string }>(query);
  return pageOf(
    rows,
    page.limit,
    ({ key }) => key,
    (row) => seenItem(row, reader, todayOf),
  );
}

/** What the reader completed, the newest first. */
export async function completedBy(pool: ReadTables, reader: Caller, page: PageRequest): Promise<CursorPage<SeenItem>> {
  const { rows } = await pool.query<SeenRow>(completedQuery([reader.userId], partsOf(page.after), page));
  return pageOf(
    rows,
    page.limit,
    (row) => timeKey(row.completed_at ?? row.created_at, row.id),
    (row) => seenItem(row, reader),
  );
}

/** What the reader offered to others and may still see, the newest first, declined offers among them. */
export async function offersMadeBy(
  pool: ReadTables,
  reader: Caller,
  page: PageRequest,
): Promise<CursorPage<OfferMade>> {
  const { rows } = await pool.query<MadeRow>(madeQuery(valuesFor(reader), partsOf(page.after), page));
  return pageOf(rows, page.limit, (row) => timeKey(row.offered_at, row.id), offerMade);
}

function offerMade({ id, title, owner_id, state, offered_at, declined_at, reason }: MadeRow): OfferMade {
  return {
    ...{ itemId: id, title, ownerId: owner_id, state },
    offeredAt: offered_at,
    declinedAt: declined_at,
    reason,
  };
}
