/** A write that must be refused, and the SQLSTATE of the refusal: 42501, a missing privilege, by default. */
export interface Violation {
  readonly sql: string;
  readonly by: RegExp;
}

const LACKING = /^42501$/;
/** Moves the checkpoint of `focus` under its own epoch, as the service does. */
const moved = (to: string): string =>
  `SELECT kernel.move_checkpoint('focus', (SELECT epoch FROM kernel.checkpoints WHERE projector = 'focus'), ${to})`;
const by = (code: RegExp, ...statements: readonly string[]): Violation[] =>
  statements.map((sql) => ({ sql, by: code }));

const COLUMNS = `stream, revision, id, type, schema_version, organization_id, actor, command_id, request_hmac,
  correlation_id, occurred_at, recorded_at, data`;

/** Inserts an event past the log's functions; the parameters are SQL. */
export function forged(position: string, stream: string, revision: string): string {
  return `INSERT INTO log.events (position, ${COLUMNS})
    SELECT ${position}, ${stream}, ${revision}, gen_random_uuid(), 'Forged', 1, 'o', 'a', 'c', 'h', 'k', now(), now(), '{}'`;
}

export const HEAD = '(SELECT max(position) FROM log.events)';
const FIRST = '(SELECT stream FROM log.events WHERE position = 1)';
const TAKEN = `INSERT INTO log.events SELECT * FROM log.events WHERE position = 1`;
const MERGING = 'MERGE INTO log.events e USING log.events o ON o.position = e.position WHEN MATCHED THEN';

/** Ways to change, hide or lose what was appended, which are refused even to the owner role. */
export const changesOfTheLog: readonly string[] = [
  `UPDATE log.events SET type = 'Other'`,
  'UPDATE log.events SET position = position + 1',
  `UPDATE log.events SET data = '{}', personal = NULL WHERE position = 1`,
  'UPDATE log.events SET recorded_at = now() WHERE false',
  'UPDATE log.identity SET id = gen_random_uuid()',
  'DELETE FROM log.events',
  'DELETE FROM log.events WHERE position = 1',
  'DELETE FROM log.events e USING log.events o WHERE o.position = e.position',
  'DELETE FROM log.identity',
  'TRUNCATE log.events',
  'TRUNCATE log.identity',
  'TRUNCATE log.events CASCADE',
  `${MERGING} UPDATE SET type = 'Other'`,
  `${MERGING} DELETE`,
  `${TAKEN} ON CONFLICT (position) DO UPDATE SET type = 'Other'`,
  `${TAKEN} ON CONFLICT (stream, revision) DO UPDATE SET data = '{}'`,
  'WITH gone AS (DELETE FROM log.events RETURNING *) SELECT count(*) FROM gone',
  `WITH changed AS (UPDATE log.events SET type = 'Other' RETURNING *) SELECT count(*) FROM changed`,
];

/** Appends that the log's own keys and its trigger refuse. */
export const brokenAppends: readonly Violation[] = [
  ...by(/^23000$/, forged(`${HEAD} + 2`, `'forged-1'`, '1'), forged(`${HEAD} + 1000000`, `'forged-1'`, '1')),
  ...by(
    /^23000$/,
    `SELECT pg_advisory_lock(hashtextextended('brightly event log', 0)); ${forged(`${HEAD} + 2`, `'forged-1'`, '1')}`,
    `INSERT INTO log.events (position, ${COLUMNS}) SELECT ${HEAD} + 2 * n, 'forged-' || n, 1, gen_random_uuid(), 'Forged', 1,
      'o', 'a', 'c', 'h', 'k', now(), now(), '{}' FROM generate_series(1, 3) n`,
  ),
  ...by(/^23514$/, forged('0', `'forged-1'`, '1'), forged('-1', `'forged-1'`, '1')),
  ...by(/^23514$/, forged(`${HEAD} + 1`, `'forged-1'`, '0')),
  ...by(/^23505$/, forged('1', `'forged-1'`, '1'), forged(`${HEAD} + 1`, FIRST, '1'), TAKEN),
  ...by(/^23502$/, forged(`${HEAD} + 1`, 'NULL', '1'), forged('NULL', `'forged-1'`, '1')),
];

