import type pg from 'pg';
import { openDatabase } from '../../src/kernel/runtime/database.js';
import { createLogger } from '../../src/kernel/runtime/logging.js';
import { atLength } from '../support/at-length.js';
import { startBrightly } from '../support/command-line.js';
import { houseWith, rowsOf } from '../support/house.js';
import { connected, EVENTS, olderDataDirectory, type OlderDataDirectory } from '../support/older-data-directory.js';
import { until } from '../support/until.js';

const logger = createLogger('silent');

/** Roles, owners and privileges of everything, without passwords and generated names. */
const POWERS = `
  SELECT 'role' AS kind, format('%s %s %s %s %s', rolname, rolsuper, rolcanlogin, rolcreaterole, rolbypassrls) AS what
    FROM pg_roles
  UNION ALL SELECT 'member', format('%s %s', roleid::regrole, member::regrole) FROM pg_auth_members
  UNION ALL SELECT 'database', format('%s %s %s', datname, datdba::regrole, datacl) FROM pg_database
  UNION ALL SELECT 'schema', format('%s %s %s', nspname, nspowner::regrole, nspacl) FROM pg_namespace
    WHERE nspname !~ '^pg_(toast_)?temp_'
  UNION ALL SELECT 'table', format('%s %s %s', oid::regclass, relowner::regrole, (SELECT array_agg(a ORDER BY a::text) FROM
    unnest(relacl) a)) FROM pg_class WHERE relnamespace::regnamespace::text IN ('log', 'kernel', 'focus', 'migrations', 'public')
    AND relkind IN ('r', 'p', 'v', 'S')
  UNION ALL SELECT 'column', format('%s %s %s', attrelid::regclass, attname, attacl) FROM pg_attribute
    WHERE attacl IS NOT NULL
  UNION ALL SELECT 'routine', format('%s %s %s %s', oid::regprocedure, proowner::regrole, prosecdef, proacl) FROM pg_proc
    WHERE pronamespace::regnamespace::text IN ('log', 'kernel', 'focus', 'public') OR proname LIKE 'lo\\_%'
  UNION ALL SELECT 'type', format('%s %s', oid::regtype, typowner::regrole) FROM pg_type
    WHERE typnamespace::regnamespace::text IN ('log', 'kernel', 'focus') AND typtype = 'c'
  UNION ALL SELECT 'applied', format('%s %s', schema_name, name) FROM migrations.applied
  ORDER BY 1, 2`;

/** Resolves once another session waits for a lock of the backend `holder`; the wait lasts as long as the lock. */
async function untilSomebodyWaitsFor(holder: number, watching: pg.Client, isOver: () => boolean): Promise<void> {
  const blocked = 'SELECT FROM pg_stat_activity WHERE pg_blocking_pids(pid) @> ARRAY[$1::int]';
  await until(async () => isOver() || ((await watching.query(blocked, [holder])).rowCount ?? 0) > 0);
}

/** Starts the upgrade by the current version, and kills it where it waits for the lock that `hold` takes. */
async function killedAt({ dataDir, superuserUrl }: OlderDataDirectory, hold: string): Promise<void> {
  await connected(superuserUrl, async (client) => {
    await client.query(`BEGIN; ${hold}`);
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const { child, ended } = await startBrightly({ BRIGHTLY_DATA_DIR: dataDir }, 'status');
    const isOver = (): boolean => child.exitCode !== null;
    // On another connection, because within a transaction `pg_stat_activity` does not change.
    await connected(superuserUrl, (watching) => untilSomebodyWaitsFor(rows[0]?.pid ?? 0, watching, isOver));
    child.kill('SIGKILL');
    expect(await ended).toMatchObject({ status: null });
    await client.query('ROLLBACK');
  });
}

