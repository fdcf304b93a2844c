import type pg from 'pg';
import { pageOf, partsOf, timeKey, type Page, type PageRequest } from '../../kernel/reading/page.js';
import type { Caller } from '../../organizations/index.js';
import type { ItemState } from '../domain/focus.facts.js';
import { SEEN, seenItem, valuesFor, type SeenItem, type SeenRow } from './seen-items.js';
import { ITEM_WITH_PROJECT, VISIBLE_ITEM } from './visibility.js';

/** An offer that the reader made to somebody, and what became of it. */
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

const OFFERED = `select ${SEEN} ${OWN} and i.state = 'offered'
    and ($2::timestamptz is null or (i.created_at, i.id) > ($2, $3::uuid))
  order by i.created_at, i.id limit $4`;

const COMPLETED = `select ${SEEN} ${OWN} and i.state = 'completed'
    and ($2::timestamptz is null or (i.completed_at, i.id) < ($2, $3::uuid))
  order by i.completed_at desc, i.id desc limit $4`;

/** Each half brings a page of its own by an index, so that a long past costs nothing. */
const MADE = `(
    select i.id, i.title, i.execution_owner_id as owner_id, i.state, i.created_at as offered_at,
      null::timestamptz as declined_at, null as reason
    from ${ITEM_WITH_PROJECT}
    where i.offered_by = $1 and i.execution_owner_id <> i.offered_by and ${VISIBLE_ITEM}
      and ($5::timestamptz is null or (i.created_at, i.id) < ($5, $6::uuid))
    order by i.created_at desc, i.id desc limit $7
  ) union all (
    select d.item_id, d.title, d.declined_by, 'declined', d.offered_at, d.declined_at, d.reason
    from focus.declined_offers d
    where d.offered_by = $1 and d.declined_by <> d.offered_by and d.organization_id = $2
      and ($5::timestamptz is null or (d.offered_at, d.item_id) < ($5, $6::uuid))
    order by d.offered_at desc, d.item_id desc limit $7
  ) order by offered_at desc, id desc limit $7`;

interface MadeRow {
  readonly id: string;
  readonly title: string;
  readonly owner_id: string;
  readonly state: ItemState | 'declined';
  readonly offered_at: Date;
  readonly declined_at: Date | null;
  readonly reason: string | null;
}

/** Items that wait for the reader's yes or no, the oldest first. */
export async function offeredTo(pool: pg.Pool, reader: Caller, page: PageRequest): Promise<Page<SeenItem>> {
  const query = { name: 'focus-offered', text: OFFERED, values: ownPage(reader, page) };
  const { rows } = await pool.query<SeenRow>(query);
  return pageOf(
    rows,
    page.limit,
    (row) => timeKey(row.created_at, row.id),
    (row) => seenItem(row, reader),
  );
}

/** What the reader completed, the newest first. */
export async function completedBy(pool: pg.Pool, reader: Caller, page: PageRequest): Promise<Page<SeenItem>> {
  const query = { name: 'focus-completed', text: COMPLETED, values: ownPage(reader, page) };
  const { rows } = await pool.query<SeenRow>(query);
  return pageOf(
    rows,
    page.limit,
    (row) => timeKey(row.completed_at ?? row.created_at, row.id),
    (row) => seenItem(row, reader),
  );
}

/** What the reader offered to others and may still see, the newest first, declined offers among them. */
export async function offersMadeBy(pool: pg.Pool, reader: Caller, page: PageRequest): Promise<Page<OfferMade>> {
  const values = valuesFor(reader, ...partsOf(page.after), page.limit + 1);
  const { rows } = await pool.query<MadeRow>({ name: 'focus-offers-made', text: MADE, values });
  return pageOf(rows, page.limit, (row) => timeKey(row.offered_at, row.id), offerMade);
}

function ownPage(reader: Caller, { after, limit }: PageRequest): unknown[] {
  return [reader.userId, ...partsOf(after), limit + 1];
}

function offerMade({ id, title, owner_id, state, offered_at, declined_at, reason }: MadeRow): OfferMade {
  return {
    ...{ itemId: id, title, ownerId: owner_id, state },
    offeredAt: offered_at.toISOString(),
    declinedAt: declined_at?.toISOString() ?? null,
    reason,
  };
}
