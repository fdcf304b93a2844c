import type { EventLog } from '../../../src/kernel/event-log/event-log.js';
import { readCheckpoint } from '../../../src/kernel/projecting/checkpoint.js';
import { logOf } from '../../support/history.js';
import { newEvent } from '../../support/new-event.js';
import { freshReadModel, reaches, runFocus, type ReadModel } from '../../support/projecting.js';
import { sampleHistory } from '../../support/sample-history.js';
import { seededClock } from '../../support/seeded-clock.js';
import { until } from '../../support/until.js';

let model: ReadModel;
beforeAll(async () => {
  model = await freshReadModel();
});
beforeEach(() => model.clear());
afterAll(() => model.drop());

let strangers = 0;
/** An event of a type that no projector knows, in a stream that none follows. */
const strange = (log: EventLog) =>
  log.append({
    stream: `stranger-${++strangers}`,
    expectedRevision: 0,
    events: [newEvent({ type: 'SomethingElse', context: { commandId: `stranger ${strangers}` } })],
  });

describe('events of streams that a projector does not follow', () => {
  it('LOG-10: never stop it, whatever they are, and its position advances past them', async () => {
    const log = await logOf(sampleHistory.slice(0, 8));
    await strange(log);
    const projector = runFocus(log, model.pool);
    await reaches(projector, await log.head());
    await strange(log);
    await reaches(projector, await log.head());
    await projector.stop();
    expect(await readCheckpoint(model.pool, 'focus')).toEqual({ position: await log.head(), complete: true });
  });

  it('move the stored checkpoint a tenth of a second later, to save a commit for each', async () => {
    const log = await logOf(sampleHistory.slice(0, 8));
    const clock = seededClock('passing over');
    const projector = runFocus(log, model.pool, { clock });
    const own = await log.head();
    await reaches(projector, own);
    for (let count = 0; count < 5; count++) {
      await strange(log);
      await reaches(projector, await log.head());
    }
    expect((await readCheckpoint(model.pool, 'focus')).position).toBe(own);
    clock.advance(100);
    await until(async () => (await readCheckpoint(model.pool, 'focus')).position >= (await log.head()));
    await projector.stop();
  });
});
