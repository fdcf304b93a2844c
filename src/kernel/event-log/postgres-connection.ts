import pg from 'pg';
import { openSession, type Settings } from '../postgres/sessions.js';
import { LogUnavailableError } from './event-log.js';

/** How long connecting may take before the log counts as unreachable, in ms. */
const CONNECT_TIMEOUT = 5000;

/**
 * Settings of the log's sessions besides those of every session. Each statement of the log has its index; statistics of
 * a young table must not keep the planner from using it.
 */
export const LOG_SETTINGS: Settings = {
  plan_cache_mode: 'force_generic_plan',
  enable_seqscan: 'off',
  enable_bitmapscan: 'off',
};

/** Settings of every connection of the log. */
export function connectionConfig(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'brightly-log',
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
  };
}

/** A connection outside any pool; `onLost` is called once when it breaks. Throws LogUnavailableError. */
export async function connect(url: string, onLost: () => void, also: Settings = {}): Promise<pg.Client> {
  try {
    return await openSession(connectionConfig(url), { settings: { ...LOG_SETTINGS, ...also }, onLost });
  } catch (error) {
    throw unavailable(error);
  }
}

/** Ends a connection that may be broken, without waiting for it. */
export function discard(client: pg.Client): void {
  client.end().catch(() => undefined);
}

/**
 * True if the server itself reports that the statement failed and was rolled back. After anything else – a broken
 * connection, a session that the server ended – it may have committed.
 */
export function isRolledBack(error: unknown): error is pg.DatabaseError {
  return error instanceof pg.DatabaseError && error.severity === 'ERROR';
}

/** The failure as an error of `EventLog`; of a failed statement only the code, since its message may quote a row. */
export function unavailable(error: unknown): LogUnavailableError {
  if (error instanceof LogUnavailableError) return error;
  if (isRolledBack(error))
    return new LogUnavailableError(`Postgres refused the event log's statement (${error.code}).`);
  const reason = error instanceof Error ? error.message : String(error);
  return new LogUnavailableError(`The event log in Postgres can't be reached: ${reason}`);
}
