import { randomUUID } from 'node:crypto';
import { status } from '@grpc/grpc-js';
import { LogUnavailableError } from '../../../src/kernel/event-log/event-log.js';
import { OverdueError } from '../../../src/kernel/event-log/kurrent/kurrent-failures.js';
import type { ReadFate } from '../../support/fake-kurrent/fake-kurrent.js';
import { idsOf, kurrentScene, readOn, type KurrentScene } from '../../support/fake-kurrent/kurrent-scene.js';
import { newEvents } from '../../support/new-event.js';
import { tail } from './tail.js';

const LOST = { code: status.UNAVAILABLE, details: 'Connection dropped' };

/** The ways in which a subscription can fail or misbehave. */
const ASTRAY: readonly (readonly [string, ReadFate])[] = [
  ['ends by an error', { after: 3, then: LOST }],
  ['ends without an error', { after: 3, then: 'end' }],
  ['falls silent', { after: 3, then: 'silence' }],
  ['never sends anything', 'hang'],
  ['sends an event twice', 'repeats'],
  ['sends events in the wrong order', 'swaps'],
];

describe('following EventStoreDB', () => {
  let scene: KurrentScene;
  let breaks: unknown[];
  /** Ends the waits of a failed test. */
  let isOver: boolean;
  beforeEach(async () => {
    breaks = [];
    isOver = false;
    scene = await kurrentScene({ onBreak: (error) => breaks.push(error) });
  });
  afterEach(async () => {
    isOver = true;
    await scene.close();
  });

  const subscriptions = () => scene.server.reads.filter(({ subscription }) => subscription);

  /** Makes the next `times` subscriptions end in this way. */
  function subscriptionsGo(fate: ReadFate, times: number): void {
    let left = times;
    scene.server.fates.read = ({ subscription }) => (subscription && left-- > 0 ? fate : 'answer');
  }

  async function until(condition: () => boolean): Promise<void> {
    while (!condition() && !isOver) await new Promise((resolve) => setImmediate(resolve));
  }

  async function untilRefused(call: () => Promise<unknown>): Promise<never> {
    while (!isOver) await call();
    throw new Error('It was never refused.');
  }

  it.each(ASTRAY)(
    'LOG-2: if a subscription %s, a reader that is behind gets every event once, in order',
    async (_, fate) => {
      const events = scene.appendElsewhere(10);
      const log = await scene.open();
      subscriptionsGo(fate, 3);
      expect(idsOf(await readOn(log, 0n, 100))).toEqual(idsOf(events));
      expect(idsOf(await readOn(log, 0n, 4))).toEqual(idsOf(events));
    },
  );

  // If live events arrive in the wrong order, the first may have been returned before that shows: their order is
  // up to the server.
  const survived = ASTRAY.filter(([, fate]) => fate !== 'swaps');
  it.each(survived)(
    'LOG-2: if a subscription %s, a reader that keeps up gets every event once, in order',
    async (_, fate) => {
      subscriptionsGo(fate, 4);
      // Cuts the current one, so that the log begins new ones.
      await scene.server.restart();
      const expected: string[] = [];
      const reading = tail(scene.log, 0n, 30);
      for (let turn = 0; turn < 10; turn++) {
        expected.push(...idsOf(scene.appendElsewhere(2)));
        const events = newEvents(1);
        await scene.log.append({ stream: `some-${randomUUID()}`, expectedRevision: 0, events });
        expected.push(...idsOf(events));
      }
      expect(idsOf(await reading)).toEqual(expected);
    },
  );

  it('notices by the log’s end that its subscription is silent, and begins another at the same position', async () => {
    const { server, log } = scene;
    await readOn(log);
    await until(() => subscriptions().length === 1);
    // The current one is cut, and the next one sends nothing but its confirmation.
    subscriptionsGo({ after: 0, then: 'silence' }, 1);
    await server.restart();
    await until(() => subscriptions().length === 2);
    expect(breaks.splice(0)).toHaveLength(1);

    const events = scene.appendElsewhere(3);
    expect(idsOf(await tail(log, 0n, 3))).toEqual(idsOf(events));
    await until(() => breaks.some((error) => error instanceof OverdueError));
    const after = await log.head();
    const more = scene.appendElsewhere(2);
    expect(idsOf(await tail(log, after, 2))).toEqual(idsOf(more));
    const [, , ...later] = subscriptions();
    expect(later.map(({ from }) => from)).toContain(server.storage.all[0]?.position);
  });

  it('wakes readers when other processes append, even while every subscription is silent', async () => {
    scene.server.fates.read = ({ subscription }) => (subscription ? 'hang' : 'answer');
    await scene.server.restart();
    const woken = new Promise<void>((resolve) => void scene.log.onAppended(resolve));
    scene.appendElsewhere(1);
    await woken;
  });

  it('continues, filtered or not, from a checkpoint after the last match', async () => {
    scene.appendElsewhere(40, 'other');
    const log = await scene.open();
    subscriptionsGo({ after: 0, then: LOST }, 1);
    const page = await log.readAll({ after: 0n, limit: 10, streamPrefixes: ['some-'] });
    expect(page).toEqual({ events: [], next: await log.head() });
  });

  it('returns no part of an append whose rest has not arrived', async () => {
    const { server, log } = scene;
    await log.append({ stream: `some-${randomUUID()}`, expectedRevision: 0, events: newEvents(1) });
    const head = await log.head();
    const events = newEvents(2);
    const seen: number[] = [];
    server.storage.onAppended(() => {
      // In the middle of the append: its first event has been sent already.
      void log.readAll({ after: head, limit: 10 }).then((page) => seen.push(page.events.length));
    });
    await log.append({ stream: `some-${randomUUID()}`, expectedRevision: 0, events });
    while (seen.length < 2) await log.head();
    expect(seen.filter((length) => length === 1)).toEqual([]);
  });

  it('fails on a foreign event in one of its streams, and can continue after it', async () => {
    const { server, log } = scene;
    const strange = { id: randomUUID(), type: 'Strange', data: Buffer.from('{}'), metadata: Buffer.from('not JSON') };
    server.storage.append({ stream: 'scene_some-strange', expected: -1, events: [strange] });
    await expect(log.readAll({ after: 0n, limit: 10 })).rejects.toThrow(
      /Event .* at position \d+, in scene_some-strange, was not written by this service/,
    );
    const after = await log.head();
    const events = scene.appendElsewhere(2);
    expect(idsOf(await readOn(log, after))).toEqual(idsOf(events));
  });

  it('refuses a log that has become shorter', async () => {
    scene.appendElsewhere(5);
    await readOn(scene.log);
    scene.server.storage.truncate(3);
    for (const look of [() => scene.log.head(), () => scene.log.readAll({ after: 0n, limit: 1 })]) {
      await expect(look()).rejects.toThrow(/ends at position \d+, and had an event at \d+ before: it was restored/);
    }
  });

  it('refuses to continue from a position without an event', async () => {
    scene.appendElsewhere(3);
    const log = await scene.open();
    const { next } = await log.readAll({ after: 0n, limit: 2 });
    await expect(log.readAll({ after: next - 7n, limit: 1 })).rejects.toThrow(LogUnavailableError);
  });

  it('refuses another log at the same address', async () => {
    const { server, log } = scene;
    const { id } = log;
    scene.appendElsewhere(1);
    await readOn(log);
    server.storage.truncate(0);
    const other = await scene.open();
    expect(other.id).not.toBe(id);
    // The other log is longer by now, so that its end does not show it.
    scene.appendElsewhere(3);
    // A restore may have cut its connection, so it checks the log's identity.
    await server.restart();
    await expect(untilRefused(() => log.head())).rejects.toThrow(`now holds log ${other.id}, no longer ${id}`);
    await expect(log.append({ stream: 'some-1', expectedRevision: 0, events: newEvents(1) })).rejects.toThrow(id);
  });
});
