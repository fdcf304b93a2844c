import { approximateBytes } from '../../../../src/kernel/deciding/stream-state.js';
import type { EventLog, ReadStream } from '../../../../src/kernel/event-log/event-log.js';
import { memoryLog } from '../../../../src/kernel/event-log/memory-log.js';
import { counter } from '../../../support/counter.js';
import { countingNode, expectDone, STREAM } from '../../../support/counting-node.js';

/** Notes what is read. */
function watched(log: EventLog): EventLog & { readonly asked: (readonly ReadStream[])[] } {
  const asked: (readonly ReadStream[])[] = [];
  const readStreams: EventLog['readStreams'] = (requests) => {
    asked.push(requests);
    return log.readStreams(requests);
  };
  return { ...log, readStreams, asked };
}

const streams = (count: number) => Array.from({ length: count }, (_, index) => `counter-${index}`);

describe('loading the states of streams', () => {
  it('reads streams that are needed at the same time in one round trip, 64 at most', async () => {
    const log = watched(memoryLog());
    const node = countingNode({ log });
    await Promise.all(streams(100).map((stream) => node.add(1, { stream })));
    expect(log.asked.map(({ length }) => length)).toEqual([64, 36]);
  });

  it('has at most four round trips in flight, and reads the rest together afterwards', async () => {
    const inner = memoryLog();
    const held: (() => void)[] = [];
    const log = watched({
      ...inner,
      readStreams: async (requests) => {
        await new Promise<void>((resolve) => held.push(resolve));
        return inner.readStreams(requests);
      },
    });
    const node = countingNode({ log });
    const all = Promise.all(streams(400).map((stream) => node.add(1, { stream })));
    while (held.length < 4) await new Promise(setImmediate);
    await new Promise(setImmediate);
    expect(held).toHaveLength(4);
    while (held.length > 0) {
      held.splice(0).forEach((release) => release());
      for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
    }
    await all;
    expect(log.asked.map(({ length }) => length)).toEqual([64, 64, 64, 64, 64, 64, 16]);
  });

  it('returns a cached state without reading, and nothing if none is cached', async () => {
    const log = watched(memoryLog());
    const node = countingNode({ log });
    expect(node.executor.kept(STREAM, counter, 'counter/1')).toBeUndefined();
    await node.add(3);
    await countingNode({ log }).add(4);
    const asked = log.asked.length;
    expect(node.executor.kept(STREAM, counter, 'counter/1')).toMatchObject({ total: 3 });
    expect(node.executor.kept(STREAM, counter, 'counter/2')).toBeUndefined();
    expect(log.asked).toHaveLength(asked);
    expect((await node.load()).state.total).toBe(7);
  });

  it('fails all calls that share a failed read, and no later ones', async () => {
    const inner = memoryLog();
    let broken = true;
    const node = countingNode({
      log: { ...inner, readStreams: async (r) => (broken ? Promise.reject(new Error('no')) : inner.readStreams(r)) },
    });
    const outcomes = await Promise.allSettled(streams(3).map((stream) => node.add(1, { stream })));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    broken = false;
    expect(await node.add(1)).toMatchObject({ kind: 'done' });
  });

  it('reads a long stream in pages', async () => {
    const inner = memoryLog();
    const writer = countingNode({ log: inner });
    for (let n = 0; n < 300; n++) await writer.add(n % 2 === 0 ? 1 : -1);
    const log = watched(inner);
    expect((await countingNode({ log }).load()).revision).toBe((await writer.load()).revision);
    expect(log.asked.map(([request]) => request?.limit)).toEqual([256, 256]);
  });

  it('throws if a log leaves a revision out', async () => {
    const inner = memoryLog();
    await countingNode({ log: inner }).add(10);
    const log: EventLog = {
      ...inner,
      readStreams: async (requests) => (await inner.readStreams(requests)).map((events) => events.slice(1)),
    };
    await expect(countingNode({ log }).load()).rejects.toThrow('goes from revision 0 to 2: events are missing');
  });

  it('carries out commands to other streams while one waits', async () => {
    const inner = memoryLog();
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const node = countingNode({
      log: {
        ...inner,
        append: async (append) => {
          if (append.stream === 'counter-slow') await held;
          return inner.append(append);
        },
      },
    });
    const slow = node.add(1, { stream: 'counter-slow' });
    expect(await node.add(1, { stream: 'counter-quick' })).toMatchObject({ kind: 'done', position: 1n });
    release();
    expect(await slow).toMatchObject({ kind: 'done', position: 2n });
  });
});

