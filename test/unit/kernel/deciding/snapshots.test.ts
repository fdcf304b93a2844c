import { memorySnapshots } from '../../../../src/kernel/deciding/memory-snapshots.js';
import type { Snapshot, SnapshotCodec, SnapshotStore } from '../../../../src/kernel/deciding/snapshots.js';
import type { EventLog, ReadStream } from '../../../../src/kernel/event-log/event-log.js';
import { memoryLog } from '../../../../src/kernel/event-log/memory-log.js';
import { counter } from '../../../support/counter.js';
import { countingNode, expectDone, STREAM, type CountingNode } from '../../../support/counting-node.js';
import { seededClock } from '../../../support/seeded-clock.js';

const LONG = 300;

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

/** Notes what is saved. */
function noted(store: SnapshotStore): SnapshotStore & { readonly saved: Snapshot[] } {
  const saved: Snapshot[] = [];
  return { ...store, saved, save: (snapshot) => (saved.push(snapshot), store.save(snapshot)) };
}

describe('snapshots', () => {
  it('spare folding a long stream from its start, and give the same state', async () => {
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

  it('LOG-3: remember the commands, so that a repeat after a restart gets the first answer', async () => {
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

  it('LOG-3: remember commands for 30 days of record time also through a snapshot', async () => {
    const [log, store, clock] = [memoryLog(), memorySnapshots(), seededClock(1)];
    const snapshots = { store, every: LONG };
    await write(countingNode({ log, snapshots, clock }), LONG);
    clock.advance(30 * 24 * 60 * 60 * 1000 + 1);
    expect(await countingNode({ log, snapshots, clock }).add(1, { key: 'k0' })).toMatchObject({ repeated: false });
  });

  it('are thrown away under another version of the decider, and under another log', async () => {
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
    expect(store.saved.map(({ version }) => version)).toEqual([`${log.id}/1/counter/1`, `${log.id}/1/counter/2`]);

    const other = memoryLog();
    await write(countingNode({ log: other }), LONG);
    expect(await countingNode({ log: other, snapshots }, marks, 'counter/2').load()).toMatchObject({ revision: LONG });
  });

  it('pass a codec as a whole, and the stream is folded from its start when it can open them no more', async () => {
    const log = memoryLog();
    const store = noted(memorySnapshots());
    const flip = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0xff);
    const subjects: string[] = [];
    const codec: SnapshotCodec = {
      seal: (stream, plain) => (subjects.push(stream), flip(plain)),
      open: (_, sealed) => flip(sealed),
    };
    await write(countingNode({ log, snapshots: { store, codec, every: LONG } }), LONG);
    expect(subjects).toEqual([STREAM]);
    expect(Buffer.from(store.saved[0]?.body ?? []).includes('m7')).toBe(false);
    const expected = await countingNode({ log }).load();
    expect(await countingNode({ log, snapshots: { store, codec } }).load()).toEqual(expected);
    const shredded: SnapshotCodec = { ...codec, open: () => undefined };
    expect(await countingNode({ log, snapshots: { store, codec: shredded } }).load()).toEqual(expected);
  });

  it('cost only time when they cannot be read or stored', async () => {
    const log = memoryLog();
    const errors: unknown[] = [];
    const onError = (error: unknown) => void errors.push(error);
    const full: SnapshotStore = { load: async () => undefined, save: async () => Promise.reject(new Error('full')) };
    const node = countingNode({ log, snapshots: { store: full, every: LONG, onError } });
    await write(node, LONG);
    const expected = await countingNode({ log }).load();

    const garbage: SnapshotStore = {
      load: async (stream, version) => ({ stream, version, revision: 9, position: 9n, body: Buffer.from('garbage') }),
      save: async () => undefined,
    };
    expect(await countingNode({ log, snapshots: { store: garbage, onError } }).load()).toEqual(expected);
    expect(errors).toHaveLength(2);
    expect(errors[0]).toEqual(new Error('full'));
  });

  it('are not waited for by the command that makes one due', async () => {
    let release = () => {};
    const stored = new Promise<void>((resolve) => (release = resolve));
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
});
