import pg from 'pg';
import { superuserOf } from '../../support/postgres.js';
import type { Ground } from './ground.js';

const TRIGGERS = `
  CREATE SCHEMA audit;
  CREATE TABLE audit.writes (id bigint GENERATED ALWAYS AS IDENTITY, port int, written text);
  CREATE FUNCTION audit.note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN
      INSERT INTO audit.writes (port, written) VALUES (inet_client_port(), TG_TABLE_NAME);
      RETURN NULL;
    END $$;
  DO $$
    DECLARE written regclass;
    BEGIN
      FOR written IN
        SELECT format('%I.%I', schemaname, tablename)::regclass FROM pg_tables
        WHERE schemaname = 'focus' OR (schemaname = 'kernel' AND tablename = 'checkpoints')
      LOOP
        EXECUTE format('CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON %s EXECUTE FUNCTION audit.note()', written);
      END LOOP;
    END $$;`;

/** Makes the database record every write to the read tables and checkpoints, with the writer's port. */
export async function auditWrites({ database }: Pick<Ground, 'database'>): Promise<void> {
  await ask(database, TRIGGERS);
}

/** Who wrote, in turns: `one` or `other` for each unbroken run of a node's writes. */
export async function turnsOfWriting({ database, proxies: [one, other] }: Ground): Promise<readonly string[]> {
  const rows = await ask<{ port: number }>(database, 'SELECT port FROM audit.writes ORDER BY id');
  const writers = rows.flatMap(({ port }) => (one.hasPort(port) ? ['one'] : other.hasPort(port) ? ['other'] : []));
  return writers.filter((writer, index) => writer !== writers[index - 1]);
}

/** Queries the database directly, past the nodes' proxies. */
export async function ask<Row extends object>(
  { databaseUrl }: Ground['database'],
  sql: string,
): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: superuserOf(databaseUrl) });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
