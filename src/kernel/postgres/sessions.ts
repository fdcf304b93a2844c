import pg from 'pg';

/** Settings of a session by name, as SET takes them. */
export type Settings = Readonly<Record<string, string>>;

/**
 * What every session relies on, whatever the server, the database or the role configure: how values are read and
 * written, what a commit promises, which tables names refer to, and that only our own time limits end a statement or an
 * idle connection.
 */
const EVERY_SESSION: Settings = {
  client_encoding: 'UTF8',
  standard_conforming_strings: 'on',
  array_nulls: 'on',
  bytea_output: 'hex',
  extra_float_digits: '1',
  DateStyle: 'ISO, YMD',
  IntervalStyle: 'postgres',
  TimeZone: 'UTC',
  // Each statement of ours names its schema.
  search_path: '',
  // A policy that would hide rows from us must cause an error, never fewer rows.
  row_security: 'off',
  transform_null_equals: 'off',
  default_transaction_isolation: 'read committed',
  default_transaction_read_only: 'off',
  default_transaction_deferrable: 'off',
  statement_timeout: '0',
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '0',
};

/** Unknown to some versions of Postgres; with one that is too old, the version check should report that, not this. */
const WHERE_KNOWN: Settings = { idle_session_timeout: '0', transaction_timeout: '0' };

/** `remote_apply` waits for more than `on` does, so it stays if it is set. */
const DURABLE = `set_config('synchronous_commit',
  CASE current_setting('synchronous_commit') WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END, false)`;

/** A statement that sets what every session relies on, and the settings of its own. */
export function sessionStatement(own: Settings = {}): string {
  const setting = ([name, value]: readonly [string, string]): string =>
    `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, false)`;
  const whereKnown = (entry: readonly [string, string]): string =>
    `CASE WHEN current_setting(${pg.escapeLiteral(entry[0])}, true) IS NOT NULL THEN ${setting(entry)} END`;
  const all = Object.entries({ ...EVERY_SESSION, ...own }).map(setting);
  return `SELECT ${[DURABLE, ...Object.entries(WHERE_KNOWN).map(whereKnown), ...all].join(', ')}`;
}

/** Options of one session. */
export interface SessionOptions {
  readonly settings?: Settings;
  /** Called when the connection breaks after it was opened. */
  readonly onLost?: (error: Error) => void;
}

/** Opens a connection of its own, and closes it if that fails. */
export async function openSession(
  config: pg.ClientConfig,
  { settings, onLost = () => undefined }: SessionOptions = {},
): Promise<pg.Client> {
  const client = new pg.Client(config);
  client.on('error', onLost);
  try {
    await client.connect();
    await client.query(sessionStatement(settings));
    return client;
  } catch (error) {
    client.end().catch(() => undefined);
    throw error;
  }
}

/** A pool whose connections all have what every session relies on, and these settings, before they are used. */
export function openPool(config: pg.PoolConfig, settings?: Settings): pg.Pool {
  const statement = sessionStatement(settings);
  // The pool awaits the returned promise before it hands the connection out; its types do not say so.
  const onConnect: (client: pg.ClientBase) => unknown = (client) => client.query(statement);
  const pool = new pg.Pool({ ...config, onConnect });
  // Without a listener the loss of a connection in use would end the process; its statement fails anyway.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** The configuration of a pool's server, for a connection outside the pool. */
export function sameServer({ options }: pg.Pool): pg.ClientConfig {
  // The password of a pool's options is not enumerable.
  return { ...options, password: options.password };
}
