import { DOOR_DEFAULTS, type DoorConfiguration } from '../../src/kernel/runtime/door-configuration.js';
import type { House } from '../../src/house.js';
import { holdLease, releaseLease } from '../../src/kernel/projecting/lease.js';
import { createLogger } from '../../src/kernel/runtime/logging.js';
import { addressUrl } from '../../src/kernel/runtime/start-messages.js';
import { serve } from '../../src/serve.js';
import { clientOf, json, tokenFor, type Answer } from '../support/client.js';
import { found, freshHouse, houseOn } from '../support/house.js';
import { isOnServer } from '../support/kurrent.js';
import { ownPostgres } from '../support/postgres.js';

async function served(house: House, limits: Partial<DoorConfiguration> = {}): Promise<string> {
  const door = { ...DOOR_DEFAULTS, ...limits };
  return addressUrl(await serve(house, { host: '127.0.0.1', port: 0, door }, createLogger('silent')));
}

/** The first readiness response with this status. */
async function readiness(url: string, status: number): Promise<Answer> {
  for (;;) {
    const answer = await clientOf(url).get('/health/ready');
    if (answer.status === status) return answer;
  }
}

describe('readiness', () => {
  it('fails while the database is down, names the cause, and recovers by itself', async () => {
    const first = await ownPostgres();
    const house = await houseOn(first.url);
    try {
      const url = await served(house);
      await readiness(url, 200);
      const token = await tokenFor(house, await found(house, 'Lab'));
      expect((await clientOf(url, token).get('/v1/me/focus')).status).toBe(200);
      await first.stop();
      const away = await readiness(url, 503);
      expect(away.headers.get('retry-after')).toBe('1');
      expect(json(away)).toMatchObject({ code: 'NOT_READY' });
      const { errors } = json(away) as { readonly errors: readonly { readonly check: string }[] };
      const red = errors.map(({ check }) => check);
      expect(red).toContain('read tables');
      // A log on another server is still available.
      expect(red.includes('event log')).toBe(!isOnServer());
      expect((await clientOf(url).get('/health/live')).status).toBe(200);
      const read = await clientOf(url, token).get('/v1/me/focus');
      expect([read.status, read.headers.get('retry-after'), json(read)]).toEqual([
        503,
        '1',
        expect.objectContaining({ code: 'DATABASE_UNAVAILABLE' }),
      ]);
      const second = await ownPostgres(first.dataDir);
      try {
        await readiness(url, 200);
      } finally {
        await house.shutdown.stop();
        await second.stop();
      }
    } finally {
      await house.shutdown.stop();
      await first.stop();
    }
  });

  it('fails while the read tables are too far behind the log, even if another process runs their projector', async () => {
    const fresh = await freshHouse();
    const { pool, readModels } = fresh.house;
    await readModels.focus.projector.stop();
    const elsewhere = await pool.connect();
    const claim = { name: 'focus', holder: 'another process', ttlMs: 3_600_000 };
    expect(await holdLease(elsewhere, claim)).toBe(true);
    const house = await houseOn(fresh.databaseUrl);
    try {
      const url = await served(house, { readyMaxLag: 1 });
      await readiness(url, 200);
      await found(house, 'Lab');
      await found(house, 'Shop');
      // The other read model is still projected, and soon up to date.
      await house.readModels.organizations.waiter.caughtUp();
      const behind = await readiness(url, 503);
      expect(json(behind)).toMatchObject({ errors: [{ check: 'focus projector' }] });
      expect(behind.text).toContain(`${await house.log.behind(0n)} events behind the log`);
      await releaseLease(elsewhere, claim);
      await readiness(url, 200);
    } finally {
      elsewhere.release();
      await house.shutdown.stop();
      await fresh.close();
    }
  });

  it('fails once a projector has stopped', async () => {
    const fresh = await freshHouse();
    try {
      const url = await served(fresh.house);
      await readiness(url, 200);
      await fresh.house.readModels.focus.projector.stop();
      expect(json(await readiness(url, 503))).toMatchObject({
        errors: [{ check: 'focus projector', detail: 'focus projector: stopped' }],
      });
    } finally {
      await fresh.close();
    }
  });
});
