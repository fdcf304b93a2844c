import { appendHistory, logOf } from '../../support/history.js';
import { freshReadModel, reaches, runFocus, type ReadModel } from '../../support/projecting.js';
import { sampleHistory } from '../../support/sample-history.js';
import { seededClock } from '../../support/seeded-clock.js';

let model: ReadModel;
beforeEach(async () => {
  model = await freshReadModel();
});
afterEach(() => model.drop());

/** Time in which a projector that does not gather would have written a batch. */
async function aWhile(): Promise<void> {
  for (let round = 0; round < 50; round++) await model.pool.query('SELECT 1');
}

it('gathers what comes right after a batch of many while nobody waits, and projects it in one when somebody does', async () => {
  const log = await logOf(sampleHistory.slice(0, 12));
  const projector = runFocus(log, model.pool, { clock: seededClock('gathering') });
  await reaches(projector, await log.head());
  for (const happening of sampleHistory.slice(12, 16)) {
    await appendHistory(log, [happening]);
    await aWhile();
  }
  const positions: bigint[] = [];
  projector.onMoved((position) => positions.push(position));
  const head = await log.head();
  await reaches(projector, head);
  expect(positions).toEqual([head]);
  await projector.stop();
});

it('projects at once what comes after a batch of few', async () => {
  const log = await logOf(sampleHistory.slice(0, 4));
  const projector = runFocus(log, model.pool, { clock: seededClock('few') });
  // Its clock stands still, so whatever waits for time would wait for good.
  for (const happening of sampleHistory.slice(4, 7)) {
    await appendHistory(log, [happening]);
    const head = await log.head();
    await new Promise<void>((resolve) => {
      const stop = projector.onMoved((position) => {
        if (position < head) return;
        stop();
        resolve();
      });
      if (projector.status().position >= head) resolve();
    });
  }
  expect(projector.status().position).toBe(await log.head());
  await projector.stop();
});
