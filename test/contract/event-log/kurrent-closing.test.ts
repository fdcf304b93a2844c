import { randomUUID } from 'node:crypto';
import { LogUnavailableError, type EventLog } from '../../../src/kernel/event-log/event-log.js';
import type { Call, ReadFate } from '../../support/fake-kurrent/fake-kurrent.js';
import { kurrentScene, PATIENT, readOn, type KurrentScene } from '../../support/fake-kurrent/kurrent-scene.js';
import type { AskedRead } from '../../support/fake-kurrent/messages.js';
import { newEvents } from '../../support/new-event.js';

const CLOSED = new LogUnavailableError('This event log has been closed.');

describe('closing a log on EventStoreDB', () => {
  let scene: KurrentScene;
  /** Ends the waits of a failed test. */
  let isOver: boolean;
  beforeEach(async () => {
    isOver = false;
    scene = await kurrentScene();
  });
  afterEach(async () => {
    isOver = true;
    await scene.close();
  });

  const subscriptions = () => scene.server.reads.filter(({ subscription }) => subscription);

  async function until(condition: () => boolean): Promise<void> {
    while (!condition() && !isOver) await new Promise((resolve) => setImmediate(resolve));
  }

  /** Makes the reads that `isMeant` selects end in this way; returns how many there were so far. */
  function readsGo(fate: ReadFate, isMeant: (asked: Call & AskedRead) => boolean): () => number {
    let count = 0;
    scene.server.fates.read = (asked) => {
      if (!isMeant(asked)) return 'answer';
      count++;
      return fate;
    };
    return () => count;
  }

  it('begins no subscription that was about to begin, and completes', async () => {
    const { server, log } = scene;
    await readOn(log);
    await until(() => subscriptions().length === 1);
    // Once its subscription is cut, it checks the log's identity before it begins another.
    const looks = readsGo('hang', ({ stream }) => stream === 'log-scene');
    await server.restart();
    await until(() => looks() > 0);
    await Promise.race([log.close(), until(() => subscriptions().length > 1)]);
    expect(subscriptions()).toHaveLength(1);
  });

  it('begins none for a reader that subscribes afterwards', async () => {
    const other = await scene.open();
    await scene.log.close();
    scene.log.onAppended(() => undefined);
    // On the same connection, so that a subscription would have arrived before it.
    await other.head();
    expect(subscriptions()).toEqual([]);
  });

  const stream = `some-${randomUUID()}`;
  const FROM_START = { after: 0n, limit: 10 };
  const UNDER_WAY: readonly (readonly [string, (asked: AskedRead) => boolean, (log: EventLog) => Promise<unknown>])[] =
    [
      [
        'a stream',
        ({ stream: of }) => of === `scene_${stream}`,
        (log) => log.readStreams([{ stream, fromRevision: 1 }]),
      ],
      ['the log’s end', ({ backwards }) => backwards, (log) => log.head()],
      ['a page', ({ subscription, from }) => subscription && from === beginning(), (log) => log.readAll(FROM_START)],
    ];
  const beginning = () => scene.server.storage.all[0]?.position;

  it.each(UNDER_WAY)(
    'fails a reader of %s instead of returning as if everything had been read',
    async (_, isMeant, read) => {
      await scene.log.append({ stream, expectedRevision: 0, events: newEvents(3) });
      const log = await scene.open({ times: PATIENT });
      await scene.log.close();
      const reads = readsGo({ after: 0, then: 'silence' }, isMeant);
      const refused = expect(read(log)).rejects.toThrow(CLOSED);
      await until(() => reads() > 0);
      await log.close();
      await refused;
      expect(reads()).toBe(1);
    },
  );

  it('fails a reader that waits for its subscription', async () => {
    const log = await scene.open({ times: PATIENT });
    readsGo({ after: 0, then: 'silence' }, ({ subscription }) => subscription);
    await readOn(log);
    scene.appendElsewhere(2);
    const refused = expect(log.readAll({ after: 0n, limit: 10 })).rejects.toThrow(CLOSED);
    // By now the reader, which read the log's end earlier, waits for the subscription to reach it.
    await log.head();
    await log.close();
    await refused;
  });
});
