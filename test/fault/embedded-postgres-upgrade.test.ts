import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { sampleHistory } from '../support/sample-history.js';
import { appendHistory, eventByEvent } from '../support/history.js';
import { openPostgresLog } from '../../src/kernel/event-log/postgres-log.js';
import { openDatabase } from '../../src/kernel/runtime/database.js';
import { createLogger } from '../../src/kernel/runtime/logging.js';
import { ownPostgres, temporaryDirectory } from '../support/postgres.js';
import { houseWith, rowsOf } from '../support/house.js';

/** What a data directory had been migrated to when its superuser still owned everything. */
const MIGRATIONS = {
  log: ['0001_event_log'],
  kernel: [
    ...['0001_secrets', '0002_projecting', '0003_snapshots', '0004_signing_keys'],
    ...['0005_checkpoints_know_their_log', '0006_checkpoints_count_rebuilds'],
  ],
  focus: ['0001_identity', '0002_planning', '0003_items', '0004_views', '0005_offers_made'],
};

async function connected<Answer>(url: string, work: (client: pg.Client) => Promise<Answer>): Promise<Answer> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function migrateAsBefore(client: pg.Client): Promise<void> {
  await client.query(`CREATE SCHEMA migrations; CREATE TABLE migrations.applied (schema_name text NOT NULL, name text NOT NULL,
    sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (schema_name, name))`);
  for (const [schema, names] of Object.entries(MIGRATIONS)) {
    await client.query(`CREATE SCHEMA ${schema}`);
    for (const name of names.map((each) => `${each}.sql`)) {
      const sql = readFileSync(resolve('migrations', schema, name), 'utf8');
      await client.query(`SET search_path TO ${schema}; ${sql}`);
      const sha256 = createHash('sha256').update(sql).digest('hex');
      await client.query('INSERT INTO migrations.applied VALUES ($1, $2, $3)', [schema, name, sha256]);
    }
  }
}

const EVENTS =
  'SELECT md5(string_agg(e::text, chr(10) ORDER BY position)) AS all, count(*)::int AS events FROM log.events e';

/** A data directory as the version before roles left it, with a history in it. */
async function olderDataDirectory(): Promise<{ dataDir: string; events: unknown }> {
  const dataDir = temporaryDirectory('older');
  const server = await ownPostgres(dataDir);
  const elsewhere = Object.assign(new URL(server.superuserUrl), { pathname: '/postgres' }).href;
  await connected(elsewhere, async (client) => {
    await client.query('DROP DATABASE brightly');
    await client.query('DROP ROLE brightly_owner; DROP ROLE brightly_service');
    await client.query('CREATE DATABASE brightly');
  });
  await connected(server.superuserUrl, migrateAsBefore);
  const log = await openPostgresLog({ url: server.superuserUrl });
  await appendHistory(log, sampleHistory);
  await log.close();
  const events = await connected(server.superuserUrl, async (client) => (await client.query<object>(EVENTS)).rows[0]);
  await server.stop();
  const access = join(dataDir, 'postgres', 'brightly.json');
  const { port, password } = JSON.parse(readFileSync(access, 'utf8')) as { port: number; password: string };
  writeFileSync(access, JSON.stringify({ port, password }));
  return { dataDir, events };
}

describe('a data directory of the version that had one role for everything', () => {
  it('LOG-1: has its roles after the next start, and every event that it had', async () => {
    const { dataDir, events } = await olderDataDirectory();
    expect(events).toMatchObject({ events: eventByEvent(sampleHistory).length });
    const house = await houseWith({ dataDir });
    try {
      expect((await house.pool.query<object>(EVENTS)).rows[0]).toEqual(events);
      expect(
        await rowsOf(house, 'SELECT current_user AS role, count(*)::int AS organizations FROM focus.organizations'),
      ).toEqual([{ role: 'brightly_service', organizations: 1 }]);
      await expect(house.pool.query('ALTER TABLE log.events DISABLE TRIGGER append_only')).rejects.toThrow(
        'must be owner',
      );
      await expect(house.pool.query('UPDATE focus.items SET title = title')).resolves.toBeDefined();
    } finally {
      await house.shutdown.stop();
    }
  });

  it('is given its roles once: the next start finds them and their passwords', async () => {
    const { dataDir } = await olderDataDirectory();
    const opened = () => openDatabase({ dataDir, databaseUrl: undefined }, createLogger('silent'), 'command');
    const first = await opened();
    await first.stop();
    const second = await opened();
    expect([second.url, second.ownerUrl]).toEqual([first.url, first.ownerUrl]);
    await second.stop();
  });
});

describe('a data directory whose postmaster.pid says nothing', () => {
  it.each([
    ['is empty', ''],
    ['is junk', 'no number at all\n'],
    ['is cut off', '\n/var/lib'],
    ['names a number that no process can have', '-7\n'],
  ])('is started again when the file %s, since nobody works in it', async (_how, content) => {
    const dataDir = temporaryDirectory('pid');
    const first = await ownPostgres(dataDir);
    await first.stop();
    writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), content);
    const second = await ownPostgres(dataDir);
    await connected(second.url, async (client) => {
      expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    });
    await second.stop();
  });

  it('is said to be in use, in Postgres’ words and with a remedy, when a process works in it', async () => {
    const dataDir = temporaryDirectory('pid');
    const first = await ownPostgres(dataDir);
    await first.stop();
    writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), '');
    const there = process.cwd();
    process.chdir(join(dataDir, 'postgres'));
    try {
      await expect(ownPostgres(dataDir)).rejects.toThrow(
        /PID file.*is empty.*Remove .*postmaster\.pid once no Postgres/s,
      );
    } finally {
      process.chdir(there);
    }
  });

  it('is said what Postgres says where its settings are broken', async () => {
    const dataDir = temporaryDirectory('conf');
    const first = await ownPostgres(dataDir);
    await first.stop();
    writeFileSync(join(dataDir, 'postgres', 'postgresql.auto.conf'), 'no_such_setting = 1\n');
    await expect(ownPostgres(dataDir)).rejects.toThrow(/did not start in .*no_such_setting/s);
  });
});
