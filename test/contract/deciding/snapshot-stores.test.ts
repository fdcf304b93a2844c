import pg from 'pg';
import { memorySnapshots } from '../../../src/kernel/deciding/memory-snapshots.js';
import { postgresSnapshots } from '../../../src/kernel/deciding/postgres-snapshots.js';
import type { Snapshot, SnapshotPart, SnapshotStore } from '../../../src/kernel/deciding/snapshots.js';
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

  const part = (name: string, ...bytes: readonly number[]): SnapshotPart => ({ name, body: Buffer.from(bytes) });
  const snapshot = (
    stream: string,
    revision: number,
    parts: readonly SnapshotPart[],
    more: Partial<Snapshot> = {},
  ) => ({
    ...{ stream, version: 'v1', revision, position: 9_007_199_254_740_993n + BigInt(revision) },
    ...{ since: 0, parts, gone: [], ...more },
  });
  const loaded = async (stream: string, version = 'v1') => {
    const found = await opened.store.load(stream, version);
    if (found === undefined) return undefined;
    const parts: SnapshotPart[] = [];
    for await (const page of found.parts) parts.push(...page);
    return { ...found, parts: parts.map(({ name, body }) => [name, ...body]) };
  };

  it('returns what was saved, bytes and 64-bit positions included', async () => {
    expect(await opened.store.save(snapshot('a', 5, [part('one', 0, 255, 5), part('none')]))).toBe(true);
    expect(await loaded('a')).toEqual({
      ...{ revision: 5, position: 9_007_199_254_740_998n },
      parts: [['none'], ['one', 0, 255, 5]],
    });
    expect(await loaded('b')).toBeUndefined();
  });

  it('overwrites the parts that changed, and deletes those that are gone', async () => {
    await opened.store.save(snapshot('p', 5, [part('a', 1), part('b', 1), part('c', 1)]));
    const later = snapshot('p', 7, [part('b', 2), part('d', 2)], { since: 5, gone: ['c', 'never there'] });
    expect(await opened.store.save(later)).toBe(true);
    expect(await loaded('p')).toMatchObject({
      revision: 7,
      parts: [
        ['a', 1],
        ['b', 2],
        ['d', 2],
      ],
    });
  });

  it('returns many parts in the byte order of their names, a few at a time', async () => {
    const names = Array.from({ length: 500 }, (_, n) => `${n % 2 === 0 ? 'Item' : 'item'}/${n}`);
    await opened.store.save(
      snapshot(
        'many',
        5,
        names.map((name) => part(name, 1)),
      ),
    );
    const found = await opened.store.load('many', 'v1');
    const pages: (readonly SnapshotPart[])[] = [];
    for await (const page of found?.parts ?? []) pages.push(page);
    expect(pages.flat().map(({ name }) => name)).toEqual(names.toSorted());
    expect(Math.max(...pages.map(({ length }) => length))).toBeLessThanOrEqual(64);
  });

  it('keeps the latest of a version, whatever order they are saved in', async () => {
    await opened.store.save(snapshot('c', 7, [part('a', 7)]));
    expect(await opened.store.save(snapshot('c', 6, [part('a', 6)]))).toBe(true);
    expect(await loaded('c')).toMatchObject({ revision: 7, parts: [['a', 7]] });
    await opened.store.save(snapshot('c', 8, [part('a', 8)]));
    expect(await loaded('c')).toMatchObject({ revision: 8, parts: [['a', 8]] });
  });

  it('builds on a later one of another node, and reports if the one to build on is missing', async () => {
    const upon = (since: number) => snapshot('u', 9, [part('a', 9)], { since });
    expect(await opened.store.save(upon(5))).toBe(false);
    expect(await loaded('u')).toBeUndefined();
    await opened.store.save(snapshot('u', 4, [part('a', 4)]));
    expect(await opened.store.save(upon(5))).toBe(false);
    expect(await loaded('u')).toMatchObject({ revision: 4, parts: [['a', 4]] });
    await opened.store.save(snapshot('u', 6, [part('a', 6), part('b', 6)]));
    expect(await opened.store.save(upon(5))).toBe(true);
    expect(await loaded('u')).toMatchObject({
      revision: 9,
      parts: [
        ['a', 9],
        ['b', 6],
      ],
    });
  });

  it('deletes one of another version, with all its parts', async () => {
    await opened.store.save(snapshot('d', 7, [part('a', 7), part('old', 7)]));
    expect(await loaded('d', 'v2')).toBeUndefined();
    const other = { version: 'v2' };
    expect(await opened.store.save(snapshot('d', 8, [part('a', 8)], { ...other, since: 7 }))).toBe(false);
    expect(await opened.store.save(snapshot('d', 6, [part('a', 6)], other))).toBe(true);
    expect(await loaded('d', 'v2')).toMatchObject({ revision: 6, parts: [['a', 6]] });
    expect(await loaded('d')).toBeUndefined();
  });

  it('returns all parts of one revision even if another node saves while they are read', async () => {
    const parts = Array.from({ length: 200 }, (_, n) => part(`p${n}`, 1));
    await opened.store.save(snapshot('m', 5, parts));
    const found = await opened.store.load('m', 'v1');
    const seen = async () => {
      const bytes = new Set<number>();
      for await (const page of found?.parts ?? []) {
        for (const { body } of page) bytes.add(body[0] ?? 0);
        await opened.store.save(
          snapshot(
            'm',
            6,
            parts.map(({ name }) => part(name, 2)),
            { since: 5 },
          ),
        );
      }
      return [...bytes];
    };
    expect(await seen()).toEqual([1]);
    expect((await loaded('m'))?.parts[0]).toEqual(['p0', 2]);
  });
});

