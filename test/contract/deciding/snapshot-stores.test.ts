import pg from 'pg';
import { memorySnapshots } from '../../../src/kernel/deciding/memory-snapshots.js';
import { postgresSnapshots } from '../../../src/kernel/deciding/postgres-snapshots.js';
import type { Snapshot, SnapshotStore } from '../../../src/kernel/deciding/snapshots.js';
import { migrateAs } from '../../support/event-log-database.js';
import { freshDatabase } from '../../support/postgres.js';

interface OpenStore {
  readonly store: SnapshotStore;
  close(): Promise<void>;
}

async function openPostgres(): Promise<OpenStore> {
  const { url, ownerUrl, drop } = await freshDatabase();
  await migrateAs(ownerUrl, 'kernel');
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  return { store: postgresSnapshots(pool), close: () => pool.end().then(drop) };
}

const stores: readonly [string, () => Promise<OpenStore>][] = [
  ['memory', async () => ({ store: memorySnapshots(), close: async () => {} })],
  ['Postgres', openPostgres],
];

describe.each(stores)('snapshots in %s', (_, open) => {
  let opened: OpenStore;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  const snapshot = (stream: string, revision: number, version = 'v1'): Snapshot => ({
    stream,
    version,
    revision,
    position: 9_007_199_254_740_993n + BigInt(revision),
    body: Buffer.from([0, 255, revision]),
  });

  it('gives back what was saved, bytes and 64-bit positions included', async () => {
    const saved = snapshot('a', 5);
    await opened.store.save(saved);
    expect(await opened.store.load('a', 'v1')).toEqual(saved);
    expect(await opened.store.load('b', 'v1')).toBeUndefined();
  });

  it('keeps the latest of a version, in whatever order they come', async () => {
    await opened.store.save(snapshot('c', 7));
    await opened.store.save(snapshot('c', 6));
    expect((await opened.store.load('c', 'v1'))?.revision).toBe(7);
    await opened.store.save(snapshot('c', 8));
    expect((await opened.store.load('c', 'v1'))?.revision).toBe(8);
  });

  it('throws one of another version away', async () => {
    await opened.store.save(snapshot('d', 7, 'v1'));
    expect(await opened.store.load('d', 'v2')).toBeUndefined();
    await opened.store.save(snapshot('d', 6, 'v2'));
    expect((await opened.store.load('d', 'v2'))?.revision).toBe(6);
    expect(await opened.store.load('d', 'v1')).toBeUndefined();
  });
});
