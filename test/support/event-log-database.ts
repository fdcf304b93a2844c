import pg from 'pg';
import type { EventLog } from '../../src/kernel/event-log/event-log.js';
import { openPostgresLog, type PostgresLogOptions } from '../../src/kernel/event-log/postgres-log.js';
import { migrate } from '../../src/kernel/runtime/migrations.js';
import { CLUSTER_ROLES } from '../../src/kernel/runtime/postgres-roles.js';
import { openTo } from '../../src/kernel/runtime/service-role.js';
import { freshDatabase, superuserOf } from './postgres.js';

/** A database with an empty event log. */
export interface EventLogDatabase {
  /** As the role of the running service. */
  readonly url: string;
  readonly ownerUrl: string;
  /** A connection beside the log's, as the superuser, for what needs SQL. */
  readonly client: pg.Client;
  /** Opens the log once more; closed by `drop`. */
  open(options?: Omit<PostgresLogOptions, 'url'>): Promise<EventLog>;
  /** Closes everything and drops the database. */
  drop(): Promise<void>;
}

/** Brings schemas into a database as its owner and opens them to the service. */
export async function migrateAs(ownerUrl: string, ...schemas: readonly string[]): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await migrate(owner, ...schemas);
  await openTo(owner, CLUSTER_ROLES.service, schemas);
  await owner.end();
}

/** A fresh database with the log's migrations. */
export async function eventLogDatabase(): Promise<EventLogDatabase> {
  const { url, ownerUrl, drop } = await freshDatabase();
  await migrateAs(ownerUrl, 'log');
  const client = new pg.Client({ connectionString: superuserOf(url) });
  await client.connect();
  const logs: EventLog[] = [];
  return {
    url,
    ownerUrl,
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
