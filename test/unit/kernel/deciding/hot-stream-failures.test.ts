import { AppendOutcomeUnknownError, LogUnavailableError } from '../../../../src/kernel/event-log/event-log.js';
import { memoryLog } from '../../../../src/kernel/event-log/memory-log.js';
import { countingNode, expectDone, STREAM } from '../../../support/counting-node.js';
import { hotStream, times } from '../../../support/hot-stream.js';
import { sparseLog } from '../../../support/sparse-log.js';

const lost = new AppendOutcomeUnknownError('The connection died before COMMIT arrived.');
const answerLost = new AppendOutcomeUnknownError('The connection died after COMMIT.');
const unavailable = new LogUnavailableError('No connection.');

describe('an append of several commands that fails', () => {
  it('because another process wrote first: all are decided again, on what it wrote', async () => {
    const { log, node, inner } = await hotStream();
    const asked = [node.add(9, { key: 'k' }), node.add(80), node.add(9)];
    log.letGo();
    await log.arrived(2);
    await countingNode({ log: inner }).add(10);
    log.letAllGo();
    expect(await Promise.all(asked)).toMatchObject([
      { kind: 'done', revision: 4 },
      { kind: 'done', revision: 6, events: [{ event: { type: 'Added' } }, { event: { type: 'Reached' } }] },
      { kind: 'refused', refusal: { detail: '109 is above 100.' } },
    ]);
    expect((await node.load()).state.total).toBe(100);
  });

  it('because another process wrote first: a command that would have been refused may succeed', async () => {
    const { log, node, inner } = await hotStream();
    const asked = [node.add(90, { key: 'k' }), node.add(20)];
    log.letGo();
    await log.arrived(2);
    await countingNode({ log: inner }).add(5);
    // By now the first is above 100, so that the second is not.
    await countingNode({ log: inner }).add(10);
    log.letAllGo();
    expect(await Promise.all(asked)).toMatchObject([
      { kind: 'refused', refusal: { detail: '106 is above 100.' } },
      { kind: 'done' },
    ]);
  });

  it.each([
    ['written', { then: answerLost }, 1],
    ['not written', { unwritten: lost }, 2],
  ])('with an unknown outcome, %s: each command has one effect and its own response', async (_, fate, appends) => {
    const { log, node, inner } = await hotStream();
    const asked = [node.add(9, { key: 'k' }), node.add(1), node.add(9, { key: 'k' }), node.add(100), node.add(0)];
    log.letGo();
    await log.arrived(2);
    log.letGo(fate);
    log.letAllGo();
    const [one, two, again, refused, alreadySo] = await Promise.all(asked);
    expect(one).toMatchObject({ kind: 'done', revision: 3, position: 3n, repeated: false });
    expect(two).toMatchObject({ kind: 'done', revision: 4, position: 4n, repeated: false });
    expect(again).toEqual({ ...one, repeated: true });
    expect(refused).toMatchObject({ refusal: { detail: '111 is above 100.' } });
    expect(alreadySo).toMatchObject({ kind: 'done', events: [], revision: 4, position: 4n });
    expect(log.appends).toHaveLength(1 + appends);
    expect(await inner.head()).toBe(4n);
  });

  it('with an outcome that stays unknown: each fails with that error, and sending it again under its key shows the outcome', async () => {
    const { log, node, inner } = await hotStream();
    const asked = times(2, (n) => node.add(1, { key: `k${n}` }));
    log.letGo();
    for (let n = 2; n < 22; n++) {
      await log.arrived(n);
      log.letGo({ unwritten: lost });
    }
    for (const each of asked) await expect(each).rejects.toThrow(AppendOutcomeUnknownError);
    log.letAllGo();
    expect(await node.add(1, { key: 'k1' })).toMatchObject({ kind: 'done', revision: 2, repeated: false });
    expect(await inner.head()).toBe(2n);
  });

  it('with an unknown outcome before the log is out of reach: no command is said to have changed nothing', async () => {
    const { log, node, inner } = await hotStream();
    const asked = times(2, () => node.add(1));
    log.letGo();
    await log.arrived(2);
    await inner.close();
    log.letGo({ unwritten: lost });
    for (const each of asked) await expect(each).rejects.toThrow(AppendOutcomeUnknownError);
  });

  it('because the log is unavailable: all are decided again, once', async () => {
    const { log, node } = await hotStream();
    const asked = [node.add(1), node.add(1), node.add(99)];
    log.letGo();
    await log.arrived(2);
    log.letGo({ unwritten: unavailable });
    await log.arrived(3);
    log.letGo();
    expect(await Promise.all(asked)).toMatchObject([{ kind: 'done' }, { kind: 'done' }, { kind: 'refused' }]);
  });

  it('because the log is unavailable, twice: commands with events fail, and refusals that followed from these are decided again', async () => {
    const { log, node } = await hotStream();
    const asked = Promise.allSettled([node.add(1), node.add(1), node.add(98), node.add(96)]);
    log.letGo();
    for (const count of [2, 3]) {
      await log.arrived(count);
      log.letGo({ unwritten: unavailable });
    }
    log.letAllGo();
    expect(await asked).toMatchObject([
      { reason: unavailable },
      { reason: unavailable },
      // By now, 99 is not too much.
      { value: { kind: 'done', revision: 2 } },
      { reason: unavailable },
    ]);
  });

  it('because no store accepts one of its events: the command of that event fails alone', async () => {
    const { log, node, inner } = await hotStream();
    const asked = [
      node.add(1, { mark: 'a' }),
      node.add(1, { mark: '\ud800', traceparent: '\ud800' }),
      node.add(1),
      node.add(98),
    ];
    log.letAllGo();
    await expect(asked[1]).rejects.toThrow(TypeError);
    expect(await asked[0]).toMatchObject({ kind: 'done', revision: 2 });
    expect(await asked[2]).toMatchObject({ kind: 'done', revision: 3 });
    expect(await asked[3]).toMatchObject({ kind: 'refused', refusal: { detail: '101 is above 100.' } });
    expect(await inner.head()).toBe(3n);
  });

  it('because the log is closed: all that wait are rejected', async () => {
    const { log, node, inner } = await hotStream();
    const asked = Promise.allSettled([...times(200, () => node.add(1)), node.load()]);
    await inner.close();
    log.letAllGo();
    const reasons = (await asked).map((each) => (each.status === 'rejected' ? (each.reason as unknown) : each));
    for (const reason of reasons) expect(reason).toBeInstanceOf(LogUnavailableError);
  });

  it('after it was written, because its positions can’t be read back: each gets its response once they can', async () => {
    const inner = memoryLog();
    let broken = false;
    const sparse = sparseLog(inner);
    const { log, node } = await hotStream({
      inner: {
        ...sparse,
        readStreams: async (asked) => {
          if (!broken) return sparse.readStreams(asked);
          broken = false;
          throw unavailable;
        },
      },
    });
    const asked = times(3, () => node.add(1));
    log.letGo();
    await log.arrived(2);
    broken = true;
    log.letGo();
    const outcomes = (await Promise.all(asked)).map((outcome) => expectDone(outcome));
    const [events = []] = await sparse.readStreams([{ stream: STREAM, fromRevision: 2 }]);
    expect(outcomes.map(({ position, repeated }) => ({ position, repeated }))).toEqual(
      events.map(({ position }) => ({ position, repeated: false })),
    );
  });
});
