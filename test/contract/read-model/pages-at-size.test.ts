import type pg from 'pg';
import { createFocusQueries } from '../../../src/focus/index.js';
import type { Caller } from '../../../src/organizations/index.js';
import { uuid } from '../../support/history.js';
import { freshReadModel, type ReadModel } from '../../support/projecting.js';

const ITEMS = 40_000;
const [organizationId, teamId, projectId] = [uuid(1), uuid(2), uuid(3)];
const ann: Caller = { userId: uuid(4), organizationId, role: 'user', teamId, active: true };
const bob: Caller = { ...ann, userId: uuid(5) };

let model: ReadModel;

beforeAll(async () => {
  model = await freshReadModel();
  await model.pool.query(`begin;
    insert into focus.organizations values ('${organizationId}', 'Lab', false, now(), 1);
    insert into focus.teams values ('${teamId}', '${organizationId}', 'Red', now(), null, 1);
    insert into focus.users (id, organization_id, team_id, role, name, subject, created_at, revision)
      select u::uuid, '${organizationId}', '${teamId}', 'user', u, u, now(), 1
      from unnest(array['${ann.userId}', '${bob.userId}']) u;
    insert into focus.projects values
      ('${projectId}', '${organizationId}', '${teamId}', 'team', '${ann.userId}', 'P', now(), null, 1);
    insert into focus.milestones
      select gen_random_uuid(), '${organizationId}', '${projectId}', 'M' || n, now() + n * interval '1 s', null, 1
      from generate_series(1, 100) n;
    insert into focus.items (id, organization_id, milestone_id, execution_owner_id, offered_by, state, waiting_position,
        title, created_at, completed_at, revision)
      select gen_random_uuid(), '${organizationId}', m.id, '${ann.userId}',
        case when n % 40 = 0 then '${bob.userId}' else '${ann.userId}' end::uuid,
        (array['offered', 'waiting', 'completed', 'completed'])[n % 4 + 1],
        case when n % 4 = 1 then n * 1000 end, 'Item ' || n, now() + n * interval '1 s',
        case when n % 4 > 1 then now() + n * interval '1 s' end, 1
      from generate_series(1, ${ITEMS}) n
      join (select id, row_number() over () - 1 as place from focus.milestones) m on m.place = n % 100;
    commit`);
  // As the owner: ANALYZE skips tables of another role with a warning.
  await model.ownerPool.query('analyze');
});
afterAll(() => model.drop());

interface Plan {
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

/** The highest number of rows that a step of a plan handled. */
function handled(plan: Plan): number {
  const here = (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'];
  return Math.max(here, ...(plan.Plans ?? []).map(handled));
}

/** The highest number of rows that a step handles, in all statements of a query. */
async function mostRows(ask: (queries: ReturnType<typeof createFocusQueries>) => Promise<unknown>): Promise<number> {
  const most: number[] = [];
  const explaining = {
    query: async (query: pg.QueryConfig & { readonly values: unknown[] }) => {
      const { text, values, types } = query;
      const explained = await model.pool.query<{ 'QUERY PLAN': readonly [{ readonly Plan: Plan }] }>(
        `explain (analyze, format json) ${text}`,
        values,
      );
      const plan = explained.rows[0]?.['QUERY PLAN'][0].Plan;
      if (plan !== undefined) most.push(handled(plan));
      return model.pool.query({ text, values, types });
    },
  };
  await ask(
    createFocusQueries(explaining, {
      now: () => new Date().toISOString(),
      timeZoneOf: () => 'UTC',
    }),
  );
  return Math.max(...most);
}

const page = { after: null, limit: 20 };

describe(`a page of 20 among ${ITEMS} items`, () => {
  it.each([
    ['offered items', 100, (queries) => queries.offered(ann, page)],
    ['completed items', 100, (queries) => queries.completed(ann, page)],
    ['offers made', 100, (queries) => queries.offersMade(bob, page)],
    ['a teammate’s queue', 100, (queries) => queries.queueOf(bob, ann.userId, page)],
    ['a team at work', 100, (queries) => queries.teamAtWork(bob, teamId, page)],
    // A milestone is sorted as a whole, so one is read beyond the page.
    ['items of a project', 1000, (queries) => queries.work(bob, { projectId }, page)],
  ] satisfies readonly (readonly [
    string,
    number,
    (queries: ReturnType<typeof createFocusQueries>) => Promise<unknown>,
  ])[])('%s: no step of the query plan handles more than %i rows', async (_, most, ask) => {
    expect(await mostRows(ask)).toBeLessThanOrEqual(most);
  });
});
