import { isNativeError } from 'node:util/types';
import type pg from 'pg';
import { openSession } from '../postgres/sessions.js';
import type { Logger } from './logging.js';
import { StartError } from './start-error.js';

const OLDEST_VERSION = 15;

/** How long connecting may take, in milliseconds. */
export const CONNECT_TIMEOUT_MS = 10_000;

interface Server {
  readonly version: number;
  readonly encoding: string;
  readonly standby: boolean;
  readonly triggers: string;
  readonly unsafe: readonly string[];
}

const LOOK = `
  SELECT current_setting('server_version_num')::integer / 10000 AS version, current_setting('server_encoding') AS encoding,
    pg_is_in_recovery() AS standby, current_setting('session_replication_role') AS triggers,
    array(SELECT name FROM unnest('{fsync,full_page_writes}'::text[]) name WHERE current_setting(name) = 'off') AS unsafe`;

/** Host, port and database of a URL, without user and password, so that it may be shown. */
export function describeUrl(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = hostname === '' ? (searchParams.get('host') ?? '') : hostname;
  return `${host}${port === '' ? '' : `:${port}`}${pathname}`;
}

/**
 * Throws a StartError if the Postgres at `url`, which `variable` names, is unsuitable, and warns through `logger` of
 * server settings under which a crash of its machine loses acknowledged writes.
 */
export async function checkServer(url: string, variable: string, logger?: Logger): Promise<void> {
  const server = await look(url, variable);
  const why = whyNot(server);
  if (why !== undefined) throw new StartError(`${variable}: the Postgres at ${describeUrl(url)} ${why}`);
  if (server.unsafe.length === 0) return;
  logger?.warn(
    { settings: server.unsafe },
    `This Postgres runs with ${server.unsafe.join(' and ')} off: when its machine crashes, acknowledged work may be lost or its data damaged. Turn on what is off, in its postgresql.conf.`,
  );
}

async function look(url: string, variable: string): Promise<Server> {
  let client: pg.Client | undefined;
  try {
    client = await openSession({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
    const { rows } = await client.query<Server>(LOOK);
    const [server] = rows;
    if (server === undefined) throw new Error('It does not report its version.');
    return server;
  } catch (error) {
    throw cannotConnect(url, variable, error);
  } finally {
    await client?.end().catch(() => undefined);
  }
}

function whyNot({ version, encoding, standby, triggers }: Server): string | undefined {
  if (version < OLDEST_VERSION) return `has version ${version}; Brightly needs ${OLDEST_VERSION} or later.`;
  if (encoding !== 'UTF8') {
    return `keeps its text as ${encoding}, which cannot hold what people write; name a database made by CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.`;
  }
  if (standby) return 'is a standby, which only reads; name the primary.';
  if (triggers !== 'origin') {
    return `has session_replication_role set to ${triggers} for this role, under which keys between tables are not checked; ALTER ROLE … RESET session_replication_role.`;
  }
  return undefined;
}

function cannotConnect(url: string, variable: string, error: unknown): StartError {
  // If a name has several addresses, each refuses, and the combined error has only a code.
  const code = isNativeError(error) && 'code' in error ? String(error.code) : 'no reason given';
  const reason = isNativeError(error) && error.message !== '' ? error.message : code;
  return new StartError(`${variable}: cannot connect to Postgres at ${describeUrl(url)}: ${reason}`);
}