/** Starts the service again; checks the history and that it works, and returns who may do what. */
async function afterTheNextStart({ dataDir, superuserUrl, events, stop }: OlderDataDirectory) {
  const house = await houseWith({ dataDir }).finally(stop);
  try {
    expect((await house.pool.query<object>(EVENTS)).rows[0]).toEqual(events);
    const rows = await rowsOf(house, 'SELECT current_user AS role, count(*)::int AS of FROM focus.organizations');
    expect(rows).toEqual([{ role: 'brightly_service', of: 1 }]);
    await expect(house.pool.query('UPDATE log.events SET type = type')).rejects.toThrow('permission denied');
    const { ownerUrl, stop: letGo } = await openDatabase({ dataDir, databaseUrl: undefined }, logger, 'command');
    await connected(ownerUrl, async (client) => {
      expect((await client.query<object>('SELECT current_user AS role')).rows).toEqual([{ role: 'brightly_owner' }]);
    }).finally(letGo);
    return await connected(superuserUrl, async (client) => (await client.query<object>(POWERS)).rows);
  } finally {
    await house.shutdown.stop();
  }
}

/** Roles of a start that was killed before it stored their passwords. */
const ROLES = `CREATE ROLE brightly_owner LOGIN PASSWORD 'lost'; CREATE ROLE brightly_service LOGIN PASSWORD 'lost'`;

/** The steps at which the upgrade is killed: what exists before, and the lock that stops it there. */
const KILLS: readonly [when: string, before: string, hold: string][] = [
  ['makes the roles', '', `CREATE ROLE brightly_service`],
  ['gives existing roles new passwords', ROLES, `ALTER ROLE brightly_service VALID UNTIL 'infinity'`],
  ['gives the existing tables to their owner', '', 'LOCK TABLE focus.items IN ACCESS SHARE MODE'],
  ['migrates, with everything in the hands of the owner', '', 'SELECT pg_advisory_xact_lock(7210734251)'],
  [
    'opens the schemas to the service',
    '',
    `SELECT pg_advisory_xact_lock(hashtextextended('brightly service role', 0))`,
  ],
];

/** What an interrupted upgrade, or an operator, may have left in the database. */
const LEFT_BEHIND: readonly [what: string, sql: string][] = [
  ['its roles, whose passwords were never stored', ROLES],
  ['one of its roles', `CREATE ROLE brightly_owner LOGIN PASSWORD 'lost'`],
  ['its roles and an owner of a schema, but not of its tables', `${ROLES}; ALTER SCHEMA log OWNER TO brightly_owner`],
  [
    'the privileges on the log, and on nothing else',
    `${ROLES}; ALTER DATABASE brightly OWNER TO brightly_owner; GRANT USAGE ON SCHEMA log TO brightly_service;
     GRANT SELECT, INSERT ON log.events TO brightly_service; GRANT SELECT ON log.identity TO brightly_service`,
  ],
  ['more privileges on the log than intended', `${ROLES}; GRANT ALL ON log.events TO brightly_service`],
];

describe('an upgrade of a data directory of the version that had one role for everything', () => {
  let powers: readonly object[];
  beforeAll(async () => {
    powers = await afterTheNextStart(await olderDataDirectory());
    expect(powers.length).toBeGreaterThan(100);
  });

  it.each(atLength(KILLS, KILLS.slice(2, 4)))(
    'is completed by the next start if it was killed as it %s',
    async (_when, before, hold) => {
      const older = await olderDataDirectory();
      await connected(older.superuserUrl, (client) => client.query(before));
      await killedAt(older, hold);
      expect(await afterTheNextStart(older)).toEqual(powers);
    },
  );

  it.each(atLength(LEFT_BEHIND, LEFT_BEHIND.slice(3, 4)))(
    'is completed by the next start if the directory has %s',
    async (_what, sql) => {
      const older = await olderDataDirectory();
      await connected(older.superuserUrl, (client) => client.query(sql));
      expect(await afterTheNextStart(older)).toEqual(powers);
    },
  );
});
