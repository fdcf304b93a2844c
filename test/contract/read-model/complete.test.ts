import { focusProjector } from '../../../projections/focus/focus.projector.js';
import type { EventLog } from '../../../src/kernel/event-log/event-log.js';
import { readCheckpoint } from '../../../src/kernel/projecting/checkpoint.js';
import type { RunningProjector } from '../../../src/kernel/projecting/runner.js';
import { positionWaiter, type PositionWaiter } from '../../../src/kernel/reading/wait-for-position.js';
import { systemClock } from '../../../src/kernel/runtime/clock.js';
import { appendHistory, logOf } from '../../support/history.js';
import { freshReadModel, rebuildFocus, runFocus, type ReadModel } from '../../support/projecting.js';
import { sampleHistory } from '../../support/sample-history.js';

let model: ReadModel;
beforeAll(async () => {
  model = await freshReadModel();
});
beforeEach(() => model.clear());
afterAll(() => model.drop());

const waiterFor = (log: EventLog, projector: RunningProjector): PositionWaiter =>
  positionWaiter({ log, projector, pool: model.pool, clock: systemClock });

/** Projects a few events of the log and is then stopped, as if its process had ended. */
async function foldSome(log: EventLog): Promise<RunningProjector> {
  const projector = runFocus(log, model.pool, { maxBatch: 5 });
  await new Promise<void>((resolve) => projector.onMoved(() => resolve()));
  await projector.stop();
  expect((await readCheckpoint(model.pool, 'focus')).position).toBeLessThan(await log.head());
  return projector;
}

describe('tables that are filled for the first time', () => {
  it('LOG-10: are not queried before they contain everything that was in the log when filling them began', async () => {
    const log = await logOf(sampleHistory);
    const waiter = waiterFor(log, await foldSome(log));
    const waited = [0n, 1n, await log.head()].map((position) => waiter.wait(position, 1));
    expect(await Promise.all(waited)).toEqual(['incomplete', 'incomplete', 'notReached']);
    expect(waiter.isReadable()).toBe(false);

    const other = runFocus(log, model.pool);
    expect(await waiter.wait(0n, 60_000)).toBe('reached');
    await other.stop();
    expect(await readCheckpoint(model.pool, 'focus')).toEqual({ position: await log.head(), complete: true });
  });

  it('stay complete from then on, whatever comes later, and for every process', async () => {
    const log = await logOf(sampleHistory.slice(0, 20));
    const projector = runFocus(log, model.pool);
    const waiter = waiterFor(log, projector);
    expect(await waiter.wait(0n, 60_000)).toBe('reached');
    await projector.stop();
    await appendHistory(log, sampleHistory.slice(20));
    expect([waiter.isReadable(), await waiter.wait(0n, 0)]).toEqual([true, 'reached']);
    const elsewhere = waiterFor(log, projector);
    expect([elsewhere.isReadable(), await elsewhere.wait(0n, 60_000)]).toEqual([true, 'reached']);
  });

  it('are complete if the log is empty, even if their projector has never run', async () => {
    const log = await logOf([]);
    const idle = runFocus(log, model.pool);
    await idle.stop();
    await model.clear();
    // A separate instance, as another process would have.
    const waiter = waiterFor(log, { ...idle, status: () => ({ ...idle.status(), complete: false }) });
    expect(await waiter.wait(0n, 60_000)).toBe('reached');
  });

  it('are complete once a rebuild has made them', async () => {
    const log = await logOf(sampleHistory);
    const waiter = waiterFor(log, await foldSome(log));
    await rebuildFocus(log, model.pool);
    expect(await waiter.wait(0n, 60_000)).toBe('reached');
  });

  it('LOG-10: make nobody wait if their projector has failed: a query is refused at once, and a command that needs them gets the reason', async () => {
    const log = await logOf(sampleHistory);
    const failing = {
      ...focusProjector,
      apply: () => {
        throw new Error('made to fail');
      },
    };
    const projector = runFocus(log, model.pool, { projector: failing });
    const waiter = waiterFor(log, projector);
    const waiting = waiter.wait(1n, 60_000);
    await projector.ended;
    expect(await waiting).toBe('failed');
    expect([waiter.isReadable(), await waiter.wait(0n, 60_000)]).toEqual([false, 'failed']);
    expect(await waiter.wait((await log.head()) + 1n, 60_000)).toBe('beyondHead');
    const reason = 'The read tables of focus stopped at position 1: OrganizationCreated at position 1: made to fail';
    expect(waiter.failure()).toBe(reason);
    await expect(waiter.caughtUp()).rejects.toThrow(reason);
  });
});
