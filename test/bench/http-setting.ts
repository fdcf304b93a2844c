import pg from 'pg';
import type { EventLog } from '../../src/kernel/event-log/event-log.js';
import { openPostgresLog } from '../../src/kernel/event-log/postgres-log.js';
import { signingKey } from '../../src/kernel/http/authentication/key-store.js';
import { mintToken } from '../../src/kernel/http/authentication/mint-token.js';
import { migrate } from '../../src/kernel/runtime/migrations.js';
import { schemas } from '../../src/read-models.js';
import type { BenchContext } from './harness.js';
import { appendHouse, type House } from './projection-log.js';

/** A user who sends requests. */
export interface User {
  readonly id: string;
  readonly token: string;
}

/** A database with users in its log, on which no server has been started yet. */
export interface HttpSetting {
  readonly context: BenchContext;
  readonly url: string;
  readonly house: House;
  readonly users: readonly User[];
  /** The log's last position. */
  readonly head: bigint;
}

/** Many, so that the commands of one owner rarely wait for each other. */
const USERS = 500;
const DAY_SECONDS = 24 * 60 * 60;

/** Runs a measurement on a database of its own, to which `fill` may append before. */
export async function inHttpSetting<Answer>(
  context: BenchContext,
  fill: (log: EventLog, house: House, client: pg.PoolClient) => Promise<void>,
  measure: (setting: HttpSetting) => Promise<Answer>,
  owners = USERS,
): Promise<Answer> {
  const { url, drop } = await context.database();
  try {
    return await measure({ context, url, ...(await prepared(url, fill, owners)) });
  } finally {
    await drop();
  }
}

async function prepared(
  url: string,
  fill: (log: EventLog, house: House, client: pg.PoolClient) => Promise<void>,
  owners: number,
): Promise<Pick<HttpSetting, 'house' | 'users' | 'head'>> {
  const pool = new pg.Pool({ connectionString: url });
  const client = await pool.connect();
  try {
    await migrate(client, ...schemas);
    const log = await openPostgresLog({ url });
    const house = await appendHouse(log, owners);
    await fill(log, house, client);
    const head = await log.head();
    await log.close();
    return { house, head, users: await withTokens(pool, house) };
  } finally {
    client.release();
    await pool.end();
  }
}

async function withTokens(pool: pg.Pool, { owners }: House): Promise<readonly User[]> {
  const key = await signingKey(pool);
  const request = { scopes: ['read', 'write'] as const, ttlSeconds: DAY_SECONDS, now: Date.now() };
  return Promise.all(owners.map(async ({ id }) => ({ id, token: await mintToken(key, { subject: id, ...request }) })));
}

/** Resolves once the read tables have reached this position. */
export async function shown(
  { url }: { readonly url: string },
  [user]: readonly User[],
  position: bigint,
): Promise<void> {
  // A million events take several of the longest waits that a request may name.
  for (let waits = 10; ; waits--) {
    const answer = await fetch(`${url}/v1/me/focus?minPosition=${position}`, {
      headers: { authorization: `Bearer ${user?.token ?? ''}`, prefer: 'wait=30' },
    });
    const said = await answer.text();
    if (answer.ok) return;
    if (waits === 0 || !said.includes('POSITION_NOT_REACHED')) throw new Error(`The read tables stay behind: ${said}`);
  }
}

/** Tables for the peers that write. */
export const PEER_TABLES = `
  CREATE SCHEMA peer;
  CREATE TABLE peer.plain_items (
    id uuid PRIMARY KEY, owner_id uuid NOT NULL, title text NOT NULL, description text, due_at timestamptz,
    state text NOT NULL, created_at timestamptz NOT NULL);
  CREATE INDEX ON peer.plain_items (owner_id);
  CREATE TABLE peer.users (id uuid PRIMARY KEY, active boolean NOT NULL);
  CREATE TABLE peer.items (
    id uuid PRIMARY KEY, owner_id uuid NOT NULL REFERENCES peer.users (id), title text NOT NULL, description text,
    due_at timestamptz, state text NOT NULL, position bigint, created_at timestamptz NOT NULL);
  CREATE UNIQUE INDEX ON peer.items (owner_id, position) WHERE state = 'waiting';
  CREATE TABLE peer.history (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, item_id uuid NOT NULL REFERENCES peer.items (id),
    user_id uuid NOT NULL, what text NOT NULL, at timestamptz NOT NULL)`;
