import pg from 'pg';
import { LogUnavailableError } from './event-log.js';

/** How long a connection may take to come about before the log counts as out of reach, in ms. */
const CONNECT_TIMEOUT = 5000;

/**
 * What every session of the log relies on, whatever the server's or the role's defaults. Each statement of the log has
 * its index; what statistics say of a young table must not talk the planner out of it.
 */
const SESSION = `SET timezone TO 'UTC'; SET datestyle TO 'ISO';
  SET default_transaction_isolation TO 'read committed'; SET default_transaction_read_only TO off;
  SET plan_cache_mode TO force_generic_plan; SET enable_seqscan TO off; SET enable_bitmapscan TO off`;

/** Settings of every connection of the log. */
export function connectionConfig(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'brightly-log',
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
  };
}

/** Sets a new session up; `also` holds further SET statements. */
export async function prepareSession(client: pg.ClientBase, also = ''): Promise<void> {
  await client.query(`${SESSION}; ${also}`);
}

/** A connection outside any pool; `onLost` is called once when it breaks. Throws LogUnavailableError. */
export async function connect(url: string, onLost: () => void, also = ''): Promise<pg.Client> {
  const client = new pg.Client(connectionConfig(url));
  client.on('error', onLost);
  try {
    await client.connect();
    await prepareSession(client, also);
    return client;
  } catch (error) {
    discard(client);
    throw unavailable(error);
  }
}

/** Ends a connection that may be broken, without waiting for it. */
export function discard(client: pg.Client): void {
  client.end().catch(() => undefined);
}

/**
 * True where the server itself says that the statement failed and was rolled back. Anything else – a broken connection,
 * a session that the server ended – leaves open whether it had committed.
 */
export function isRolledBack(error: unknown): error is pg.DatabaseError {
  return error instanceof pg.DatabaseError && error.severity === 'ERROR';
}

/** The same failure in the port's words; of a failed statement only the code, since its message may quote a row. */
export function unavailable(error: unknown): LogUnavailableError {
  if (error instanceof LogUnavailableError) return error;
  if (isRolledBack(error))
    return new LogUnavailableError(`Postgres refused the event log's statement (${error.code}).`);
  const reason = error instanceof Error ? error.message : String(error);
  return new LogUnavailableError(`The event log in Postgres can't be reached: ${reason}`);
}
