import pg from 'pg';
import { connect } from '../../../src/kernel/event-log/postgres-connection.js';
import { openPool, openSession } from '../../../src/kernel/postgres/sessions.js';
import { openHouse, type House } from '../../../src/house.js';
import { DOOR_DEFAULTS } from '../../../src/kernel/runtime/door-configuration.js';
import { openDatabase } from '../../../src/kernel/runtime/database.js';
import { createLogger } from '../../../src/kernel/runtime/logging.js';
import { StartError } from '../../../src/kernel/runtime/start-error.js';
import { callerNow, found, houseOn, newItem, offerTo, rowsOf } from '../../support/house.js';
import { freshDatabase, superuserOf, type FreshDatabase } from '../../support/postgres.js';

/** Settings of a database or role that differ from what the service relies on. */
const ODD = {
  DateStyle: 'German, DMY',
  IntervalStyle: 'sql_standard',
  TimeZone: 'Asia/Kathmandu',
  synchronous_commit: 'off',
  bytea_output: 'escape',
  array_nulls: 'off',
  standard_conforming_strings: 'off',
  extra_float_digits: '-10',
  search_path: 'nowhere',
  default_transaction_read_only: 'on',
  default_transaction_isolation: 'serializable',
  statement_timeout: '1min',
  idle_session_timeout: '5min',
  idle_in_transaction_session_timeout: '5min',
} as const;

let database: FreshDatabase;

beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

async function asSuperuser(sql: string): Promise<void> {
  const client = await openSession({ connectionString: superuserOf(database.url) });
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function makeOdd(): Promise<void> {
  const { pathname, username } = new URL(database.url);
  for (const [name, value] of Object.entries(ODD)) {
    await asSuperuser(`ALTER DATABASE ${pathname.slice(1)} SET ${name} = ${pg.escapeLiteral(value)}`);
    await asSuperuser(
      `ALTER ROLE ${username} IN DATABASE ${pathname.slice(1)} SET ${name} = ${pg.escapeLiteral(value)}`,
    );
  }
}

describe('a database whose role or settings differ from the defaults', () => {
  it('gives each session what the service relies on', async () => {
    await makeOdd();
    const settings = async (client: Pick<pg.Client, 'query'>): Promise<unknown> => {
      const names = Object.keys(ODD).map((name) => `current_setting('${name}') AS "${name}"`);
      return (await client.query(`SELECT ${names.join(', ')}`)).rows[0];
    };
    const right = {
      ...{ DateStyle: 'ISO, YMD', IntervalStyle: 'postgres', TimeZone: 'UTC', synchronous_commit: 'on' },
      ...{ bytea_output: 'hex', array_nulls: 'on', standard_conforming_strings: 'on', extra_float_digits: '1' },
      ...{ search_path: '', default_transaction_read_only: 'off', default_transaction_isolation: 'read committed' },
      ...{ statement_timeout: '0', idle_session_timeout: '0', idle_in_transaction_session_timeout: '0' },
    };
    const log = await connect(database.url, () => undefined);
    expect(await settings(log)).toEqual(right);
    await log.end();
    const pool = openPool({ connectionString: database.url, max: 1 });
    expect(await settings(pool as unknown as pg.Client)).toEqual(right);
    await pool.end();
  });

  it('keeps synchronous_commit = remote_apply, which is stricter than needed', async () => {
    const { pathname } = new URL(database.url);
    await asSuperuser(`ALTER DATABASE ${pathname.slice(1)} SET synchronous_commit = 'remote_apply'`);
    const client = await openSession({ connectionString: database.url });
    expect((await client.query('SHOW synchronous_commit')).rows).toEqual([{ synchronous_commit: 'remote_apply' }]);
    await client.end();
  });

  it('stores and returns times, text and lists like any other', async () => {
    await makeOdd();
    const house = await houseOn(database.url);
    try {
      const ada = await found(house, 'Acme');
      const title = 'C:\\new "日本語" NULL';
      const dueAt = '2031-02-03T04:05:06.789Z';
      await newItem(house, callerNow(house, ada), offerTo(ada, { title, dueAt, accept: true }));
      expect(await rowsOf(house, 'SELECT title, due_at, milestone_id FROM focus.items')).toEqual([
        { title, due_at: new Date(dueAt), milestone_id: null },
      ]);
    } finally {
      await house.shutdown.stop();
    }
  });
});

describe('an unsuitable database', () => {
  const open = (databaseUrl: string) =>
    openDatabase({ databaseUrl, dataDir: '/never/used' }, createLogger('silent'), 'service');

  it('is refused in a sentence with a remedy when it is not in UTF-8', async () => {
    const name = `latin_${new URL(database.url).pathname.slice(1)}`;
    await asSuperuser(`CREATE DATABASE ${name} ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0`);
    const url = new URL(database.url);
    url.pathname = `/${name}`;
    const refused = open(url.href);
    await expect(refused).rejects.toThrow(StartError);
    await expect(refused).rejects.toThrow(/keeps its text as LATIN1, .*ENCODING 'UTF8' TEMPLATE template0/);
    await asSuperuser(`DROP DATABASE ${name} WITH (FORCE)`);
  });

  it('is refused when foreign keys are not checked for its role', async () => {
    const { pathname, username } = new URL(database.url);
    await asSuperuser(
      `ALTER ROLE ${username} IN DATABASE ${pathname.slice(1)} SET session_replication_role = 'replica'`,
    );
    await expect(open(database.url)).rejects.toThrow(/ALTER ROLE … RESET session_replication_role/);
  });

  it('is refused with a remedy when its role may not create the schemas, and accepted once the owner has created them', async () => {
    const houseAs = (databaseUrl: string, databaseOwnerUrl?: string): Promise<House> =>
      openHouse(
        {
          port: 0,
          host: '127.0.0.1',
          door: DOOR_DEFAULTS,
          dataDir: '/never/used',
          logLevel: 'silent',
          databaseUrl,
          databaseOwnerUrl,
        },
        createLogger('silent'),
        'command',
      );
    const refused = houseAs(database.url);
    await expect(refused).rejects.toThrow(StartError);
    await expect(refused).rejects.toThrow(
      /The role brightly_service may not .*DATABASE_OWNER_URL.*GRANT CREATE ON DATABASE .* TO brightly_service/,
    );
    await (await houseAs(database.url, database.ownerUrl)).shutdown.stop();
    const house = await houseAs(database.url);
    try {
      const ada = await found(house, 'Acme');
      await newItem(house, ada, offerTo(ada, { accept: true }));
      expect(await rowsOf(house, 'SELECT state FROM focus.items')).toEqual([{ state: 'waiting' }]);
    } finally {
      await house.shutdown.stop();
    }
  });

  it('a database with one role for everything is accepted', async () => {
    const house = await openHouse(
      {
        port: 0,
        host: '127.0.0.1',
        door: DOOR_DEFAULTS,
        dataDir: '/never/used',
        logLevel: 'silent',
        databaseUrl: database.ownerUrl,
      },
      createLogger('silent'),
      'command',
    );
    try {
      await found(house, 'Acme');
      expect(await rowsOf(house, 'SELECT count(*)::int AS all FROM focus.organizations')).toEqual([{ all: 1 }]);
    } finally {
      await house.shutdown.stop();
    }
  });
});
