import type { EventLog } from '../../../src/kernel/event-log/event-log.js';
import { focusProjector } from '../../../projections/focus/focus.projector.js';
import { holdLease, releaseLease } from '../../../src/kernel/projecting/lease.js';
import { moveCheckpoint, readCheckpoint, takeCheckpoint } from '../../../src/kernel/projecting/checkpoint.js';
import type { Projector } from '../../../src/kernel/projecting/projector.js';
import { RebuildUnderWayError } from '../../../src/kernel/projecting/rebuild.js';
import { openTenure } from '../../../src/kernel/projecting/tenure.js';
import { systemClock } from '../../../src/kernel/runtime/clock.js';
import { appendHistory, logOf, uuid, type Happening } from '../../support/history.js';
import {
  freshReadModel,
  projectAll,
  reaches,
  rebuildFocus,
  runFocus,
  type ReadModel,
} from '../../support/projecting.js';
import { sample, sampleHistory } from '../../support/sample-history.js';
import { tableHashes } from '../../support/table-hashes.js';

const limits = { maxBatch: 10_000, maxRows: 100_000 };
const inOrganization = `organization-${sample.organization}`;

const lateId = uuid(2);
const lateHappening: Happening = {
  stream: `organization-${lateId}`,
  events: [{ type: 'OrganizationCreated', data: { organizationId: lateId, name: 'Late' } }],
};

/** The focus projector, except that it cannot apply one type of event. */
function failingAt(type: string): Projector {
  return {
    ...focusProjector,
    apply: (event, rows) => {
      if (event.event.type === type) throw new Error('made to fail');
      return focusProjector.apply(event, rows);
    },
  };
}

