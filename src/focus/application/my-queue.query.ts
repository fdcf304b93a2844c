import type { ReadTables } from '../../kernel/reading/as-of-tables.js';
import { gatheredReader, type ValuesFor } from '../../kernel/reading/gathered-statement.js';
import {
  jsonEtag,
  jsonObject,
  jsonRows,
  jsonText,
  jsonTime,
  jsonWord,
  type TextPage,
} from '../../kernel/reading/json-columns.js';
import type { PageRequest } from '../../kernel/reading/cursor-page.js';
import { DEFAULT_LIMIT } from '../../kernel/reading/paged-query.js';
import { allowedOn } from '../domain/focus.refusals.js';
import { DUE_ON } from './due.sql.js';
import type { ItemAnswer } from './focus.queries.js';
import { isPresent } from './seen-items.js';

/** Which page of a waiting list is requested: from the top, after an order key, or from a position. */
export interface QueueRequest extends PageRequest {
  /** 1 at the top; only where `after` is null. Beyond the end of the list there is an empty page. */
  readonly from?: number;
}

/** An item of a waiting list, with the entity tag that it is answered with. */
export interface QueuedItemText extends ItemAnswer {
  readonly etag: string;
}

/** A page of a user's waiting list without what is set aside today, the day where the user is; at most `limit` items. */
export type QueueReader = (userId: string, today: string, page: QueueRequest) => Promise<TextPage<QueuedItemText>>;

/** Where a page begins: each has a statement of its own, whose plan uses just what it needs. */
type Beginning = 'first' | 'later' | 'from';

/** As returned by `allowedOn`, the same for everything that waits and is not set aside. */
const ALLOWED = JSON.stringify(allowedOn({ itemId: '', state: 'waiting' }, { alarm: null }));

/** An `ItemAnswer` in the order of its fields, then its position and its entity tag. */
const ITEM = jsonObject({
  id: jsonWord('i.id'),
  state: `'"waiting"'`,
  title: jsonText('i.title'),
  dueAt: jsonTime('i.due_at'),
  dueOn: jsonWord(DUE_ON),
  milestoneId: jsonWord('i.milestone_id'),
  offeredBy: jsonWord('i.offered_by'),
  originItemId: jsonWord('i.origin_item_id'),
  createdAt: jsonTime('i.created_at'),
  revision: 'i.revision',
  allowedActions: `'${ALLOWED}'`,
  position: 'p.before + i.place',
  etag: jsonEtag('i.revision'),
});

const WAITING = `i.execution_owner_id = a.user_id and i.state = 'waiting' and ${isPresent('a.today')}`;

const parameters = { user_id: 'uuid', today: 'date', beginning: 'bigint', most: 'int' } as const;

function statementOf(beginning: Beginning, isDefault: boolean) {
  const after = beginning === 'later' ? 'and i.waiting_position > a.beginning' : '';
  const before = {
    first: '0',
    later: `(select count(*)::int from focus.items i where ${WAITING} and i.waiting_position <= a.beginning)`,
    from: 'a.beginning',
  }[beginning];
  // One row more than the page has shows whether there is another page.
  const limit = isDefault ? String(DEFAULT_LIMIT + 1) : 'a.most + 1';
  return {
    name: `focus-queue-${beginning}${isDefault ? '' : '-any'}`,
    parameters,
    text: (asked: string) => `select a.n, q.items, q.last, q.found > a.most as more
  from ${asked} a cross join lateral (select ${before} as before) p cross join lateral (
    select string_agg(${ITEM}, ',' order by i.place) filter (where i.place <= a.most) as items,
      max(i.waiting_position) filter (where i.place <= a.most) as last, count(*) as found
    from (
      select i.id, i.title, i.due_at, i.due_on, i.milestone_id, i.offered_by, i.origin_item_id, i.created_at, i.revision,
        i.waiting_position, row_number() over (order by i.waiting_position) as place
      from (
        select * from focus.items i where ${WAITING} ${after}
        order by i.waiting_position ${beginning === 'from' ? 'offset a.beginning' : ''} limit ${limit}
      ) i
    ) i
  ) q`,
  };
}

interface Row {
  readonly items: string | null;
  readonly last: string | null;
  readonly more: boolean;
}

/** Reads pages of waiting lists; concurrent requests are read together. */
export function queueReader(pool: ReadTables): QueueReader {
  const readers = new Map<string, (asked: ValuesFor<ReturnType<typeof statementOf>>) => Promise<Row>>();
  const readerOf = (beginning: Beginning, isDefault: boolean) => {
    const kind = `${beginning} ${isDefault}`;
    const known = readers.get(kind);
    if (known !== undefined) return known;
    const reader = gatheredReader<Row, ReturnType<typeof statementOf>>(pool, statementOf(beginning, isDefault));
    readers.set(kind, reader);
    return reader;
  };
  return async (userId, today, { after, limit, from }) => {
    const beginning = from !== undefined ? 'from' : after === null ? 'first' : 'later';
    const asked = {
      user_id: userId,
      today,
      beginning: from === undefined ? after : from - 1,
      most: limit,
    };
    const { items, last, more } = await readerOf(beginning, limit === DEFAULT_LIMIT)(asked);
    return { rows: jsonRows(items), after: more ? last : null };
  };
}