describe('the cache of states', () => {
  it('saves reading the streams that it holds', async () => {
    const log = watched(memoryLog());
    const node = countingNode({ log });
    await node.add(1);
    await node.add(2);
    expect(log.asked).toHaveLength(1);
  });

  it('evicts the least recently used states when they weigh too much, and loads them again', async () => {
    const log = watched(memoryLog());
    const node = countingNode({ log, cacheBytes: 4_000 });
    const mark = 'x'.repeat(300);
    for (const stream of ['counter-a', 'counter-b']) await node.add(1, { stream, mark });
    await node.add(1, { stream: 'counter-a', mark: `${mark}2` });
    expect(log.asked).toHaveLength(2);
    for (const stream of ['counter-c', 'counter-a']) await node.add(1, { stream, mark: `${mark}3` });
    expect(log.asked.flat().map(({ stream }) => stream)).toEqual(['counter-a', 'counter-b', 'counter-c']);
    expect(expectDone(await node.add(1, { stream: 'counter-b', mark })).revision).toBe(2);
    expect(log.asked.flat().at(-1)?.stream).toBe('counter-b');
  });

  it('works with a size of zero', async () => {
    const node = countingNode({ log: memoryLog(), cacheBytes: 0 });
    const first = expectDone(await node.add(5, { key: 'k' }));
    expect(await node.add(5, { key: 'k' })).toEqual({ ...first, repeated: true });
    expect(await node.add(5)).toMatchObject({ kind: 'done', revision: 3 });
  });

  it('keeps a state so large that its weight is only estimated, from a part of what it holds', async () => {
    const log = watched(memoryLog());
    const { executor } = countingNode({ log });
    const names = Array.from({ length: 1_501 }, (_, index) => `name ${index}`);
    const many = { initial: () => ({ names: new Set(names) }), evolve: (state: { names: Set<string> }) => state };
    expect(approximateBytes(many.initial()) % 1).not.toBe(0);
    const { state } = await executor.load('counter-many', many, '1');
    expect(executor.kept('counter-many', many, '1')).toBe(state);
  });

  it('returns a state only to the version of the decider that folded it', async () => {
    const log = watched(memoryLog());
    await countingNode({ log }).add(1);
    const executor = countingNode({ log }).executor;
    const doubling = {
      initial: () => ({ twice: 0 }),
      evolve: ({ twice }: { twice: number }) => ({ twice: twice + 2 }),
    };
    const plain = { initial: () => 0, evolve: (count: number) => count + 1 };
    expect(await executor.load('counter-1', doubling, '1')).toEqual({ state: { twice: 2 }, revision: 1 });
    expect(await executor.load('counter-1', plain, '2')).toEqual({ state: 1, revision: 1 });
  });

  it('counts the contents of maps, sets and nested objects', () => {
    const text = 'x'.repeat(10_000);
    for (const holding of [[text], { text }, new Set([text]), new Map([['a', { text }]]), new Map([[text, 1]])]) {
      expect(approximateBytes(holding)).toBeGreaterThan(10_000);
      expect(approximateBytes(holding)).toBeLessThan(11_000);
    }
    expect(approximateBytes(new Array(200_000).fill(undefined))).toBeGreaterThan(200_000);
  });
});
