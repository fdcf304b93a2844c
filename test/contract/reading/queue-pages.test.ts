import type pg from 'pg';
import { queueReader, type QueueReader, type QueueRequest } from '../../../src/focus/application/my-queue.query.js';
import { uuid } from '../../support/history.js';
import { freshReadModel, type ReadModel } from '../../support/projecting.js';

/** Characters that JSON has to escape, and others. */
const TITLES = [
  'plain',
  '"quoted" \\ and / slashed',
  'tab\t, bell\u0007, del\u007f',
  'naïve 日本 🙂',
  '\u2028 "createdAt":"x',
  '%s $1',
];
const OWNERS = Array.from({ length: 70 }, (_, index) => uuid(100 + index));
const [organizationId, teamId] = [uuid(1), uuid(2)];
const TODAY = '2026-06-01';

let model: ReadModel;
let queue: QueueReader;
const statements: string[] = [];

beforeAll(async () => {
  model = await freshReadModel();
  const { pool } = model;
  await pool.query(`insert into focus.organizations values ('${organizationId}', 'Lab', false, now(), 1)`);
  await pool.query(`insert into focus.teams values ('${teamId}', '${organizationId}', 'Red', now(), null, 1)`);
  await pool.query(
    `insert into focus.users (id, organization_id, team_id, role, name, subject, created_at, revision)
      select u, '${organizationId}', '${teamId}', 'user', u, u, now(), 1 from unnest($1::uuid[]) u`,
    [OWNERS],
  );
  await pool.query(
    `insert into focus.items (id, organization_id, execution_owner_id, offered_by, state, waiting_position, title,
        due_at, due_on, set_aside_until, created_at, revision)
      select gen_random_uuid(), '${organizationId}', u.id, u.id, 'waiting', 1000 * (t.n - 3), t.title,
        case t.n when 1 then timestamptz '2027-03-01 12:00:00.5+02' end, case t.n when 2 then date '2027-03-01' end,
        case t.n when 6 then date '2026-06-02' when 5 then date '2026-06-01' end, '2026-05-01 10:00:00.123Z', t.n
      from unnest($1::uuid[]) u (id), unnest($2::text[]) with ordinality t (title, n)`,
    [OWNERS, TITLES],
  );
  queue = queueReader({
    query: (query: pg.QueryConfig) => {
      statements.push(query.name ?? '');
      return pool.query(query);
    },
  } as unknown as pg.Pool);
});
afterAll(() => model.drop());

interface Row {
  readonly [column: string]: unknown;
  readonly title: string;
}

const time = (value: unknown) => (value instanceof Date ? value.toISOString() : null);

/** The expected page, derived from the rows. */
async function expected(owner: string, first: number, last: number): Promise<string> {
  const { rows } = await model.pool.query<Row>(
    `select *, due_on::text as due_day from focus.items where execution_owner_id = $1
      and (set_aside_until is null or set_aside_until <= $2::date) order by waiting_position`,
    [owner, TODAY],
  );
  const answers = rows.map((row, index) => ({
    id: row['id'],
    state: 'waiting',
    title: row.title,
    dueAt: time(row['due_at']),
    dueOn: row['due_day'],
    milestoneId: null,
    offeredBy: owner,
    originItemId: null,
    createdAt: time(row['created_at']),
    revision: row['revision'],
    allowedActions: ['activate', 'move', 'set-aside', 'edit', 'edit-steps', 'edit-tags', 'delete'],
    position: index + 1,
    etag: `"${String(row['revision'])}"`,
  }));
  return JSON.stringify(answers.slice(first - 1, last));
}

const pages: readonly (readonly [string, QueueRequest, number, number, string | null])[] = [
  ['the first page of the usual size', { after: null, limit: 20 }, 1, 5, null],
  ['a first page of another size', { after: null, limit: 2 }, 1, 2, '-1000'],
  ['what comes after a key', { after: '-1000', limit: 20 }, 3, 5, null],
  ['some of what comes after a key', { after: '-2000', limit: 3 }, 2, 4, '1000'],
  ['what is from a position on', { after: null, from: 4, limit: 20 }, 4, 5, null],
  ['some of what is from a position on', { after: null, from: 2, limit: 1 }, 2, 2, '-1000'],
  ['what is beyond the end', { after: null, from: 9, limit: 20 }, 9, 9, null],
];

describe('a page of a waiting list', () => {
  it.each(pages)('is, for %s, the JSON text of its rows', async (_, request, first, last, after) => {
    const [owner = ''] = OWNERS;
    expect(await queue(owner, TODAY, request)).toEqual({ rows: await expected(owner, first, last), after });
  });

  it.each(pages)('is, for %s, the caller’s own if many read at once', async (_, request, first, last, after) => {
    const found = await Promise.all(OWNERS.map((owner) => queue(owner, TODAY, request)));
    const wanted = await Promise.all(OWNERS.map((owner) => expected(owner, first, last)));
    expect(found).toEqual(wanted.map((rows) => ({ rows, after })));
  });

  it('is read in one query together with seven others that are requested at the same time', async () => {
    statements.length = 0;
    await Promise.all(OWNERS.map((owner) => queue(owner, TODAY, { after: null, limit: 20 })));
    expect(statements).toEqual(
      Array.from({ length: Math.ceil(OWNERS.length / 8) }, () => 'focus-queue-first-together'),
    );
  });

  it('is empty for a user without waiting items', async () => {
    expect(await queue(uuid(99), TODAY, { after: null, limit: 20 })).toEqual({ rows: '[]', after: null });
  });
});
