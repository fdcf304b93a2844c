import pg from 'pg';
import type { House } from '../../src/house.js';
import { signingKey } from '../../src/kernel/http/authentication/key-store.js';
import { openSession } from '../../src/kernel/postgres/sessions.js';
import { found, houseOn, offerTo, newItem, rowsOf } from '../support/house.js';
import { ownPostgres } from '../support/postgres.js';
import { brokenAppends, changesOfTheLog, forged, HEAD, plainWrites, violations } from './violating-writes.js';

/** Everything that a violation could change: rows, definitions, privileges and roles. */
const FINGERPRINT = `
  SELECT 'row' AS kind, e::text AS what FROM log.events e UNION ALL SELECT 'log', id::text FROM log.identity
  UNION ALL SELECT 'secret', s::text FROM kernel.secrets s UNION ALL SELECT 'key', k::text FROM kernel.signing_keys k
  UNION ALL SELECT 'applied', a::text FROM migrations.applied a UNION ALL SELECT 'item', i::text FROM focus.items i
  UNION ALL SELECT 'place', format('%s %s %s', projector, log_id, rebuilds) FROM kernel.checkpoints
  UNION ALL SELECT 'table', format('%s %s %s %s', oid::regclass, relowner::regrole, relacl, relrowsecurity) FROM pg_class
    WHERE relnamespace::regnamespace::text IN ('log', 'kernel', 'focus', 'migrations', 'public')
  UNION ALL SELECT 'function', format('%s %s', oid::regprocedure, md5(pg_get_functiondef(oid))) FROM pg_proc
    WHERE pronamespace::regnamespace::text IN ('log', 'kernel', 'focus', 'public')
  UNION ALL SELECT 'trigger', format('%s %s %s', tgrelid::regclass, tgname, tgenabled) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT 'constraint', format('%s %s', conrelid::regclass, conname) FROM pg_constraint WHERE conrelid <> 0
  UNION ALL SELECT 'role', format('%s %s %s', rolname, rolsuper, rolcreaterole) FROM pg_roles
  UNION ALL SELECT 'member', format('%s %s', roleid::regrole, member::regrole) FROM pg_auth_members
  UNION ALL SELECT 'schema', format('%s %s %s', nspname, nspowner::regrole, nspacl) FROM pg_namespace
  UNION ALL SELECT 'large object', oid::text FROM pg_largeobject_metadata
  ORDER BY 1, 2`;

let server: Awaited<ReturnType<typeof ownPostgres>>;
let house: House;
let superuser: pg.Client;

beforeAll(async () => {
  server = await ownPostgres();
  house = await houseOn(server.url);
  await signingKey(house.pool);
  const ada = await found(house, 'Acme');
  await newItem(house, ada, offerTo(ada, { accept: true }));
  await rowsOf(house, 'SELECT 1');
  superuser = await openSession({ connectionString: server.superuserUrl });
});
afterAll(async () => {
  await superuser.end();
  await house.shutdown.stop();
  await server.stop();
});

const fingerprint = async (): Promise<readonly unknown[]> => (await superuser.query<object>(FINGERPRINT)).rows;

/** The SQLSTATE with which a statement fails on a connection of its own, or `done`. */
async function outcomeOf(url: string, sql: string, { keep = true } = {}): Promise<string> {
  const client = await openSession({ connectionString: url });
  try {
    if (!keep) await client.query('BEGIN');
    await client.query(sql);
    await client.query(keep ? 'SELECT 1' : 'SET CONSTRAINTS ALL IMMEDIATE; ROLLBACK');
    return 'done';
  } catch (error) {
    return error instanceof pg.DatabaseError ? (error.code ?? '') : String(error);
  } finally {
    await client.end();
  }
}

/** The statements, named by their beginnings. */
function named(statements: readonly string[]): (readonly [string, string])[] {
  return statements.map((sql) => [sql.replaceAll(/\s+/g, ' ').slice(0, 100), sql]);
}

describe('the role of the running service', () => {
  it(`is stopped at each of ${violations.length} writes that would change history, its guards, keys or definitions`, async () => {
    expect(violations.length).toBeGreaterThanOrEqual(95);
    const before = await fingerprint();
    const notStopped: string[] = [];
    for (const { sql, by } of violations) {
      const outcome = await outcomeOf(server.url, sql);
      if (!by.test(outcome)) notStopped.push(`${outcome}: ${sql}`);
    }
    expect(notStopped).toEqual([]);
    expect(await fingerprint()).toEqual(before);
  });

  it('can grant nothing to any role, itself included', async () => {
    const before = await fingerprint();
    // Postgres warns and grants nothing.
    for (const what of [
      'UPDATE ON log.events',
      'ALL ON kernel.secrets',
      'TRIGGER ON focus.items',
      'CREATE ON SCHEMA log',
    ]) {
      await outcomeOf(server.url, `GRANT ${what} TO CURRENT_USER, PUBLIC`);
    }
    expect(await fingerprint()).toEqual(before);
  });

  it.each(named(plainWrites))('can do what the service needs: %s', async (_name, sql) => {
    expect(await outcomeOf(server.url, sql, { keep: false })).toBe('done');
  });
});

describe('the role that owns the log', () => {
  it.each(named([...changesOfTheLog, ...brokenAppends.map(({ sql }) => sql)]))(
    'LOG-1: is stopped by triggers and keys as long as it does not drop them: %s',
    async (_name, sql) => {
      const before = await fingerprint();
      expect(await outcomeOf(server.ownerUrl, sql)).toMatch(/^(42501|23\d\d\d|21000|55000)$/);
      expect(await fingerprint()).toEqual(before);
    },
  );

  it('cannot become the superuser of an embedded Postgres', async () => {
    expect(await outcomeOf(server.ownerUrl, 'SET ROLE brightly')).toBe('42501');
    expect(await outcomeOf(server.ownerUrl, `SET session_replication_role = 'replica'`)).toBe('42501');
    expect(await outcomeOf(server.ownerUrl, forged(`${HEAD} + 1`, `'forged-1'`, '1'), { keep: false })).toBe('done');
  });
});
