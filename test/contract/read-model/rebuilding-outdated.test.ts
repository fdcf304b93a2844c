import pg from 'pg';
import { pino } from 'pino';
import { focusProjector } from '../../../projections/focus/focus.projector.js';
import type { Projector } from '../../../src/kernel/projecting/projector.js';
import type { Rebuild } from '../../../src/kernel/projecting/rebuild-if-outdated.js';
import type { RunningProjector } from '../../../src/kernel/projecting/runner.js';
import type { EventLog } from '../../../src/kernel/event-log/event-log.js';
import { appendHistory, logOf, uuid } from '../../support/history.js';
import {
  freshReadModel,
  projectAll,
  reaches,
  rebuildFocus,
  runFocus,
  type ReadModel,
} from '../../support/projecting.js';
import { sampleHistory } from '../../support/sample-history.js';
import { tableHashes } from '../../support/table-hashes.js';
import { until } from '../../support/until.js';

/** The focus projector of an earlier version, without the column to search by. */
const before: Projector = {
  ...focusProjector,
  version: '1',
  apply: (event, rows) =>
    focusProjector.apply(event, {
      ...rows,
      get: (...asked) => rows.get(...asked),
      find: (...asked) => rows.find(...asked),
      has: (need) => rows.has(need),
      remove: (...asked) => rows.remove(...asked),
      put: (table, row) => rows.put(table, table === 'items' ? { ...row, search_text: null } : row),
    }),
};

let model: ReadModel;
let projector: RunningProjector | undefined;
let said: string[] = [];
const logger = pino({ level: 'warn' }, { write: (line) => said.push(line) });

beforeAll(async () => {
  model = await freshReadModel();
});
beforeEach(async () => {
  await model.clear();
  said = [];
});
afterEach(() => projector?.stop());
afterAll(() => model.drop());

/** As in the service, but in this process. */
const anew =
  (log: EventLog): Rebuild =>
  async (signal) => {
    await rebuildFocus(log, model.pool, signal);
  };

async function checkpoint(): Promise<{ version: string | null; rebuilds: number; position: string }> {
  const { rows } = await model.pool.query<{ version: string | null; rebuilds: number; position: string }>(
    'SELECT version, rebuilds, position::text FROM kernel.checkpoints',
  );
  if (rows[0] === undefined) throw new Error('There is no checkpoint.');
  return rows[0];
}

const unsearchable = async () =>
  (await model.pool.query('SELECT FROM focus.items WHERE search_text IS NULL')).rowCount ?? 0;

const madeAnew = () => until(async () => (await checkpoint()).version === focusProjector.version);

