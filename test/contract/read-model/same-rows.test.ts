import fc from 'fast-check';
import { alarmHandlers } from '../../../projections/focus/alarms.js';
import { itemHandlers } from '../../../projections/focus/items.js';
import { organizationHandlers } from '../../../projections/organization-rows.js';
import { planningHandlers } from '../../../projections/focus/planning.js';
import type { EventLog } from '../../../src/kernel/event-log/event-log.js';
import { generatedHistory } from '../../support/generated-history.js';
import { eventByEvent, logOf } from '../../support/history.js';
import { freshReadModel, projectAll, rebuildFocus, type ReadModel } from '../../support/projecting.js';
import { sample, sampleHistory } from '../../support/sample-history.js';
import { tableHashes, type TableHash } from '../../support/table-hashes.js';

describe('the rows of the focus read model', () => {
  let model: ReadModel;
  beforeAll(async () => {
    model = await freshReadModel();
  });
  afterAll(() => model.drop());

  async function hashes(project: () => Promise<unknown>): Promise<Record<string, TableHash>> {
    await model.clear();
    await project();
    return tableHashes(model.pool, 'focus');
  }

  async function expectSameRows(log: EventLog, singly: EventLog): Promise<Record<string, TableHash>> {
    const live = await hashes(() => projectAll(log, { pool: model.pool, batch: 10_000 }));
    expect(await hashes(() => projectAll(log, { pool: model.pool, batch: 1 }))).toEqual(live);
    expect(await hashes(() => projectAll(log, { pool: model.pool, batch: 7, maxRows: 20 }))).toEqual(live);
    expect(await hashes(() => projectAll(singly, { pool: model.pool, batch: 1 }))).toEqual(live);
    expect(await hashes(() => rebuildFocus(log, model.pool))).toEqual(live);
    return live;
  }

  async function listOf(id: string) {
    const { rows } = await model.pool.query<{ id: string; state: string }>(
      `SELECT id, state FROM focus.items WHERE execution_owner_id = $1 AND state IN ('active', 'waiting')
       ORDER BY state, waiting_position`,
      [id],
    );
    const [active = null] = rows.filter(({ state }) => state === 'active').map((row) => row.id);
    return { id, active, waiting: rows.filter(({ state }) => state === 'waiting').map((row) => row.id) };
  }

  it('LOG-6: a rebuild, single events, and batches of any size give the same rows, of a history with every event', async () => {
    const happened = new Set<string>(sampleHistory.flatMap(({ events }) => events.map(({ type }) => type)));
    const known = [organizationHandlers, planningHandlers, itemHandlers, alarmHandlers].flatMap(Object.keys);
    expect(known.filter((type) => !happened.has(type))).toEqual([]);
    const live = await expectSameRows(await logOf(sampleHistory), await logOf(eventByEvent(sampleHistory)));
    expect(Object.entries(live).filter(([, { rows }]) => rows === 0)).toEqual([]);
    const { rows } = await model.pool.query(
      'SELECT id, state FROM focus.items WHERE state <> $1 ORDER BY state, waiting_position',
      ['completed'],
    );
    expect(rows).toEqual([
      { id: sample.item(1), state: 'active' },
      { id: sample.item(9), state: 'offered' },
      { id: sample.item(4), state: 'waiting' },
      { id: sample.item(3), state: 'waiting' },
    ]);
  });

  it('LOG-6: a rebuild, single events, and batches of any size give the same rows, of generated histories', async () => {
    await fc.assert(
      fc.asyncProperty(generatedHistory({ max: 250 }), async ({ history, owners }) => {
        await expectSameRows(await logOf(history), await logOf(eventByEvent(history)));
        for (const owner of owners) expect(await listOf(owner.id)).toEqual(owner);
      }),
      { numRuns: 6 },
    );
  });
});
