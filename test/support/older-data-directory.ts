import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { openPostgresLog } from '../../src/kernel/event-log/postgres-log.js';
import { appendHistory } from './history.js';
import { ownPostgres, usedDataDirectory } from './postgres.js';
import { sampleHistory } from './sample-history.js';

/** What a data directory had been migrated to when its superuser still owned everything. */
const MIGRATIONS = {
  log: ['0001_event_log'],
  kernel: [
    ...['0001_secrets', '0002_projecting', '0003_snapshots', '0004_signing_keys'],
    ...['0005_checkpoints_know_their_log', '0006_checkpoints_count_rebuilds'],
  ],
  focus: ['0001_identity', '0002_planning', '0003_items', '0004_views', '0005_offers_made'],
};

/** Does the work on a connection of its own. */
export async function connected<Answer>(url: string, work: (client: pg.Client) => Promise<Answer>): Promise<Answer> {
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

/** All events as one checksum, and how many there are. */
export const EVENTS =
  'SELECT md5(string_agg(e::text, chr(10) ORDER BY position)) AS all, count(*)::int AS events FROM log.events e';

/** A data directory as the version before roles left it, with a history in it and its server still running. */
export interface OlderDataDirectory {
  readonly dataDir: string;
  readonly superuserUrl: string;
  /** As `EVENTS` returns them. */
  readonly events: object | undefined;
  stop(): Promise<void>;
}

/** Makes one; `stop` it before the next version starts it, unless that is to adopt the server. */
export async function olderDataDirectory(): Promise<OlderDataDirectory> {
  const dataDir = await usedDataDirectory('older');
  const { superuserUrl, stop } = await ownPostgres(dataDir);
  const elsewhere = Object.assign(new URL(superuserUrl), { pathname: '/postgres' }).href;
  await connected(elsewhere, async (client) => {
    await client.query('DROP DATABASE brightly');
    await client.query('DROP ROLE brightly_owner; DROP ROLE brightly_service');
    await client.query('CREATE DATABASE brightly');
  });
  await connected(superuserUrl, migrateAsBefore);
  const log = await openPostgresLog({ url: superuserUrl });
  await appendHistory(log, sampleHistory);
  await log.close();
  const events = await connected(superuserUrl, async (client) => (await client.query<object>(EVENTS)).rows[0]);
  const access = join(dataDir, 'postgres', 'brightly.json');
  const { port, password } = JSON.parse(readFileSync(access, 'utf8')) as { port: number; password: string };
  writeFileSync(access, JSON.stringify({ port, password }));
  return { dataDir, superuserUrl, events, stop };
}
