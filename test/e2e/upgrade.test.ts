import pg, { type Pool } from 'pg';
import type { House } from '../../src/house.js';
import { holdLease, releaseLease } from '../../src/kernel/projecting/lease.js';
import { createLogger } from '../../src/kernel/runtime/logging.js';
import { addressUrl } from '../../src/kernel/runtime/start-messages.js';
import { serve } from '../../src/serve.js';
import { brightly } from '../support/command-line.js';
import { clientOf, json, tokenFor, type Client } from '../support/client.js';
import { houseOn } from '../support/house.js';
import { isOnServer } from '../support/kurrent.js';
import type { FreshDatabase } from '../support/postgres.js';
import { reaches } from '../support/projecting.js';
import { sample } from '../support/sample-history.js';
import { tableHashes } from '../support/table-hashes.js';
import { databaseOf } from '../support/upgrading.js';
import { wholeLog } from '../support/whole-log.js';

let database: FreshDatabase;
/** Connects as the service role. */
let pool: Pool;
let house: House;

beforeEach(async () => {
  database = await databaseOf('one-read-model');
  // A lease is free once the connection that took it is closed.
  pool = new pg.Pool({ connectionString: database.url, max: 2, idleTimeoutMillis: 0 });
});
afterEach(async () => {
  await house.shutdown.stop();
  await pool.end();
  await database.drop();
});

/** The sample's admin, as a client of the service. */
async function adminOf(opened: House): Promise<Client> {
  const admin = opened.directory.user(sample.users.ada);
  if (admin === undefined) throw new Error('The dump has no admin.');
  const url = addressUrl(await serve(opened, { host: '127.0.0.1', port: 0 }, createLogger('silent')));
  return clientOf(url, await tokenFor(opened, admin));
}

/** The rows of `organizations`, with columns sorted by name, because one schema got some of them later. */
async function rowsOf(schema: string): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for (const table of ['organizations', 'teams', 'users', 'tags']) {
    const { rows } = await pool.query<{ row: unknown }>(
      `SELECT to_jsonb(t) AS row FROM ${schema}.${table} t ORDER BY t.id`,
    );
    found.push([table, rows]);
  }
  return found;
}

const inPostgres = isOnServer() ? describe.skip : describe;

inPostgres('a database of the version in which there was one read model', () => {
  it('LOG-1, LOG-6: upgrades by itself on start: the same events and rows of focus, and organizations made from the log', async () => {
    const [before, events] = [await tableHashes(pool, 'focus'), await tableHashes(pool, 'log')];
    house = await houseOn(database.url);
    await house.waiter.caughtUp();
    expect(await tableHashes(pool, 'log')).toEqual(events);
    expect(await wholeLog(house.log)).toHaveLength(306);
    expect(await tableHashes(pool, 'focus')).toEqual(before);
    expect(await rowsOf('organizations')).toEqual(await rowsOf('focus'));

    const organizations = await tableHashes(pool, 'organizations');
    expect(Object.values(organizations).filter(({ rows }) => rows === 0)).toEqual([]);
    for (const name of ['focus', 'organizations']) {
      expect(await brightly({ DATABASE_URL: database.url }, 'rebuild', name)).toMatchObject({ status: 0, err: '' });
    }
    expect(await tableHashes(pool, 'focus')).toEqual(before);
    expect(await tableHashes(pool, 'organizations')).toEqual(organizations);
  });

  it('LOG-10: shows nothing of the new read model before it is complete, and returns Retry-After, while others are readable', async () => {
    const claim = { name: 'organizations', holder: 'another process', ttlMs: 3_600_000 };
    expect(await holdLease(pool, claim)).toBe(true);
    house = await houseOn(database.url);
    const admin = await adminOf(house);
    const early = await admin.get('/v1/users', { prefer: 'wait=0' });
    expect([early.status, early.headers.get('retry-after'), json(early)]).toEqual([
      503,
      '1',
      expect.objectContaining({ code: 'READ_MODEL_INCOMPLETE' }),
    ]);
    expect((await admin.get('/v1/me/focus', { prefer: 'wait=0' })).status).toBe(200);
    await reaches(house.readModels.focus.projector, await house.log.head());
    const ready = json(await admin.get('/health/ready'));
    expect(ready).toMatchObject({ errors: [{ check: 'organizations projector' }] });

    const waiting = admin.get('/v1/users', { prefer: 'wait=30' });
    await releaseLease(pool, claim);
    const whole = await waiting;
    expect(whole.status).toBe(200);
    const { items } = json(whole) as { readonly items: readonly { readonly userId: string }[] };
    expect(items.map(({ userId }) => userId).sort()).toEqual(Object.values(sample.users).sort());
  });

  it('LOG-3: recognises commands that were sent before the upgrade', async () => {
    house = await houseOn(database.url);
    const { directory, log, organizations } = house;
    const head = await log.head();
    const sent = (await wholeLog(log)).filter(({ event }) => event.type === 'CommandHadNoEffect').at(-1);
    const caller = directory.user(sent?.context.actor ?? '');
    if (caller === undefined) throw new Error('The dump has no command without effect.');
    const request = { type: 'SetTimeZone', timeZone: 'Asia/Tokyo' } as const;
    const again = await organizations.send(caller, request, { request: 'zone', key: 'no-effect-2' });
    expect(again).toMatchObject({ kind: 'done', repeated: true });
    expect(await log.head()).toBe(head);
  });
});
