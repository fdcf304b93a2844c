import { memorySnapshots } from '../../../../src/kernel/deciding/memory-snapshots.js';
import {
  plainSnapshotCodec,
  type SnapshotCodec,
  type SnapshotStore,
} from '../../../../src/kernel/deciding/snapshots.js';
import type { EventLog, ReadStream } from '../../../../src/kernel/event-log/event-log.js';
import { memoryLog } from '../../../../src/kernel/event-log/memory-log.js';
import { counter } from '../../../support/counter.js';
import { countingNode, expectDone, STREAM, type CountingNode } from '../../../support/counting-node.js';
import { seededClock } from '../../../support/seeded-clock.js';
import { noted, putEvent, shelf, shelfNode, shelfOf } from '../../../support/shelf.js';

const LONG = 300;
const OTHER = `${STREAM}2`;

/** Appends one event for each command, and lets the snapshots that fall due be stored. */
async function write(node: CountingNode, commands: number): Promise<void> {
  for (let n = 0; n < commands; n++) {
    await node.add(n === 0 || n % 2 === 1 ? 1 : -1, { key: `k${n}`, mark: `m${n}` });
    await node.executor.settled();
  }
}

/** Notes from which revision on a stream is read. */
function watched(log: EventLog): EventLog & { readonly from: number[] } {
  const from: number[] = [];
  const readStreams = (requests: readonly ReadStream[]) => {
    from.push(...requests.map(({ fromRevision }) => fromRevision));
    return log.readStreams(requests);
  };
  return { ...log, readStreams, from };
}

async function* pageOf(name: string, body: string) {
  yield await Promise.resolve([{ name, body: Buffer.from(body) }]);
}

/** Delays one append until it is released. */
function held(log: EventLog): EventLog & { holdNext(): { readonly reached: Promise<void>; release(): void } } {
  let hold: (() => Promise<void>) | undefined;
  return {
    ...log,
    append: async (request) => {
      const wait = hold;
      hold = undefined;
      await wait?.();
      return log.append(request);
    },
    holdNext: () => {
      let [reach, release] = [() => {}, () => {}];
      const reached = new Promise<void>((resolve) => (reach = resolve));
      const released = new Promise<void>((resolve) => (release = resolve));
      hold = () => (reach(), released);
      return { reached, release: () => release() };
    },
  };
}

