import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import ts from 'typescript';
import { migrate, migrateInto } from '../../../src/kernel/runtime/migrations.js';
import { schemas } from '../../../src/read-models.js';
import { freshDatabase, temporaryDirectory, type FreshDatabase } from '../../support/postgres.js';

const kernelFiles = readdirSync('migrations/kernel').sort();

describe('migrations', () => {
  let database: FreshDatabase;
  let client: pg.Client;

  const connect = async () => {
    const connected = new pg.Client({ connectionString: database.ownerUrl });
    await connected.connect();
    return connected;
  };
  const ledger = async () => {
    const { rows } = await client.query<{ file: string }>(
      `SELECT schema_name || '/' || name AS file FROM migrations.applied ORDER BY applied_at, name`,
    );
    return rows.map(({ file }) => file);
  };
  const tablesIn = async (schema: string) => {
    const { rows } = await client.query<{ tablename: string }>(
      'SELECT tablename FROM pg_tables WHERE schemaname = $1 ORDER BY 1',
      [schema],
    );
    return rows.map(({ tablename }) => tablename);
  };

  beforeEach(async () => {
    database = await freshDatabase();
    client = await connect();
  });

  afterEach(async () => {
    await client.end();
    await database.drop();
  });

  it('apply every file of every schema once, in order, and nothing the second time', async () => {
    await migrate(client, ...schemas);
    const files = schemas.flatMap((schema) =>
      readdirSync(`migrations/${schema}`)
        .sort()
        .map((f) => `${schema}/${f}`),
    );
    expect(await ledger()).toEqual(files);
    await migrate(client, ...schemas);
    expect(await ledger()).toEqual(files);
  });

  it('are applied by one process at a time if two start at once', async () => {
    const others = await Promise.all([connect(), connect(), connect()]);
    await Promise.all([client, ...others].map((each) => migrate(each, 'kernel')));
    await Promise.all(others.map((each) => each.end()));
    expect(await ledger()).toEqual(kernelFiles.map((name) => `kernel/${name}`));
  });

  it('refuse a file that was edited after it had been applied', async () => {
    await migrate(client, 'kernel');
    await client.query(`UPDATE migrations.applied SET sha256 = 'another' WHERE name = $1`, [kernelFiles[0]]);
    await expect(migrate(client, 'kernel')).rejects.toThrow(
      `migrations/kernel/${kernelFiles[0]} was edited after it had been applied to this database: restore it and put the change into a new file.`,
    );
  });

  it('refuse a database that a newer version has migrated', async () => {
    await migrate(client, 'kernel');
    await client.query(`INSERT INTO migrations.applied VALUES ('kernel', '9999_from_tomorrow.sql', '')`);
    await expect(migrate(client, 'kernel')).rejects.toThrow(
      'kernel/9999_from_tomorrow.sql, which this Brightly does not know',
    );
  });

  it('refuse a file numbered before one that was applied already', async () => {
    await migrate(client, 'kernel');
    await client.query('DELETE FROM migrations.applied WHERE name = $1', [kernelFiles[0]]);
    await expect(migrate(client, 'kernel')).rejects.toThrow('give it a later number');
  });

  it('fill a schema of another name beside the one in use, without recording it', async () => {
    await migrate(client, 'kernel');
    const remembered = await ledger();
    await migrateInto(client, 'kernel', 'kernel rebuilt');
    expect(await tablesIn('kernel rebuilt')).toEqual(await tablesIn('kernel'));
    expect(await ledger()).toEqual(remembered);
  });

  it('leave nothing of a file that fails, and name it', async () => {
    await client.query('CREATE SCHEMA kernel; CREATE TABLE kernel.secrets ()');
    await expect(migrate(client, 'kernel')).rejects.toThrow(
      `migrations/kernel/${kernelFiles[0]} failed: relation "secrets" already exists`,
    );
    expect(await ledger()).toEqual([]);
    await client.query('DROP TABLE kernel.secrets');
    await migrate(client, 'kernel');
    expect(await ledger()).toHaveLength(kernelFiles.length);
  });

  it('find their files from the built program too, in a path with spaces', async () => {
    const root = join(temporaryDirectory(), 'a path with spaces');
    const built = join(root, 'dist', 'src', 'kernel');
    for (const folder of ['runtime', 'postgres']) mkdirSync(join(built, folder), { recursive: true });
    cpSync('migrations', join(root, 'migrations'), { recursive: true });
    cpSync('package.json', join(root, 'package.json'));
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
    for (const name of [
      'runtime/installation',
      'runtime/migrations',
      'runtime/start-error',
      'postgres/in-transaction',
    ]) {
      const { outputText } = ts.transpileModule(readFileSync(`src/kernel/${name}.ts`, 'utf8'), {
        compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
      });
      writeFileSync(join(built, `${name}.js`), outputText);
    }
    const program = `
      import pg from 'pg';
      import { migrate, migrateInto } from './dist/src/kernel/runtime/migrations.js';
      const client = new pg.Client({ connectionString: process.env.URL });
      await client.connect();
      await migrate(client, 'log', 'kernel');
      await client.end();`;
    writeFileSync(join(root, 'run.js'), program);
    await promisify(execFile)(process.execPath, ['run.js'], {
      cwd: root,
      env: { ...process.env, URL: database.ownerUrl },
    });
    expect(await tablesIn('kernel')).toContain('secrets');
  });
});
