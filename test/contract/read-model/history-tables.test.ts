import fc from 'fast-check';
import type { Pool } from 'pg';
import { focusProjector } from '../../../projections/focus/focus.projector.js';
import type { EventLog } from '../../../src/kernel/event-log/event-log.js';
import { AS_OF, bringHistoryInLine } from '../../../src/kernel/projecting/history-tables.js';
import { versioned } from '../../../src/kernel/projecting/versioned.js';
import { nodesAt } from '../../../src/kernel/projecting/version-nodes.js';
import { generatedHistory } from '../../support/generated-history.js';
import { logOf, type Happening } from '../../support/history.js';
import {
  freshReadModel,
  migrateReadModel,
  projectAll,
  rebuildTables,
  type ReadModel,
} from '../../support/projecting.js';
import { relationHashes, type TableHash } from '../../support/table-hashes.js';

const history = versioned(focusProjector);
const VIEWS = ['milestone_progress', 'project_progress', 'waiting_items'];
const names = [...focusProjector.tables.map(({ name }) => name), ...VIEWS];

/** What the history's views hold as of a position. */
async function hashesAsOf(pool: Pool, position: bigint, head: bigint): Promise<Record<string, TableHash>> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT set_config($1, $2, true), set_config($3, $4, true)', [
      ...[AS_OF.position, String(position), AS_OF.nodes],
      `{${nodesAt(Number(position), Number(head)).join(',')}}`,
    ]);
    return await relationHashes(client, history.schema, names);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

describe('the history tables of the focus read model', () => {
  let model: ReadModel;
  beforeAll(async () => {
    model = await freshReadModel();
  });
  afterAll(() => model.drop());

  /** What the live tables and views hold once these events, and no later ones, are projected. */
  async function hashesLive(log: EventLog): Promise<Record<string, TableHash>> {
    await model.clear();
    await projectAll(log, { pool: model.pool, batch: 10_000 });
    return relationHashes(model.pool, 'focus', names);
  }

  async function expectHistory(happenings: readonly Happening[], cuts: readonly number[]): Promise<void> {
    const log = await logOf(happenings);
    const head = await log.head();
    const lengths = [...new Set(cuts.map((cut) => Math.floor(cut * happenings.length)))];
    const then = await Promise.all(lengths.map(async (length) => logOf(happenings.slice(0, length))));
    const live: { readonly position: bigint; readonly hashes: Record<string, TableHash> }[] = [];
    for (const each of then) live.push({ position: await each.head(), hashes: await hashesLive(each) });
    const makings: readonly (() => Promise<unknown>)[] = [
      () => projectAll(log, { pool: model.pool, projector: history, batch: 10_000 }),
      () => projectAll(log, { pool: model.pool, projector: history, batch: 7, maxRows: 20 }),
      () => rebuildTables(log, model.pool, history),
    ];
    for (const make of makings) {
      await model.clear();
      await make();
      for (const { position, hashes } of live) expect(await hashesAsOf(model.pool, position, head)).toEqual(hashes);
    }
  }

  it('HIST-4: as of any position, their views hold what the live tables and views held there; also once rebuilt', () =>
    fc.assert(
      fc.asyncProperty(
        generatedHistory({ max: 200 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }),
        ({ history: happenings }, cuts) => expectHistory(happenings, [0, ...cuts, 1]),
      ),
      { numRuns: 3 },
    ));

  it('are made anew, and filled from the first event, if the live tables have changed, and else are left alone', async () => {
    const client = await model.ownerPool.connect();
    try {
      const log = await logOf([]);
      await model.clear();
      await projectAll(log, { pool: model.pool, projector: history, batch: 10 });
      const checkpoint = 'SELECT position FROM kernel.checkpoints WHERE projector = $1';
      await bringHistoryInLine(client, focusProjector);
      expect((await client.query(checkpoint, [history.name])).rowCount).toBe(1);
      await client.query(`ALTER TABLE focus.items ADD COLUMN mood text NOT NULL DEFAULT 'calm'`);
      await bringHistoryInLine(client, focusProjector);
      expect((await client.query(checkpoint, [history.name])).rowCount).toBe(0);
      const { rows } = await client.query<{ name: string }>(
        `SELECT table_name AS name FROM information_schema.columns
         WHERE table_schema = $1 AND column_name = 'mood' ORDER BY table_name`,
        [history.schema],
      );
      expect(rows.map(({ name }) => name)).toEqual(['items', 'items_earlier', 'items_latest']);
    } finally {
      await client.query('ALTER TABLE focus.items DROP COLUMN mood');
      await bringHistoryInLine(client, focusProjector);
      client.release();
    }
  });

  it('are made once, by whichever of several processes that start at the same time', async () => {
    await model.ownerPool.query(`DROP SCHEMA ${history.schema} CASCADE`);
    const clients = await Promise.all(Array.from({ length: 4 }, () => model.ownerPool.connect()));
    try {
      await Promise.all(clients.map((client) => bringHistoryInLine(client, focusProjector)));
    } finally {
      for (const client of clients) client.release();
    }
    await migrateReadModel(model.ownerPool);
  });

  it('have an index over its first column and the node for each index of the live table', async () => {
    const { rows } = await model.pool.query<{ definition: string }>(
      `SELECT indexdef AS definition FROM pg_indexes WHERE schemaname = $1 AND tablename = 'items_earlier'`,
      [history.schema],
    );
    expect(rows.map(({ definition }) => definition.replace(/^.* USING /, ''))).toEqual(
      expect.arrayContaining(['btree (execution_owner_id, node)', 'btree (milestone_id, node)', 'btree (id, node)']),
    );
  });
});