describe('snapshots', () => {
  it('save folding a long stream from its start, and give the same state', async () => {
    const log = watched(memoryLog());
    const store = noted(memorySnapshots());
    await write(countingNode({ log, snapshots: { store, every: 100 } }), LONG);
    expect(store.saved.map(({ revision, position }) => [revision, position])).toEqual([
      [100, 100n],
      [200, 200n],
      [300, 300n],
    ]);

    log.from.length = 0;
    const restored = await countingNode({ log, snapshots: { store } }).load();
    expect(log.from).toEqual([1, 301]);
    expect(restored).toEqual(await countingNode({ log }).load());
    expect(restored.state.byMark.get('m7')).toEqual({ by: 1 });
  });

  it('LOG-3: contain the past commands, so that a repeat after a restart gets the first response', async () => {
    const log = memoryLog();
    const store = memorySnapshots();
    const snapshots = { store, every: LONG };
    const before = countingNode({ log, snapshots });
    const first = expectDone(await before.add(5, { key: 'first' }));
    await write(before, LONG - 1);
    const after = countingNode({ log, snapshots });
    expect(await after.add(5, { key: 'first' })).toEqual({ ...first, repeated: true });
    expect(await after.add(6, { key: 'first' })).toEqual({ kind: 'keyReused' });
    expect(await after.add(0)).toMatchObject({ kind: 'done', revision: LONG, position: BigInt(LONG) });
  });

  it('LOG-3: contain commands for 30 days after they were recorded', async () => {
    const [log, store, clock] = [memoryLog(), memorySnapshots(), seededClock(1)];
    const snapshots = { store, every: LONG };
    await write(countingNode({ log, snapshots, clock }), LONG);
    clock.advance(30 * 24 * 60 * 60 * 1000 + 1);
    expect(await countingNode({ log, snapshots, clock }).add(1, { key: 'k0' })).toMatchObject({ repeated: false });
  });

  it('are not used by another version of the decider, or for another log', async () => {
    const log = watched(memoryLog());
    const store = noted(memorySnapshots());
    const snapshots = { store, every: LONG };
    await write(countingNode({ log, snapshots }), LONG);
    const marks = { ...counter, initial: () => ({ ...counter.initial(), total: 50 }) };

    log.from.length = 0;
    const newer = countingNode({ log, snapshots }, marks, 'counter/2');
    expect((await newer.load()).state.total).toBe(52);
    expect(log.from).toEqual([1, 257]);
    await newer.executor.settled();
    expect(store.saved.map(({ version }) => version)).toEqual([`${log.id}/2/counter/1`, `${log.id}/2/counter/2`]);

    const other = memoryLog();
    await write(countingNode({ log: other }), LONG);
    expect(await countingNode({ log: other, snapshots }, marks, 'counter/2').load()).toMatchObject({ revision: LONG });
  });

  it('pass through a codec part by part; if it can no longer decode them, the stream is folded from its start', async () => {
    const log = memoryLog();
    const store = noted(memorySnapshots());
    const flip = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0xff);
    const subjects: string[] = [];
    const codec: SnapshotCodec = {
      seal: (stream, plain) => (subjects.push(stream), flip(plain)),
      open: (_, sealed) => flip(sealed),
    };
    await write(countingNode({ log, snapshots: { store, codec, every: LONG } }), LONG);
    expect(new Set(subjects)).toEqual(new Set([STREAM]));
    expect(subjects).toHaveLength(store.saved.flatMap(({ parts }) => parts).length);
    expect(Buffer.concat(store.saved[0]?.parts.map(({ body }) => body) ?? []).includes('m7')).toBe(false);
    const expected = await countingNode({ log }).load();
    expect(await countingNode({ log, snapshots: { store, codec } }).load()).toEqual(expected);
    const shredded: SnapshotCodec = { ...codec, open: () => undefined };
    expect(await countingNode({ log, snapshots: { store, codec: shredded } }).load()).toEqual(expected);
  });

  it('only cost time if they cannot be read or stored', async () => {
    const log = memoryLog();
    const errors: unknown[] = [];
    const onError = (error: unknown) => void errors.push(error);
    const full: SnapshotStore = { load: async () => undefined, save: async () => Promise.reject(new Error('full')) };
    const node = countingNode({ log, snapshots: { store: full, every: LONG, onError } });
    await write(node, LONG);
    const expected = await countingNode({ log }).load();

    const garbage: SnapshotStore = {
      load: async () => ({ revision: 9, position: 9n, parts: pageOf('state', 'garbage') }),
      save: async () => true,
    };
    expect(await countingNode({ log, snapshots: { store: garbage, onError } }).load()).toEqual(expected);
    expect(errors).toHaveLength(2);
    expect(errors[0]).toEqual(new Error('full'));
  });

  it('do not delay the command that makes one due', async () => {
    let release = () => {};
    const stored = new Promise<boolean>((resolve) => (release = () => resolve(true)));
    const store: SnapshotStore = { load: async () => undefined, save: () => stored };
    const node = countingNode({ log: memoryLog(), snapshots: { store, every: 1 } });
    for (let n = 0; n < 3; n++) expect(await node.add(1)).toMatchObject({ kind: 'done' });
    release();
    await node.executor.settled();
  });

  it('are not taken of a state that was left half changed', async () => {
    const store = noted(memorySnapshots());
    let broken = false;
    const decider = {
      ...counter,
      decide: (...[command, state]: Parameters<typeof counter.decide>) => {
        if (!broken) return counter.decide(command, state);
        state.total = 99;
        throw new Error('a bug');
      },
    };
    const node = countingNode({ log: memoryLog(), snapshots: { store, every: 1 } }, decider);
    await node.load();
    const good = node.add(1);
    broken = false;
    const bad = good.then(() => {
      broken = true;
      return node.add(1);
    });
    await expect(bad).rejects.toThrow('a bug');
    await node.executor.settled();
    expect(store.saved).toEqual([]);
  });

  it('contain only what changed since the last one, however large the state is', async () => {
    const written: number[] = [];
    for (const size of [1_000, 20_000]) {
      const store = noted(memorySnapshots());
      const node = shelfNode(await shelfOf(size), { store, every: 100 });
      await node.put(0, 'first');
      for (let n = 1; n <= 100; n++) await node.put(n, n % 2 === 0 ? 'y' : '');
      const [all, some, ...others] = store.saved;
      expect(others).toEqual([]);
      expect(all?.parts.length).toBeGreaterThan(size);
      expect(some?.gone).toHaveLength(50);
      written.push(some?.parts.reduce((bytes, { body }) => bytes + body.byteLength, 0) ?? 0);
    }
    const [small = 0, large = 0] = written;
    expect(small).toBeGreaterThan(100);
    expect(large).toBeLessThan(small * 1.5);
  });

  it('give the same state, past commands included, after any number of snapshots', async () => {
    const [log, store] = [await shelfOf(1_000), memorySnapshots()];
    const node = shelfNode(log, { store, every: 10 });
    for (let n = 0; n < 95; n++) await node.put((n * 7) % 40, n % 3 === 0 ? '' : `text ${n}`);
    const reads = watched(log);
    const restored = shelfNode(reads, { store });
    expect(await restored.texts()).toEqual(await shelfNode(log, { store: memorySnapshots() }).texts());
    expect(reads.from).toEqual([1, 1_092]);
    expect(await restored.put(7, 'text 1')).toMatchObject({ kind: 'done', repeated: true });
    expect(await restored.put(9, 'text 1')).toMatchObject({ kind: 'done', repeated: false });
  });

  it('are written in full if the earlier one that they build on is missing', async () => {
    const log = await shelfOf(1_000);
    const inner = memorySnapshots();
    let lost = true;
    const store = noted({ ...inner, save: async (snapshot) => (lost ? false : inner.save(snapshot)) });
    const node = shelfNode(log, { store, every: 10 });
    for (let n = 0; n < 11; n++) await node.put(n, 'y');
    lost = false;
    for (let n = 0; n < 20; n++) await node.put(n, 'z');
    expect(store.saved.map(({ since }) => since)).toEqual([0, 0, 0, 1_021]);
    expect(store.saved[2]?.parts.length).toBeGreaterThan(1_000);
    expect(await shelfNode(log, { store }).texts()).toEqual(await node.texts());
  });

  it('keep every part after one was abandoned because its state was evicted while a command was under way', async () => {
    const [inner, store] = [await shelfOf(1_000), noted(memorySnapshots())];
    await inner.append({ stream: OTHER, expectedRevision: 0, events: [putEvent(0), putEvent(1)] });
    const log = held(inner);
    const node = shelfNode(log, { store, every: 10 }, 100);
    await node.begin(0, 'y');
    const underWay = log.holdNext();
    const answer = node.begin(1, 'y');
    await underWay.reached;
    await node.executor.load(OTHER, shelf, 'shelf/1');
    await node.executor.settled();
    expect(store.saved).toEqual([]);
    underWay.release();
    await answer;
    for (let n = 2; n < 25; n++) await node.put(n, 'y');
    expect(store.saved.length).toBeGreaterThan(0);
    expect(await shelfNode(inner, { store }).texts()).toEqual(
      await shelfNode(inner, { store: memorySnapshots() }).texts(),
    );
  });

  it('keep every part after one could not be serialised', async () => {
    const [log, store] = [await shelfOf(1_000), noted(memorySnapshots())];
    let sealed = 0;
    const seal = (_: string, plain: Uint8Array) => {
      if (++sealed === 50) throw new Error('no key');
      return plain;
    };
    const node = shelfNode(log, { store, every: 10, codec: { ...plainSnapshotCodec, seal } });
    for (let n = 0; n < 25; n++) await node.put(n, 'y');
    expect(sealed).toBeGreaterThan(1_000);
    expect(await shelfNode(log, { store }).texts()).toEqual(await shelfNode(log, { store: memorySnapshots() }).texts());
  });

  it('are completed even if commands change more per turn of the event loop than is written per turn', async () => {
    const [log, store] = [await shelfOf(1_000), noted(memorySnapshots())];
    const node = shelfNode(log, { store, every: 10 });
    for (let n = 0; n < 1_500 && store.saved.length === 0; n++) {
      await new Promise(setImmediate);
      for (let one = 0; one < 4; one++) await node.begin((n * 4 + one) % 1_000, `${n}`);
    }
    expect(store.saved).toHaveLength(1);
    await node.executor.settled();
    expect(await shelfNode(log, { store }).texts()).toEqual(await shelfNode(log, { store: memorySnapshots() }).texts());
  });

  it('are written and read over many turns of the event loop if they are large', async () => {
    const log = await shelfOf(5_000);
    const store = memorySnapshots();
    const node = shelfNode(log, { store });
    const written = turns();
    await node.put(0, 'y');
    expect(written.stop()).toBeGreaterThan(5_000 / 10);

    const read = turns();
    await shelfNode(log, { store }).texts();
    expect(read.stop()).toBeGreaterThan(5_000 / 10);
  });

  it('are of one revision even if commands continue while they are written', async () => {
    const [log, store] = [await shelfOf(3_000), memorySnapshots()];
    const node = shelfNode(log, { store, every: 50 });
    const context = (n: number) => ({ organizationId: 'org', actor: 'ann', request: `${n}`, key: `${n}` });
    const of = { decider: shelf, deciderVersion: 'shelf/1', stream: STREAM } as const;
    for (let n = 0; n < 400; n++) {
      await node.executor.execute({ ...of, command: { at: (n * 97) % 3_000, text: `t${n}` }, context: context(n) });
    }
    await node.executor.settled();
    const saved = await store.load(STREAM, `${log.id}/2/shelf/1`);
    expect(saved?.revision).toBeGreaterThan(3_000);
    expect(await shelfNode(log, { store }).texts()).toEqual(await node.texts());
  });

  it('a state that alone exceeds the cache is kept while it is in use, together with all others', async () => {
    const log = await shelfOf(20_000);
    const reads = watched(log);
    const node = shelfNode(reads, { store: memorySnapshots() }, 100_000);
    await node.put(0, 'y');
    reads.from.length = 0;
    for (let n = 1; n < 5; n++) await node.put(n, 'y');
    expect(reads.from).toEqual([]);
  });
});

/** Counts the turns that the event loop takes until it is stopped. */
function turns(): { stop: () => number } {
  let [count, stopped] = [0, false];
  const next = () => {
    count++;
    if (!stopped) setImmediate(next);
  };
  setImmediate(next);
  return { stop: () => ((stopped = true), count) };
}