const ofTheLogsDefinition = [
  'ALTER TABLE log.events DISABLE TRIGGER append_only',
  'ALTER TABLE log.events DISABLE TRIGGER without_gaps',
  'ALTER TABLE log.events DISABLE TRIGGER ALL',
  'ALTER TABLE log.events ENABLE REPLICA TRIGGER append_only',
  'ALTER TABLE log.events DROP CONSTRAINT events_pkey',
  'ALTER TABLE log.events DROP COLUMN personal',
  'ALTER TABLE log.events ADD COLUMN more text',
  'ALTER TABLE log.events ALTER COLUMN type TYPE varchar(1) USING left(type, 1)',
  'ALTER TABLE log.events RENAME TO elsewhere',
  'ALTER TABLE log.events SET SCHEMA focus',
  'ALTER TABLE log.events SET UNLOGGED',
  'ALTER TABLE log.events ENABLE ROW LEVEL SECURITY',
  'ALTER TABLE log.events OWNER TO CURRENT_USER',
  'ALTER SCHEMA log RENAME TO log_old',
  'DROP TRIGGER append_only ON log.events',
  'DROP FUNCTION log.refuse_change CASCADE',
  'DROP TABLE log.events CASCADE',
  'DROP SCHEMA log CASCADE',
  'DROP TYPE log.new_event CASCADE',
  'CREATE TRIGGER before BEFORE INSERT ON log.events FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()',
  'CREATE RULE nothing AS ON INSERT TO log.events DO INSTEAD NOTHING',
  'CREATE POLICY hidden ON log.events USING (false)',
  'CREATE INDEX late ON log.events (actor)',
  'BEGIN; LOCK TABLE log.events IN ACCESS EXCLUSIVE MODE',
  'SELECT FROM log.events FOR UPDATE',
  'SELECT FROM log.events FOR KEY SHARE',
  `COMMENT ON TABLE log.events IS 'mine'`,
  `CREATE OR REPLACE FUNCTION log.refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
  `CREATE OR REPLACE FUNCTION log.refuse_gap() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
  'ALTER FUNCTION log.refuse_change() OWNER TO CURRENT_USER',
  `COPY log.events FROM '/etc/passwd'`,
  `COPY log.events TO PROGRAM 'cat'`,
  'COPY log.identity FROM STDIN',
];

const ofPowers = [
  `SET session_replication_role = 'replica'`,
  'SET ROLE brightly_owner',
  'SET ROLE brightly',
  'SET SESSION AUTHORIZATION brightly',
  'ALTER ROLE CURRENT_USER SUPERUSER',
  'ALTER ROLE brightly_owner PASSWORD NULL',
  'CREATE ROLE another',
  'GRANT brightly_owner TO CURRENT_USER',
  'ALTER SYSTEM SET fsync = off',
  'ALTER DATABASE brightly SET synchronous_commit = off',
  'ALTER DATABASE brightly OWNER TO CURRENT_USER',
  'CREATE DATABASE another',
  'CREATE SCHEMA another',
  'CREATE TABLE public.another ()',
  'CREATE TABLE focus.another (at bigint REFERENCES log.events)',
  'CREATE TEMPORARY TABLE another ()',
  'CREATE VIEW focus.another AS SELECT * FROM log.events',
  `CREATE FUNCTION kernel.another() RETURNS int LANGUAGE sql AS 'SELECT 1'`,
  'DROP EXTENSION plpgsql CASCADE',
  'CREATE PUBLICATION another FOR ALL TABLES',
  'SELECT lo_create(0)',
  `SELECT lo_from_bytea(0, 'x')`,
  `SELECT lo_import('/etc/passwd')`,
  `SELECT pg_read_file('postgresql.conf')`,
  'SELECT pg_reload_conf()',
];