describe('snapshots in Postgres', () => {
  it('leave a connection of the pool to others, however many are saved at once', async () => {
    const { url, ownerUrl, drop } = await freshDatabase();
    await migrateAs(ownerUrl, 'kernel');
    const pool = new pg.Pool({ connectionString: url, max: 3 });
    const [store, owner] = [postgresSnapshots(pool), new pg.Client({ connectionString: ownerUrl })];
    await owner.connect();
    const parts = Array.from({ length: 40 }, (_, n) => ({ name: `p${n}`, body: Buffer.from([n]) }));
    const of = (n: number) => ({
      stream: `s${n}`,
      version: 'v1',
      revision: 1,
      position: 1n,
      since: 0,
      parts,
      gone: [],
    });
    try {
      await store.save(of(0));
      // Every save of parts waits for this lock.
      await owner.query('BEGIN; LOCK kernel.snapshot_parts IN ACCESS EXCLUSIVE MODE');
      const saving = [1, 2, 3, 4, 5].map((n) => store.save(of(n)));
      await untilWaiting(owner, 2);
      expect(pool.waitingCount).toBe(0);
      expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
      await owner.query('COMMIT');
      expect(await Promise.all(saving)).toEqual([true, true, true, true, true]);
      const read = await Promise.all([1, 2, 3, 4, 5].map((n) => store.load(`s${n}`, 'v1')));
      expect(read.map((found) => found?.revision)).toEqual([1, 1, 1, 1, 1]);
    } finally {
      await owner.end();
      await pool.end();
      await drop();
    }
  });
});

/** Resolves once that many sessions wait for a lock of this one. */
async function untilWaiting(owner: pg.Client, count: number): Promise<void> {
  const waiting =
    'SELECT count(DISTINCT pid)::int AS count FROM pg_locks WHERE NOT granted AND relation = $1::regclass';
  let found = 0;
  while (found < count) {
    const { rows } = await owner.query<{ count: number }>(waiting, ['kernel.snapshot_parts']);
    found = rows[0]?.count ?? 0;
  }
}
