import { appendHistory, logOf } from '../../support/history.js';
import { freshReadModel, reaches, runFocus, type ReadModel } from '../../support/projecting.js';
import { sampleHistory } from '../../support/sample-history.js';
import { seededClock } from '../../support/seeded-clock.js';

let model: ReadModel;
beforeAll(async () => {
  model = await freshReadModel();
});
afterAll(() => model.drop());

/** Time in which a projector that does not gather would have written a batch. */
async function aWhile(): Promise<void> {
  for (let round = 0; round < 50; round++) await model.pool.query('SELECT 1');
}

it('gathers what comes right after a batch while nobody waits, and projects it in one when somebody does', async () => {
  const log = await logOf(sampleHistory.slice(0, 4));
  const projector = runFocus(log, model.pool, { clock: seededClock('gathering') });
  await reaches(projector, await log.head());
  for (const happening of sampleHistory.slice(4, 8)) {
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