describe('tables that another version of their projector made', () => {
  it('LOG-6: are rebuilt beside the live ones and replace them, with a log line, and later events are projected', async () => {
    const log = await logOf(sampleHistory);
    await projectAll(log, { pool: model.pool, batch: 100, projector: before });
    expect(await unsearchable()).toBeGreaterThan(0);
    expect((await checkpoint()).version).toBe('1');

    projector = runFocus(log, model.pool, { rebuild: anew(log), logger });
    await madeAnew();
    expect(await unsearchable()).toBe(0);
    expect(said.join()).toContain('made by another version');
    const late = uuid(2);
    await appendHistory(log, [
      {
        stream: `organization-${late}`,
        events: [{ type: 'OrganizationCreated', data: { organizationId: late, name: 'Late' } }],
      },
    ]);
    await reaches(projector, await log.head());
    const live = await tableHashes(model.pool, 'focus');
    await projector.stop();

    await model.clear();
    await projectAll(log, { pool: model.pool, batch: 100 });
    expect(live).toEqual(await tableHashes(model.pool, 'focus'));
  });

  it('are rebuilt once, and not if no event was projected before', async () => {
    const log = await logOf(sampleHistory);
    projector = runFocus(log, model.pool, { rebuild: anew(log), logger });
    await reaches(projector, await log.head());
    await projector.stop();
    projector = runFocus(log, model.pool, { rebuild: anew(log), logger });
    await reaches(projector, await log.head());
    await projector.stop();
    expect(await checkpoint()).toMatchObject({ version: focusProjector.version, rebuilds: 0 });
    expect(said).toEqual([]);
  });

  it('are rebuilt again after a node of the former version has updated them', async () => {
    const log = await logOf(sampleHistory);
    await projectAll(log, { pool: model.pool, batch: 100 });
    const { position } = await checkpoint();
    // As that version calls it, without a version.
    await model.pool.query(
      'SELECT kernel.move_checkpoint($1, (SELECT epoch FROM kernel.checkpoints), $2, log_id, event_id, event_stream, event_revision, event_position) FROM kernel.checkpoints',
      ['focus', position],
    );
    expect((await checkpoint()).version).toBeNull();
    projector = runFocus(log, model.pool, { rebuild: anew(log), logger });
    await madeAnew();
    expect((await checkpoint()).rebuilds).toBe(1);
  });

  it('stay in use and up to date if new ones cannot be made, and the log says what to do', async () => {
    const log = await logOf(sampleHistory);
    await projectAll(log, { pool: model.pool, batch: 100, projector: before });
    const refused = () => Promise.reject(new pg.DatabaseError('permission denied for database', 1, 'error'));
    projector = runFocus(log, model.pool, { rebuild: refused, logger });
    await until(() => said.some((line) => line.includes('brightly rebuild focus')));
    const late = uuid(2);
    await appendHistory(log, [
      {
        stream: `organization-${late}`,
        events: [{ type: 'OrganizationCreated', data: { organizationId: late, name: 'Late' } }],
      },
    ]);
    await reaches(projector, await log.head());
    // Rows of the earlier version are still there.
    expect((await checkpoint()).version).toBe('1');
  });

  it('release the lease as soon as their holder is stopped, even while its rebuild has not ended', async () => {
    const log = await logOf(sampleHistory);
    await projectAll(log, { pool: model.pool, batch: 100, projector: before });
    let [began, end, ends] = [false, () => undefined as void, false];
    const rebuild: Rebuild = () => {
      began = true;
      return new Promise((resolve) => (end = resolve));
    };
    const holder = runFocus(log, model.pool, { rebuild, logger, leaseMs: 1_000 });
    await until(() => began);
    const stopped = holder.stop().then(() => (ends = true));
    try {
      projector = runFocus(log, model.pool, { leaseMs: 1_000 });
      await reaches(projector, await log.head());
      expect(ends).toBe(false);
    } finally {
      end();
      await stopped;
    }
  });
});

describe('a rebuild that is aborted', () => {
  it('ends even while the server is busy with it, and leaves neither session nor schema behind', async () => {
    const log = await logOf(sampleHistory);
    // A rebuild first drops what an earlier one left behind; this is in use.
    await model.ownerPool.query('CREATE SCHEMA focus_new_left; CREATE TABLE focus_new_left.in_use ()');
    const holding = await model.ownerPool.connect();
    try {
      await holding.query('BEGIN; LOCK TABLE focus_new_left.in_use IN ACCESS SHARE MODE');
      const giveUp = new AbortController();
      const ended = expect(rebuildFocus(log, model.pool, giveUp.signal)).rejects.toThrow('given up');
      // On another connection than the blocking one, because within a transaction `pg_stat_activity` does not change.
      const AT_WORK =
        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query LIKE 'DROP SCHEMA%'";
      await until(async () => (await model.ownerPool.query(`${AT_WORK} AND wait_event_type = 'Lock'`)).rowCount === 1);
      giveUp.abort(new Error('given up'));
      await ended;
      expect((await model.ownerPool.query(AT_WORK)).rowCount).toBe(0);
    } finally {
      await holding.query('ROLLBACK');
      await holding.query('DROP SCHEMA IF EXISTS focus_new_left CASCADE');
      holding.release();
    }
    const left = await model.ownerPool.query(
      "SELECT FROM pg_namespace WHERE starts_with(nspname, 'focus_') AND nspname <> 'focus_history'",
    );
    expect(left.rowCount).toBe(0);
  });
});