const ofKeysAndCheckpoints = [
  `UPDATE kernel.secrets SET value = 'known'`,
  'DELETE FROM kernel.secrets',
  'TRUNCATE kernel.secrets',
  `INSERT INTO kernel.secrets (name, value) SELECT name, 'known' FROM kernel.secrets
   ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  `UPDATE kernel.signing_keys SET public_jwk = '{}'`,
  'UPDATE kernel.signing_keys SET revoked_at = now(), retired_at = now(), private_jwk = NULL',
  'DELETE FROM kernel.signing_keys',
  `INSERT INTO kernel.signing_keys (id, public_jwk, retired_at) VALUES ('mine', '{}', now())`,
  'UPDATE kernel.checkpoints SET position = 0',
  `UPDATE kernel.checkpoints SET log_id = 'another', event_id = NULL`,
  'UPDATE kernel.checkpoints SET rebuilds = 0',
  'DELETE FROM kernel.checkpoints',
  `INSERT INTO kernel.checkpoints (projector, position) VALUES ('another', 7)`,
  'ALTER FUNCTION kernel.move_checkpoint SECURITY INVOKER',
  `INSERT INTO migrations.applied VALUES ('log', '9999_mine.sql', '')`,
  `UPDATE migrations.applied SET sha256 = ''`,
  'DELETE FROM migrations.applied',
];

const ofReadTables = [
  'ALTER TABLE focus.items DROP CONSTRAINT items_owner_in_same_organization_fkey',
  'ALTER TABLE focus.items DISABLE TRIGGER ALL',
  'DROP INDEX focus.items_one_active_per_owner',
  'DROP VIEW focus.project_progress',
  'TRUNCATE focus.items CASCADE',
  'ALTER SCHEMA focus RENAME TO focus_old',
  'DROP SCHEMA focus CASCADE',
];

/** Everything that the role of the running service must not be able to do. */
export const violations: readonly Violation[] = [
  ...by(LACKING, ...changesOfTheLog, ...ofTheLogsDefinition, ...ofPowers, ...ofKeysAndCheckpoints, ...ofReadTables),
  ...brokenAppends,
  ...by(/^BR001$/, `SELECT kernel.move_checkpoint('focus', 0, ${HEAD})`, moved('0')),
  ...by(
    /^BR002$/,
    moved(`${HEAD} + 1`),
    moved(`${HEAD} + 1000000`),
    moved(`${HEAD} + 1, (SELECT id::text FROM log.identity)`),
    moved(`${HEAD} + 1, 'another'`),
    `${moved(HEAD)}; ${moved(`${HEAD} + 1, 'another'`)}`,
  ),
  ...by(/^23503$/, `UPDATE focus.items SET execution_owner_id = gen_random_uuid(), offered_by = gen_random_uuid()`),
  ...by(/^23514$/, `UPDATE focus.items SET state = 'lost'`),
];

/**
 * What it can do: append, keep its own secrets and checkpoints, and write rows that a rebuild would write again.
 */
export const plainWrites: readonly string[] = [
  forged(`${HEAD} + 1`, `'forged-1'`, '1'),
  `SELECT * FROM log.append_locked(ARRAY[ROW('forged-2', 1, NULL, gen_random_uuid(), 'Forged', 1, 'o', 'a', NULL, 'c', 'h',
    NULL, 'k', NULL, now(), now(), '{}', NULL)::log.new_event])`,
  `INSERT INTO kernel.secrets (name, value) VALUES ('another', 'value')`,
  `INSERT INTO kernel.checkpoints (projector) VALUES ('another')`,
  `UPDATE kernel.checkpoints SET epoch = epoch + 1`,
  moved(HEAD),
  `UPDATE focus.items SET title = 'Another'`,
];
