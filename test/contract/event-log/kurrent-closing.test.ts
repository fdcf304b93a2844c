import type { Call, ReadFate } from '../../support/fake-kurrent/fake-kurrent.js';
import { kurrentScene, readOn, type KurrentScene } from '../../support/fake-kurrent/kurrent-scene.js';
import type { AskedRead } from '../../support/fake-kurrent/messages.js';

describe('Closing a log on EventStoreDB', () => {
  let scene: KurrentScene;
  /** So that what a failed test waits for is not waited for after it. */
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

  /** Reads of this kind have this fate; answers how many there were so far. */
  function readsGo(fate: ReadFate, isMeant: (asked: Call & AskedRead) => boolean): () => number {
    let count = 0;
    scene.server.fates.read = (asked) => {
      if (!isMeant(asked)) return 'answer';
      count++;
      return fate;
    };
    return () => count;
  }

  it('begins no subscription any more where it was about to, and comes to an end', async () => {
    const { server, log } = scene;
    await readOn(log);
    await until(() => subscriptions().length === 1);
    // Its subscription is cut, and before it begins another it looks which log it comes back to.
    const looks = readsGo('hang', ({ stream }) => stream === 'log-scene');
    await server.restart();
    await until(() => looks() > 0);
    await Promise.race([log.close(), until(() => subscriptions().length > 1)]);
    expect(subscriptions()).toHaveLength(1);
  });

  it('begins none for who wants to be woken after that', async () => {
    const other = await scene.open();
    await scene.log.close();
    scene.log.onAppended(() => undefined);
    // By the same connection, so that a subscription would have come before it.
    await other.head();
    expect(subscriptions()).toEqual([]);
  });
});
