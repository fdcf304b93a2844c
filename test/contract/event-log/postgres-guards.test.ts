import { LogUnavailableError, type EventLog } from '../../../src/kernel/event-log/event-log.js';
import { openSession } from '../../../src/kernel/postgres/sessions.js';
import { LOG_SETTINGS } from '../../../src/kernel/event-log/postgres-connection.js';
import { filteredQuery } from '../../../src/kernel/event-log/postgres-filter.js';
import { openPostgresLog } from '../../../src/kernel/event-log/postgres-log.js';
import { eventLogDatabase, type EventLogDatabase } from '../../support/event-log-database.js';
import { newEvents } from '../../support/new-event.js';

describe('the database’s own protection of the event log', () => {
  let database: EventLogDatabase;
  let log: EventLog;

  beforeAll(async () => {
    database = await eventLogDatabase();
    log = await database.open();
    await log.append({ stream: 'some-stream', expectedRevision: 0, events: newEvents(3) });
  });
  afterAll(() => database.drop());

  const changes = [
    "UPDATE log.events SET type = 'Other'",
    'UPDATE log.events SET position = 9 WHERE false',
    'DELETE FROM log.events',
    'DELETE FROM log.events WHERE position = 3',
    'TRUNCATE log.events',
    `INSERT INTO log.events SELECT * FROM log.events WHERE position = 1
     ON CONFLICT (position) DO UPDATE SET type = 'Other'`,
    `MERGE INTO log.events e USING (SELECT 1) one ON e.position = 1 WHEN MATCHED THEN DELETE`,
    'UPDATE log.identity SET id = gen_random_uuid()',
    'DELETE FROM log.identity',
    'TRUNCATE log.identity',
  ];

  it.each(changes)('LOG-1: what was appended is never changed or removed: it refuses %s', async (sql) => {
    const before = await database.client.query('SELECT * FROM log.events ORDER BY position');
    await expect(database.client.query(sql)).rejects.toThrow('append-only');
    await expect(
      (async () => {
        await database.client.query("SET session_replication_role TO 'replica'");
        try {
          await database.client.query(sql);
        } finally {
          await database.client.query('RESET session_replication_role');
        }
      })(),
    ).rejects.toThrow('append-only');
    const after = await database.client.query('SELECT * FROM log.events ORDER BY position');
    expect(after.rows).toEqual(before.rows);
  });

  it('LOG-1: refuses these changes even to a role with all privileges on the table', async () => {
    const role = `granted_${log.id.replaceAll('-', '')}`;
    await database.client.query(`CREATE ROLE ${role}; GRANT USAGE ON SCHEMA log TO ${role};
      GRANT ALL ON ALL TABLES IN SCHEMA log TO ${role}`);
    try {
      await database.client.query(`SET ROLE ${role}`);
      for (const sql of changes) await expect(database.client.query(sql)).rejects.toThrow('append-only');
    } finally {
      await database.client.query(`RESET ROLE; DROP OWNED BY ${role}; DROP ROLE ${role}`);
    }
  });

  const copyOf = (position: number, stream: string, revision: number): string => `
    INSERT INTO log.events (position, stream, revision, id, type, schema_version, organization_id, actor, command_id,
      request_hmac, correlation_id, occurred_at, recorded_at, data)
    SELECT ${position}, '${stream}', ${revision}, id, type, schema_version, organization_id, actor, command_id,
      request_hmac, correlation_id, occurred_at, recorded_at, data FROM log.events WHERE position = 1`;

  it('refuses a position or a revision that is taken', async () => {
    await expect(database.client.query(copyOf(3, 'other-stream', 1))).rejects.toThrow('events_pkey');
    await expect(database.client.query(copyOf(4, 'some-stream', 3))).rejects.toThrow('events_stream_revision_key');
  });

  it('reads streams by prefix from an index, in order, however rare or common the prefix is', async () => {
    // Only the owner can gather statistics.
    const client = await openSession({ connectionString: database.ownerUrl }, { settings: LOG_SETTINGS });
    try {
      await client.query(`
        BEGIN;
        INSERT INTO log.events (position, stream, revision, id, type, schema_version, organization_id, actor, command_id,
          request_hmac, correlation_id, occurred_at, recorded_at, data)
        SELECT n + 3, CASE n % 1000 WHEN 0 THEN 'organization-' ELSE 'focus-' END || n, 1, gen_random_uuid(), 'T', 1, 'o',
          'a', 'c', 'h', 'k', now(), now(), '{}' FROM generate_series(1, 20000) n;
        ANALYZE log.events`);
      for (const prefixes of [['organization-'], ['focus-'], ['focus-', 'organization-', 'project-']]) {
        const { text, values } = filteredQuery(prefixes);
        const types = ['bigint', 'int', 'bigint', ...values.map(() => 'text')].join(', ');
        const literals = ['100', '50', '1000000', ...values.map((value) => `'${value}'`)].join(', ');
        await client.query(`PREPARE filtered (${types}) AS ${text}`);
        const { rows } = await client.query<{ 'QUERY PLAN': string }>(
          `EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, BUFFERS OFF) EXECUTE filtered (${literals})`,
        );
        await client.query('DEALLOCATE filtered');
        const ranges = rows.map((row) => row['QUERY PLAN']).filter((line) => / on events e/.test(line));
        // Reads the index of kinds in order, and no further than the page.
        expect(ranges.map((line) => /using (\S+)/.exec(line)?.[1])).toEqual(prefixes.map(() => 'events_by_kind'));
        const read = ranges.reduce((sum, line) => sum + Number(/rows=(\d+)/.exec(line)?.[1]), 0);
        expect(read).toBeLessThanOrEqual(50 + prefixes.length);
      }
    } finally {
      await client.end();
    }
  });

  it('without a server or migrations, the log is reported as unavailable', async () => {
    const nowhere = new URL(database.url);
    nowhere.port = '1';
    await expect(openPostgresLog({ url: nowhere.href })).rejects.toThrow(LogUnavailableError);
    const unmigrated = new URL(database.url);
    unmigrated.pathname = '/postgres';
    await expect(openPostgresLog({ url: unmigrated.href })).rejects.toThrow(LogUnavailableError);
  });
});
