import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { openSession } from '../../../src/kernel/postgres/sessions.js';
import { createLogger } from '../../../src/kernel/runtime/logging.js';
import { prepareSchemas } from '../../../src/kernel/runtime/schemas.js';
import { readModels, schemas } from '../../../src/read-models.js';
import { StartError } from '../../../src/kernel/runtime/start-error.js';
import { freshDatabase, superuserOf, type FreshDatabase } from '../../support/postgres.js';

let database: FreshDatabase;
/** The role that owns everything if there is only one, and its URL. */
let app: string;
let appUrl: string;

beforeEach(async () => {
  database = await freshDatabase();
  app = `app_${randomUUID().replaceAll('-', '')}`;
  appUrl = Object.assign(new URL(database.url), { username: app, password: 'hunter2' }).href;
  await asSuperuser(`CREATE ROLE ${app} LOGIN PASSWORD 'hunter2'`);
});
afterEach(async () => {
  await asSuperuser(`REASSIGN OWNED BY ${app} TO CURRENT_USER; DROP OWNED BY ${app}; DROP ROLE ${app}`);
  await database.drop();
});

async function asSuperuser(sql: string): Promise<void> {
  const client = await openSession({ connectionString: superuserOf(database.url) });
  await client.query(sql).finally(() => client.end());
}

/** The warnings about the two roles at the start. */
async function said(url: string, ownerUrl: string): Promise<readonly string[]> {
  const lines: string[] = [];
  const write = (line: string) => void lines.push((JSON.parse(line) as { readonly msg: string }).msg);
  await prepareSchemas({ url, ownerUrl }, { schemas, readModels }, pino({ level: 'warn' }, { write }));
  return lines;
}

const nameOf = (url: string): string => new URL(url).pathname.slice(1);

describe('a service role that could remove the log’s protection', () => {
  it('is reported as the owner, with a remedy, if it used to own everything', async () => {
    await asSuperuser(`ALTER DATABASE ${nameOf(database.url)} OWNER TO ${app}`);
    expect(await said(appUrl, appUrl)).toEqual([]);
    const [warning = '', ...more] = await said(appUrl, superuserOf(database.url));
    expect(more).toEqual([]);
    expect(warning).toMatch(`Nothing keeps the role ${app} of DATABASE_URL from changing the event log`);
    expect(warning).toMatch(`it owns the database ${nameOf(database.url)}, the schema focus, the schema focus_history and `);
    const [remedy = ''] = /REASSIGN OWNED BY [^)]*/.exec(warning) ?? [];
    await asSuperuser(remedy);
    expect(await said(appUrl, superuserOf(database.url))).toEqual([]);
  });

  it('is reported as the owner of a single table or function', async () => {
    expect(await said(appUrl, database.ownerUrl)).toEqual([]);
    await asSuperuser(`ALTER FUNCTION log.refuse_gap OWNER TO ${app}`);
    expect(await said(appUrl, database.ownerUrl)).toEqual([
      expect.stringContaining(`it owns log.refuse_gap() (remedy: REASSIGN OWNED BY ${app} TO brightly_owner)`),
    ]);
  });

  it('is reported as a member of the owner', async () => {
    await asSuperuser(`GRANT brightly_owner TO ${app}`);
    const [warning = ''] = await said(appUrl, database.ownerUrl);
    expect(warning).toMatch('it is a member of brightly_owner, which owns the database');
    expect(warning).toMatch(`(remedy: REVOKE brightly_owner FROM ${app})`);
  });

  it.each(['SUPERUSER', 'CREATEROLE', 'BYPASSRLS'])('is reported for %s', async (power) => {
    await asSuperuser(`ALTER ROLE ${app} ${power}`);
    expect(await said(appUrl, database.ownerUrl)).toEqual([
      expect.stringMatching(`: it has ${power} \\(remedy: ALTER ROLE ${app} NO${power}\\)\\.$`),
    ]);
  });

  it('is reported as a member of a role that may write everywhere', async () => {
    await asSuperuser(`GRANT pg_write_all_data TO ${app}`);
    expect(await said(appUrl, database.ownerUrl)).toEqual([
      expect.stringContaining(`it is a member of pg_write_all_data (remedy: REVOKE pg_write_all_data FROM ${app})`),
    ]);
  });
});

describe('two database URLs that do not match', () => {
  it('are refused, without their passwords and before anything is created, if they name two databases', async () => {
    const other = await freshDatabase();
    const refused = prepareSchemas({ url: database.url, ownerUrl: other.ownerUrl }, { schemas, readModels }, createLogger('silent'));
    await expect(refused).rejects.toThrow(StartError);
    await expect(refused).rejects.toThrow(
      new RegExp(
        `DATABASE_URL names the database .*/${nameOf(database.url)}, and DATABASE_OWNER_URL .*/${nameOf(other.url)}:`,
      ),
    );
    for (const url of [database.url, other.ownerUrl]) {
      await expect(refused).rejects.not.toThrow(new URL(url).password);
    }
    const client = await openSession({ connectionString: other.url });
    expect((await client.query(`SELECT FROM pg_namespace WHERE nspname IN ('log', 'migrations')`)).rowCount).toBe(0);
    await client.end();
    await other.drop();
  });

  it.each([
    ['has no rights to the schemas itself', 'migrations.applied', 'permission denied for schema'],
    ['has rights that it may not give', 'ALL TABLES IN SCHEMA log', 'it is not their owner'],
  ])('are refused with a remedy if the role that is named as owner %s', async (_name, readable, why) => {
    expect(await said(database.url, database.ownerUrl)).toEqual([]);
    await asSuperuser(`GRANT USAGE ON SCHEMA migrations TO ${app}; GRANT SELECT ON migrations.applied TO ${app}`);
    await asSuperuser(`GRANT SELECT ON ${readable} TO ${app}`);
    await asSuperuser(`REVOKE ALL ON log.events FROM brightly_service`);
    if (why.startsWith('it')) await asSuperuser(`GRANT USAGE ON SCHEMA log TO ${app}`);
    const refused = prepareSchemas({ url: database.url, ownerUrl: appUrl }, { schemas, readModels }, createLogger('silent'));
    await expect(refused).rejects.toThrow(StartError);
    await expect(refused).rejects.toThrow(
      new RegExp(`The role ${app} of DATABASE_OWNER_URL may not open .* to the role brightly_service \\(${why}`),
    );
  });
});
