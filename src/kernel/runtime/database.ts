import { join } from 'node:path';
import { isNativeError } from 'node:util/types';
import pg from 'pg';
import type { Configuration } from './configuration.js';
import { makeDataDirectory, openEmbeddedPostgres } from './embedded-postgres.js';
import type { Logger } from './logging.js';
import { takeLock } from './process-lock.js';
import { StartError } from './start-error.js';

/** The Postgres that this process uses. */
export interface Database {
  /** With its password: not for logs. */
  readonly url: string;
  /** False for a Postgres of one's own. */
  readonly embedded: boolean;
  /** Lets go of it, once; an embedded one stops when nobody else uses it. */
  stop(): Promise<void>;
}

/**
 * Who opens the database: `service` has an embedded data directory to itself among services and restarts its Postgres
 * when that is killed; `command` is a visitor, beside a running service or alone.
 */
export type DatabaseRole = 'service' | 'command';

const OLDEST_VERSION = 15;
const CONNECT_TIMEOUT_MS = 10_000;

/** Opens the Postgres that configuration names, or the embedded one. Throws a `StartError` when it can't be used. */
export async function openDatabase(
  { databaseUrl, dataDir }: Pick<Configuration, 'databaseUrl' | 'dataDir'>,
  logger: Logger,
  role: DatabaseRole,
): Promise<Database> {
  if (databaseUrl === undefined) return openEmbedded(dataDir, logger, role);
  await checkVersion(databaseUrl);
  return { url: databaseUrl, embedded: false, stop: () => Promise.resolve() };
}

async function openEmbedded(dataDir: string, logger: Logger, role: DatabaseRole): Promise<Database> {
  await makeDataDirectory(dataDir);
  const release = role === 'service' ? holdDataDirectory(dataDir) : () => undefined;
  try {
    const postgres = await openEmbeddedPostgres({ dataDir, logger, restart: role === 'service' });
    return { url: postgres.url, embedded: true, stop: () => postgres.stop().finally(release) };
  } catch (error) {
    release();
    throw error;
  }
}

function holdDataDirectory(dataDir: string): () => void {
  const lock = takeLock(join(dataDir, 'service.lock'));
  if (lock.kind === 'held') return () => lock.release();
  throw new StartError(
    `The data directory ${dataDir} is in use by another Brightly (process ${lock.pid}): stop that one, or set BRIGHTLY_DATA_DIR to another directory.`,
  );
}

/** Host, port and database of a URL, without user and password: what may be shown. */
export function describeUrl(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = hostname === '' ? (searchParams.get('host') ?? '') : hostname;
  return `${host}${port === '' ? '' : `:${port}`}${pathname}`;
}

async function checkVersion(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  // A connection that breaks also says so here; the query in flight reports it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(
      `SELECT current_setting('server_version_num')::integer / 10000 AS version`,
    );
    const version = rows[0]?.version ?? 0;
    if (version >= OLDEST_VERSION) return;
    throw new StartError(
      `DATABASE_URL: the Postgres at ${describeUrl(url)} has version ${version}; Brightly needs ${OLDEST_VERSION} or later.`,
    );
  } catch (error) {
    throw error instanceof StartError ? error : cannotConnect(url, error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function cannotConnect(url: string, error: unknown): StartError {
  // Where a name has several addresses, each refuses and the error as a whole says nothing but its code.
  const code = isNativeError(error) && 'code' in error ? String(error.code) : 'no reason given';
  const reason = isNativeError(error) && error.message !== '' ? error.message : code;
  return new StartError(`DATABASE_URL: cannot connect to Postgres at ${describeUrl(url)}: ${reason}`);
}

/** How a pool is used. */
export interface PoolOptions {
  /** Shown in `pg_stat_activity`. */
  readonly name: string;
  readonly size: number;
  /** After this many milliseconds Postgres cancels a statement; never when absent. */
  readonly statementTimeoutMs?: number;
  readonly logger: Logger;
}

/** A pool of connections; one that breaks while idle is logged and replaced, and waiting for one ends after 10 s. */
export function createPool(url: string, { name, size, statementTimeoutMs, logger }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: `brightly ${name}`,
    max: size,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    ...(statementTimeoutMs === undefined ? {} : { statement_timeout: statementTimeoutMs }),
  });
  pool.on('error', (error) => {
    // While the pool ends it no longer waits for its connections, and an embedded Postgres that stops next may cut one.
    if (!pool.ending) logger.warn({ err: error, pool: name }, 'an idle connection to Postgres broke');
  });
  return pool;
}