describe('a running projector', () => {
  let model: ReadModel;
  beforeAll(async () => {
    model = await freshReadModel();
  });
  afterAll(() => model.drop());
  beforeEach(() => model.clear());

  const countOf = async (table: string) => {
    const { rows } = await model.pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM focus.${table}`);
    return rows[0]?.count;
  };

  async function tenureOf(log: EventLog, holder: string) {
    const following = { log, pool: model.pool, projector: focusProjector, clock: systemClock, holder };
    const tenure = await openTenure(following, limits);
    if (tenure === undefined) throw new Error('The lease is not held.');
    return tenure;
  }

  const hold = (holder: string, ttlMs = 60_000) => holdLease(model.pool, { name: 'focus', holder, ttlMs });

  it('LOG-5: rows and checkpoint change in one transaction, so that a failed batch leaves neither', async () => {
    const log = await logOf(sampleHistory);
    await model.ownerPool.query('ALTER TABLE focus.declined_offers ADD CONSTRAINT nothing_here CHECK (false)');
    const projector = runFocus(log, model.pool);
    await projector.ended;
    await model.ownerPool.query('ALTER TABLE focus.declined_offers DROP CONSTRAINT nothing_here');

    const { failure, health } = projector.status();
    expect(health).toBe('failed');
    expect(failure?.reason).toContain('OfferDeclined');
    expect(failure?.reason).toContain('nothing_here');
    const { position } = await readCheckpoint(model.pool, 'focus');
    expect(position).toBe((failure?.position ?? 0n) - 1n);
    const before = await tableHashes(model.pool, 'focus');
    await model.clear();
    const failed = sampleHistory.findIndex(({ events }) => events[0].type === 'OfferDeclined');
    await projectAll(await logOf(sampleHistory.slice(0, failed)), { pool: model.pool, batch: 10_000 });
    expect(await tableHashes(model.pool, 'focus')).toEqual(before);
  });

  it('stops with an error at an event that cannot be applied, with position and reason for every process to see', async () => {
    const log = await logOf(sampleHistory);
    const projector = runFocus(log, model.pool, { projector: failingAt('ItemDeleted') });
    await projector.ended;
    const { events } = await log.readAll({ after: 0n, limit: 1_000 });
    const position = events.find(({ event }) => event.type === 'ItemDeleted')?.position;
    const reason = `ItemDeleted at position ${position}: made to fail`;
    expect(projector.status()).toMatchObject({ health: 'failed', failure: { position, reason } });
    expect(await readCheckpoint(model.pool, 'focus')).toEqual({
      position: (position ?? 0n) - 1n,
      complete: false,
      failure: { position, reason },
    });
    // Once the cause is gone, it continues from there.
    await projectAll(log, { pool: model.pool, batch: 10_000 });
    expect(await readCheckpoint(model.pool, 'focus')).toEqual({ position: await log.head(), complete: true });
  });

  it('stops at an event of a type that it does not know', async () => {
    const unknown = { type: 'ItemPainted', data: {} } as unknown as Happening['events'][0];
    const projector = runFocus(await logOf([{ stream: inOrganization, events: [unknown] }]), model.pool);
    await projector.ended;
    expect(projector.status().failure).toEqual({
      position: 1n,
      reason: 'ItemPainted at position 1: is an event that this projector does not know',
    });
  });

  it('is fenced: once a second holder has taken over, the first can no longer write', async () => {
    const log = await logOf(sampleHistory.slice(0, 8));
    expect(await hold('first')).toBe(true);
    const first = await tenureOf(log, 'first');
    await releaseLease(model.pool, { name: 'focus', holder: 'first', ttlMs: 0 });
    expect(await hold('second')).toBe(true);
    const second = await tenureOf(log, 'second');
    await expect(first.advance()).rejects.toThrow('connection');
    expect(await countOf('users')).toBe(0);
    await second.advance();
    expect(await countOf('users')).toBe(3);
    // Not only on its own connection: its epoch is over on any other one, too.
    const late = moveCheckpoint(
      'focus',
      { epoch: first.from.epoch, logId: log.id, version: null },
      { position: 100n, last: undefined },
    );
    await expect(model.pool.query(late)).rejects.toMatchObject({ code: 'BR001' });
    await first.close();
    await second.close();
  });

  it('does not begin without the lease', async () => {
    expect(await hold('first')).toBe(true);
    expect(await hold('second')).toBe(false);
    expect(await takeCheckpoint(model.pool, 'focus', 'second')).toBeUndefined();
  });

  it('is taken over from an unresponsive holder, and at once from a stopped one', async () => {
    const log = await logOf(sampleHistory.slice(0, 8));
    expect(await hold('silent', 50)).toBe(true);
    const second = runFocus(log, model.pool);
    await reaches(second, await log.head());
    const third = runFocus(log, model.pool);
    await second.stop();
    await appendHistory(log, [lateHappening]);
    await reaches(third, await log.head());
    await third.stop();
    expect(await countOf('organizations')).toBe(2);
  });

  it('resumes by itself when its connection is cut, and reports an unknown status meanwhile', async () => {
    const history = sampleHistory.map((happening, minute) => ({ ...happening, minute }));
    const log = await logOf(history.slice(0, 8));
    const projector = runFocus(log, model.pool);
    await reaches(projector, await log.head());
    const lost = new Promise<bigint>((resolve) => {
      const look = () => (projector.status().position === 0n ? resolve(0n) : setImmediate(look));
      look();
    });
    const cut = await model.pool.query(`SELECT pg_terminate_backend(backend_pid) AS cut FROM kernel.checkpoints`);
    expect(cut.rows).toEqual([{ cut: true }]);
    await lost;
    await appendHistory(log, history.slice(8));
    await reaches(projector, await log.head());
    await projector.stop();
    const live = await tableHashes(model.pool, 'focus');
    await model.clear();
    await projectAll(await logOf(sampleHistory), { pool: model.pool, batch: 10_000 });
    expect(await tableHashes(model.pool, 'focus')).toEqual(live);
  });

  it('continues with the new tables when a rebuild swaps them in while it runs, and readers see no gap', async () => {
    const log = await logOf(sampleHistory);
    const projector = runFocus(log, model.pool);
    await reaches(projector, await log.head());
    const live = await tableHashes(model.pool, 'focus');
    const reader = await model.pool.connect();
    const read = {
      name: 'titles',
      text: 'SELECT title FROM focus.items JOIN focus.users u ON u.id = execution_owner_id ORDER BY 1',
    };
    const { rows: titles } = await reader.query(read);
    const rebuilding = { done: false };
    const reading = (async () => {
      let reads = 0;
      for (; !rebuilding.done; reads++) expect((await reader.query(read)).rows).toEqual(titles);
      return reads;
    })();
    expect(await rebuildFocus(log, model.pool)).toMatchObject({
      position: await log.head(),
      events: Number(await log.head()),
    });
    rebuilding.done = true;
    expect(await reading).toBeGreaterThan(0);
    expect((await reader.query(read)).rows).toEqual(titles);
    reader.release();
    expect(await tableHashes(model.pool, 'focus')).toEqual(live);
    await appendHistory(log, [lateHappening]);
    await reaches(projector, await log.head());
    await projector.stop();
    expect(await countOf('organizations')).toBe(2);
    const { rows } = await model.pool.query(`SELECT nspname FROM pg_namespace WHERE nspname LIKE 'focus%' ORDER BY nspname`);
    expect(rows).toEqual([{ nspname: 'focus' }, { nspname: 'focus_history' }]);
  });

  it('LOG-6: a rebuild has every index, constraint and default that the migrations make', async () => {
    const definitions = async () => {
      const { rows } = await model.pool.query<{ definition: string }>(
        `SELECT pg_get_indexdef(indexrelid) AS definition FROM pg_index
         WHERE indrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'focus'::regnamespace)
         UNION ALL SELECT conrelid::regclass || conname || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'focus'::regnamespace
         UNION ALL SELECT adrelid::regclass || pg_get_expr(adbin, adrelid) FROM pg_attrdef d JOIN pg_class c ON c.oid = adrelid
           WHERE c.relnamespace = 'focus'::regnamespace
         UNION ALL SELECT viewname || definition FROM pg_views WHERE schemaname = 'focus' ORDER BY 1`,
      );
      return rows.map(({ definition }) => definition);
    };
    const before = await definitions();
    await rebuildFocus(await logOf(sampleHistory), model.pool);
    expect(before.length).toBeGreaterThan(50);
    expect(await definitions()).toEqual(before);
  });

  it('leaves the tables as they were, and nothing beside them, when a rebuild meets an event that cannot be applied', async () => {
    await projectAll(await logOf(sampleHistory), { pool: model.pool, batch: 10_000 });
    const before = await tableHashes(model.pool, 'focus');
    const checkpoint = await readCheckpoint(model.pool, 'focus');
    const unknown = { type: 'ItemPainted', data: {} } as unknown as Happening['events'][0];
    const log = await logOf([...sampleHistory, { stream: inOrganization, events: [unknown] }]);
    await expect(rebuildFocus(log, model.pool)).rejects.toThrow('ItemPainted');
    expect(await tableHashes(model.pool, 'focus')).toEqual(before);
    expect(await readCheckpoint(model.pool, 'focus')).toEqual(checkpoint);
    const { rows } = await model.pool.query(`SELECT nspname FROM pg_namespace WHERE nspname LIKE 'focus%' ORDER BY nspname`);
    expect(rows).toEqual([{ nspname: 'focus' }, { nspname: 'focus_history' }]);
  });

  it('refuses a second rebuild while one runs', async () => {
    expect(await holdLease(model.pool, { name: 'rebuild focus', holder: 'somebody', ttlMs: 60_000 })).toBe(true);
    await expect(rebuildFocus(await logOf([]), model.pool)).rejects.toThrow(RebuildUnderWayError);
  });
});
