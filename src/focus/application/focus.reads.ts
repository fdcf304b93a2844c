import type pg from 'pg';
import type { ReadTables } from '../../kernel/reading/as-of-tables.js';
import type { CursorPage, PageRequest } from '../../kernel/reading/cursor-page.js';
import { dayIn } from '../../kernel/runtime/time-zones.js';
import { eyesOf, VISIBLE_PROJECT } from '../../planning/index.js';
import type { Caller } from '../../organizations/index.js';
import type { TextPage } from '../../kernel/reading/json-columns.js';
import { myFocus, type FocusAnswer } from './focus.queries.js';
import { itemInFull, type ItemInFull } from './item.query.js';
import { itemsOf, type MyItemsFilter } from './my-items.query.js';
import { queueReader, type QueuedItemText, type QueueRequest } from './my-queue.query.js';
import { completedBy, offeredTo, offersMadeBy, setAsideBy, type OfferMade } from './my-lists.queries.js';
import type { SeenItem } from './seen-items.js';
import { strandedIn, teamAtWork, type MemberAtWork } from './team.queries.js';
import { queueSeenBy, workIn, type WorkFilter } from './work.queries.js';

/** Reads items as the read tables have them; what the reader may not see is undefined, or not among the rows (ORG-7). */
export interface FocusQueries {
  /** With the first `top` waiting items. */
  focus(reader: Caller, top: number): Promise<FocusAnswer>;
  queue(reader: Caller, page: QueueRequest): Promise<TextPage<QueuedItemText>>;
  offered(reader: Caller, page: PageRequest): Promise<CursorPage<SeenItem>>;
  setAside(reader: Caller, page: PageRequest): Promise<CursorPage<SeenItem>>;
  completed(reader: Caller, page: PageRequest): Promise<CursorPage<SeenItem>>;
  /** Of all states. */
  myItems(reader: Caller, filter: MyItemsFilter, page: PageRequest): Promise<CursorPage<SeenItem>>;
  offersMade(reader: Caller, page: PageRequest): Promise<CursorPage<OfferMade>>;
  item(reader: Caller, itemId: string): Promise<ItemInFull | undefined>;
  /** A teammate's, or anyone's for an admin, as far as the reader sees it; else undefined. */
  queueOf(reader: Caller, userId: string, page: PageRequest): Promise<CursorPage<SeenItem> | undefined>;
  work(reader: Caller, filter: WorkFilter, page: PageRequest): Promise<CursorPage<SeenItem> | undefined>;
  teamAtWork(reader: Caller, teamId: string, page: PageRequest): Promise<CursorPage<MemberAtWork> | undefined>;
  stranded(reader: Caller, teamId: string, page: PageRequest): Promise<CursorPage<SeenItem> | undefined>;
}

/** The time, RFC 3339 UTC, and users' time zones. */
export interface Times {
  readonly now: () => string;
  readonly timeZoneOf: (userId: string) => string;
}

/** Queries of the focus room; the caller waits for a `minPosition` first. */
export function createFocusQueries(pool: ReadTables, { now, timeZoneOf }: Times): FocusQueries {
  const todayOf = (userId: string): string => dayIn(timeZoneOf(userId), now());
  const queue = queueReader(pool);
  return {
    focus: ({ userId }, top) => myFocus(pool, userId, todayOf(userId), top),
    queue: ({ userId }, page) => queue(userId, todayOf(userId), page),
    offered: (reader, page) => offeredTo(pool, reader, page),
    setAside: (reader, page) => setAsideBy(pool, reader, page, todayOf),
    completed: (reader, page) => completedBy(pool, reader, page),
    myItems: (reader, filter, page) =>
      itemsOf(pool, reader, filter, page, { now: now(), timeZone: timeZoneOf(reader.userId), todayOf }),
    offersMade: (reader, page) => offersMadeBy(pool, reader, page),
    item: (reader, itemId) => itemInFull(pool, reader, itemId, todayOf),
    queueOf: async (reader, userId, page) =>
      (await isNear(pool, reader, userId)) ? queueSeenBy(pool, reader, userId, page, todayOf) : undefined,
    work: (reader, filter, page) =>
      orUndefined(
        workIn(pool, reader, filter, page, { now: now(), timeZone: timeZoneOf(reader.userId), todayOf }),
        () => isProjectSeen(pool, reader, filter),
      ),
    teamAtWork: (reader, teamId, page) =>
      orUndefined(teamAtWork(pool, reader, teamId, page), () => isOwnTeam(pool, reader, teamId)),
    stranded: (reader, teamId, page) =>
      orUndefined(strandedIn(pool, reader, teamId, page, todayOf), () => isOwnTeam(pool, reader, teamId)),
  };
}

/** For an empty page only, looks whether the list exists at all. */
async function orUndefined<Row>(
  page: Promise<CursorPage<Row>>,
  exists: () => Promise<boolean>,
): Promise<CursorPage<Row> | undefined> {
  const found = await page;
  return found.rows.length > 0 || (await exists()) ? found : undefined;
}

async function isNear(pool: ReadTables, { organizationId, teamId, role }: Caller, userId: string): Promise<boolean> {
  return any(pool, {
    name: 'focus-is-near',
    text: 'select from focus.users where id = $1 and organization_id = $2 and (team_id = $3 or $4)',
    values: [userId, organizationId, teamId, role === 'admin'],
  });
}

async function isProjectSeen(
  pool: ReadTables,
  reader: Caller,
  { projectId, milestoneId }: WorkFilter,
): Promise<boolean> {
  return any(pool, {
    name: 'focus-is-project-seen',
    text: `select from focus.projects p where p.id = $5 and ${VISIBLE_PROJECT} and
      ($6::uuid is null or exists (select from focus.milestones m where m.project_id = p.id and m.id = $6))`,
    values: [...eyesOf(reader), projectId, milestoneId ?? null],
  });
}

async function isOwnTeam(pool: ReadTables, { organizationId }: Caller, teamId: string): Promise<boolean> {
  return any(pool, {
    name: 'focus-is-own-team',
    text: 'select from focus.teams where id = $1 and organization_id = $2',
    values: [teamId, organizationId],
  });
}

async function any(pool: ReadTables, query: pg.QueryConfig): Promise<boolean> {
  return ((await pool.query(query)).rowCount ?? 0) > 0;
}
