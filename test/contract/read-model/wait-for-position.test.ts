import type { EventLog } from '../../../src/kernel/event-log/event-log.js';
import { positionWaiter } from '../../../src/kernel/reading/wait-for-position.js';
import { systemClock } from '../../../src/kernel/runtime/clock.js';
import { appendHistory, logOf } from '../../support/history.js';
import { freshReadModel, reaches, runFocus, type ReadModel } from '../../support/projecting.js';
import { sampleHistory } from '../../support/sample-history.js';
import { seededClock } from '../../support/seeded-clock.js';

const [first, ...later] = sampleHistory;

describe('waiting for a position', () => {
  let model: ReadModel;
  let log: EventLog;
  beforeAll(async () => {
    model = await freshReadModel();
  });
  afterAll(() => model.drop());
  beforeEach(async () => {
    await model.clear();
    log = await logOf(first === undefined ? [] : [first]);
  });

  const waiterFor = (projector: ReturnType<typeof runFocus>) =>
    positionWaiter({ log, projector, pool: model.pool, clock: systemClock });

  it('LOG-4: a query that names a position returns once the read tables have reached it, with rows of that position', async () => {
    const projector = runFocus(log, model.pool);
    const waiter = waiterFor(projector);
    for (const happening of later.slice(0, 20)) {
      const { events } = happening;
      const head = (await log.head()) + BigInt(events.length);
      await appendOne(happening);
      expect(await waiter.wait(head, 10_000)).toBe('reached');
      const { rows } = await model.pool.query<{ position: string }>('SELECT position FROM kernel.checkpoints');
      expect(BigInt(rows[0]?.position ?? 0)).toBeGreaterThanOrEqual(head);
    }
    await projector.stop();
  });

  it('LOG-4: a position that the log has not reached is refused at once, however long the wait may be', async () => {
    const projector = runFocus(log, model.pool);
    expect(await waiterFor(projector).wait((await log.head()) + 1n, 2 ** 30)).toBe('beyondHead');
    await projector.stop();
  });

  it('reports that the position is not reached when the wait is over', async () => {
    const projector = runFocus(log, model.pool);
    await reaches(projector, await log.head());
    await projector.stop();
    await appendOne(later[0]);
    expect(await waiterFor(projector).wait(await log.head(), 30)).toBe('notReached');
  });

  it('does not report it earlier', async () => {
    const projector = runFocus(log, model.pool);
    await reaches(projector, await log.head());
    await projector.stop();
    await appendOne(later[0]);
    const clock = seededClock('waiting');
    const waiter = positionWaiter({ log, projector, pool: model.pool, clock });
    const waited = waiter.wait(await log.head(), 1_000);
    const soFar = async () => Promise.race([waited, model.pool.query('SELECT 1').then(() => 'waits')]);
    expect(await soFar()).toBe('waits');
    clock.advance(999);
    expect(await soFar()).toBe('waits');
    clock.advance(1);
    expect(await waited).toBe('notReached');
  });

  it('ends when the projector of another process has reached it', async () => {
    const elsewhere = runFocus(log, model.pool);
    await reaches(elsewhere, await log.head());
    const here = runFocus(log, model.pool, { leaseMs: 600_000 });
    await appendOne(later[0]);
    expect(await waiterFor(here).wait(await log.head(), 10_000)).toBe('reached');
    expect(here.status().health).not.toBe('running');
    await here.stop();
    await elsewhere.stop();
  });

  /** Appends one event of the history to the end of the log. */
  async function appendOne(happening: (typeof later)[number] | undefined): Promise<void> {
    if (happening === undefined) throw new Error('There is nothing to append.');
    await appendHistory(log, [happening]);
  }
});
