import pg from 'pg';
import { postgresSnapshots } from '../../../src/kernel/deciding/postgres-snapshots.js';
import { countingNode, expectDone } from '../../support/counting-node.js';
import { eventLogDatabase, migrateAs, type EventLogDatabase } from '../../support/event-log-database.js';

describe('executors on one Postgres', () => {
  let database: EventLogDatabase;
  let pool: pg.Pool;
  beforeAll(async () => {
    database = await eventLogDatabase();
    await migrateAs(database.ownerUrl, 'kernel');
    pool = new pg.Pool({ connectionString: database.url, max: 2 });
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const node = async () => {
    const log = await database.open();
    return { log, ...countingNode({ log, snapshots: { store: postgresSnapshots(pool), every: 300 } }) };
  };

  it('LOG-3: a command sent to two of them at once has one effect, and both return it, even after a restart', async () => {
    const [one, other] = [await node(), await node()];
    const before = await one.log.head();
    const sending = Array.from({ length: 100 }, (_, index) => {
      const sent = { key: `k${index}`, stream: `counter-${index % 7}` };
      const by = (index % 4) - 1;
      return Promise.all([one.add(by, sent), other.add(by, sent), one.add(by, sent)]).then(async (outcomes) => {
        const [first, ...rest] = outcomes.map((outcome) => expectDone(outcome));
        for (const { events, revision, position } of rest) {
          expect({ events, revision, position }).toEqual({
            events: first?.events,
            revision: first?.revision,
            position: first?.position,
          });
        }
        expect([first, ...rest].filter((outcome) => outcome?.repeated === false)).toHaveLength(1);
        return { by, sent, first };
      });
    });
    const sentOnce = await Promise.all(sending);

    const head = await one.log.head();
    const { events } = await one.log.readAll({ after: before, limit: 1_000 });
    expect(new Set(events.map(({ context }) => context.commandId)).size).toBe(100);
    const restarted = await node();
    for (const { by, sent, first } of sentOnce) {
      expect(await restarted.add(by, sent)).toEqual({ ...first, repeated: true });
      expect(await restarted.add(by + 1, sent)).toEqual({ kind: 'keyReused' });
    }
    expect(await one.log.head()).toBe(head);
  });

  it('restore a long stream and its past commands from its snapshot', async () => {
    const stream = 'counter-long';
    const writer = await node();
    const add = (n: number) => writer.add(n % 2 === 0 ? 1 : -1, { stream, key: `k${n}`, mark: `m${n}` });
    const first = expectDone(await add(0));
    await Promise.all(Array.from({ length: 250 }, (_, index) => add(index + 1)));
    await writer.executor.settled();
    const { rows } = await pool.query<{ revision: string }>('SELECT revision FROM kernel.snapshots WHERE stream = $1', [
      stream,
    ]);
    expect(Number(rows[0]?.revision)).toBeGreaterThanOrEqual(300);

    const restarted = await node();
    expect(await restarted.load(stream)).toEqual(await countingNode({ log: restarted.log }).load(stream));
    expect(await restarted.add(1, { stream, key: 'k0' })).toEqual({ ...first, repeated: true });
  });
});
