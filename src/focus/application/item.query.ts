import type { ReadTables } from '../../kernel/reading/as-of-tables.js';
import { timesAsText } from '../../kernel/reading/times-as-text.js';
import { searchKey } from '../../kernel/text/fold.js';
import type { Caller } from '../../organizations/index.js';
import type { StepAnswer } from './focus.queries.js';
import { SEEN, isPresent, seenItem, valuesFor, type SeenItem, type SeenRow, type TodayOf } from './seen-items.js';
import { ITEM_WITH_PROJECT, VISIBLE_ITEM } from './item-visibility.js';

/** An item of a lineage that the reader sees. */
export interface Relative {
  readonly id: string;
  readonly title: string;
  readonly state: string;
}

type Tag = ItemInFull['tags'][number];

/** One item in full. */
export interface ItemInFull extends SeenItem {
  readonly description: string | null;
  readonly steps: readonly StepAnswer[];
  /** In the order of their names, ignoring case and accents. */
  readonly tags: readonly { readonly id: string; readonly name: string; readonly retired: boolean }[];
  /** 1 at the top of its owner's waiting list; shown to the owner alone, and null for what does not wait, or is set aside (FOCUS-8). */
  readonly position: number | null;
  /** The item that it recreates, if the reader sees that one. */
  readonly origin: Relative | null;
  /** The items that recreate it, as far as the reader sees them, the oldest first; at most 100. */
  readonly recreatedAs: readonly Relative[];
}

interface Row extends SeenRow {
  readonly description: string | null;
  readonly steps: ItemInFull['steps'];
  readonly tags: ItemInFull['tags'];
  readonly position: number | null;
  readonly lineage: readonly (Relative & { readonly before: boolean })[];
}

const LINEAGE = `select i.id, i.title, i.state, i.created_at, i.id = it.origin_item_id as before
  from ${ITEM_WITH_PROJECT}
  where (i.id = it.origin_item_id or i.origin_item_id = it.id) and ${VISIBLE_ITEM} order by i.created_at, i.id limit 101`;

const ITEM = `with it as (
    select ${SEEN}, i.description, i.waiting_position, ${isPresent('$6')} as is_present
    from ${ITEM_WITH_PROJECT} join focus.users u on u.id = i.execution_owner_id
    where i.id = $5 and ${VISIBLE_ITEM}
  )
  select it.*,
    coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name, 'completed', s.is_completed) order by s.position)
      from focus.steps s where s.item_id = it.id), '[]') as steps,
    coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name, 'retired', t.removed_at is not null))
      from focus.item_tags g join focus.tags t on t.id = g.tag_id where g.item_id = it.id), '[]') as tags,
    case when it.waiting_position is not null and it.owner_id = $1 and it.is_present then (
      select count(*)::int from focus.items i
      where i.execution_owner_id = it.owner_id and i.state = 'waiting' and i.waiting_position <= it.waiting_position
        and ${isPresent('$6')})
      end as position,
    coalesce((select json_agg(json_build_object('id', l.id, 'title', l.title, 'state', l.state, 'before', l.before)
        order by l.created_at, l.id)
      from (${LINEAGE}) l), '[]') as lineage
  from it`;

/** By the key of the name (TEXT-2), whatever the database's collation; by id if the keys are equal. */
function byNameAsPeopleRead(one: Tag, other: Tag): number {
  const [key, otherKey] = [searchKey(one.name), searchKey(other.name)];
  if (key !== otherKey) return key < otherKey ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

/** One item with its steps, tags and lineage; undefined if the reader may not see it. */
export async function itemInFull(
  pool: ReadTables,
  reader: Caller,
  itemId: string,
  todayOf: TodayOf,
): Promise<ItemInFull | undefined> {
  const values = valuesFor(reader, itemId, todayOf(reader.userId));
  const query = { name: 'focus-item', text: ITEM, values, types: timesAsText };
  const { rows } = await pool.query<Row>(query);
  const row = rows[0];
  if (row === undefined) return undefined;
  const { description, steps, position, lineage } = row;
  const tags = row.tags.toSorted(byNameAsPeopleRead);
  const relative = ({ id, title, state }: Relative): Relative => ({ id, title, state });
  const origin = lineage.find(({ before }) => before);
  const later = lineage.filter(({ before }) => !before).slice(0, 100);
  return {
    ...seenItem(row, reader, todayOf),
    ...{ description, steps, tags, position },
    origin: origin === undefined ? null : relative(origin),
    recreatedAs: later.map(relative),
  };
}
