import pg from 'pg';
import type { EventLog } from '../../src/kernel/event-log/event-log.js';
import { openPostgresLog, type PostgresLogOptions } from '../../src/kernel/event-log/postgres-log.js';
import { migrate } from '../../src/kernel/runtime/migrations.js';
import { freshDatabase } from './postgres.js';

/** A database with an empty event log. */
export interface EventLogDatabase {
  readonly url: string;
  /** A connection beside the log's, for what only SQL can ask. */
  readonly client: pg.Client;
  /** Opens the log once more; closed by `drop`. */
  open(options?: Omit<PostgresLogOptions, 'url'>): Promise<EventLog>;
  /** Closes everything and drops the database. */
  drop(): Promise<void>;
}

/** A fresh database with the log's migrations. */
export async function eventLogDatabase(): Promise<EventLogDatabase> {
  const { url, drop } = await freshDatabase();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await migrate(client, 'log');
  const logs: EventLog[] = [];
  return {
    url,
    client,
    open: async (options) => {
      const log = await openPostgresLog({ maxConnections: 4, ...options, url });
      logs.push(log);
      return log;
    },
    drop: async () => {
      await Promise.all(logs.map((log) => log.close()));
      await client.end();
      await drop();
    },
  };
}
