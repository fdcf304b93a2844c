import pg from 'pg';
import { holdLease } from '../../src/kernel/projecting/lease.js';
import { clientOf, json, tokenFor } from '../support/client.js';
import { found, houseOn } from '../support/house.js';
import { freshDatabase, type FreshDatabase } from '../support/postgres.js';
import { startService, type Service } from '../support/service.js';

let database: FreshDatabase;
let client: pg.Client;
let service: Service | undefined;

beforeEach(async () => {
  database = await freshDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterEach(async () => {
  await service?.kill();
  await client.end();
  await database.drop();
});

/** A token for the admin of a new organization, made by a house that is closed again. */
async function tokenOfSomebody(): Promise<string> {
  const house = await houseOn(database.url);
  try {
    return await tokenFor(house, await found(house, 'Lab'));
  } finally {
    await house.shutdown.stop();
  }
}

/** Resolves once readiness says that the service is stopping; it must respond until then. */
async function saysThatItStops(url: string): Promise<void> {
  for (;;) {
    const answer = await clientOf(url).get('/health/ready', { connection: 'close' });
    if (answer.text.includes('it is stopping')) return;
  }
}

describe('a service that gets SIGTERM', () => {
  it('ends a read that waits for a position at once, with 503 and Retry-After', async () => {
    const token = await tokenOfSomebody();
    // A lease of another process that projects nothing, so that no position is ever reached.
    expect(await holdLease(client, { name: 'focus', holder: 'nobody', ttlMs: 3_600_000 })).toBe(true);
    service = await startService({ databaseUrl: database.url }, { SHUTDOWN_TIMEOUT: '3600' });
    const ada = clientOf(service.url, token);
    const { position } = json(await ada.post('/v1/items', { title: 'Written' })) as { readonly position: string };
    const waiting = ada.get(`/v1/me/focus?minPosition=${position}`, { prefer: 'wait=30' });
    for (let looks = 0; looks === 0;) {
      const { rows } = await client.query<{ looks: number }>(
        `SELECT count(*)::int AS looks FROM pg_stat_activity
         WHERE application_name = 'brightly reading' AND query LIKE '%FROM kernel.checkpoints%'`,
      );
      looks = rows[0]?.looks ?? 0;
    }
    const status = service.stop();
    const answer = await waiting;
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(json(answer)).toMatchObject({ code: 'SHUTTING_DOWN' });
    expect(await status).toBe(0);
  });

  it('is not ready, and still accepts commands on new connections, for as long as SHUTDOWN_DRAIN says', async () => {
    const token = await tokenOfSomebody();
    service = await startService({ databaseUrl: database.url }, { SHUTDOWN_DRAIN: '3600' });
    const status = service.stop();
    await saysThatItStops(service.url);
    const answer = await clientOf(service.url, token).post('/v1/items', { title: 'Late' }, { connection: 'close' });
    expect(answer.status).toBe(201);
    // A second signal ends it at once.
    void service.stop();
    expect(await status).toBe(1);
  });

  it('ends by itself with status 0 after SHUTDOWN_DRAIN', async () => {
    service = await startService({ databaseUrl: database.url }, { SHUTDOWN_DRAIN: '1' });
    // Whether the test sees the stop meanwhile depends on how busy the machine is.
    expect(await service.stop()).toBe(0);
  });
});
