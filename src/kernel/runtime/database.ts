import { join } from 'node:path';
import type pg from 'pg';
import { openPool } from '../postgres/sessions.js';
import type { Configuration } from './configuration.js';
import { makeDataDirectory, openEmbeddedPostgres } from './embedded-postgres.js';
import type { Logger } from './logging.js';
import { takeLock } from './process-lock.js';
import { checkServer, CONNECT_TIMEOUT_MS } from './server-check.js';
import { StartError } from './start-error.js';

/** The Postgres that this process uses. */
export interface Database {
  /** With its password, like the other one: not for logs. */
  readonly url: string;
  /** As the role that owns the schemas; the same as `url` if one role does everything. */
  readonly ownerUrl: string;
  /** False for a Postgres that the operator provides. */
  readonly embedded: boolean;
  /** Releases it, once; an embedded one stops if no other process uses it. */
  stop(): Promise<void>;
}

/**
 * Who opens the database: `service` is the only service on an embedded data directory and restarts its Postgres when
 * that is killed; `command` uses it temporarily, next to a running service or alone.
 */
export type DatabaseRole = 'service' | 'command';

/** Opens the Postgres that the configuration names, or the embedded one. Throws a `StartError` if it can't be used. */
export async function openDatabase(
  {
    databaseUrl,
    databaseOwnerUrl = databaseUrl,
    dataDir,
  }: Pick<Configuration, 'databaseUrl' | 'databaseOwnerUrl' | 'dataDir'>,
  logger: Logger,
  role: DatabaseRole,
): Promise<Database> {
  if (databaseUrl === undefined || databaseOwnerUrl === undefined) return openEmbedded(dataDir, logger, role);
  const checks = [
    checkServer(databaseUrl, 'DATABASE_URL', role === 'service' ? logger : undefined),
    ...(databaseOwnerUrl === databaseUrl ? [] : [checkServer(databaseOwnerUrl, 'DATABASE_OWNER_URL')]),
  ];
  await Promise.allSettled(checks);
  // Of two mistakes the first is reported.
  for (const check of checks) await check;
  return { url: databaseUrl, ownerUrl: databaseOwnerUrl, embedded: false, stop: () => Promise.resolve() };
}

async function openEmbedded(dataDir: string, logger: Logger, role: DatabaseRole): Promise<Database> {
  await makeDataDirectory(dataDir);
  const release = role === 'service' ? holdDataDirectory(dataDir) : () => undefined;
  try {
    const postgres = await openEmbeddedPostgres({ dataDir, logger, restart: role === 'service' });
    const { url, ownerUrl } = postgres;
    return { url, ownerUrl, embedded: true, stop: () => postgres.stop().finally(release) };
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

/** Options of a pool. */
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
  const pool = openPool(
    {
      connectionString: url,
      application_name: `brightly ${name}`,
      max: size,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      idleTimeoutMillis: 60_000,
      keepAlive: true,
    },
    statementTimeoutMs === undefined ? {} : { statement_timeout: String(statementTimeoutMs) },
  );
  pool.on('error', (error) => {
    // While the pool ends it no longer waits for its connections, and an embedded Postgres that stops next may break
    // one.
    if (!pool.ending) logger.warn({ err: error, pool: name }, 'an idle connection to Postgres broke');
  });
  return pool;
}
