import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { openEmbeddedPostgres, type EmbeddedPostgres } from '../../src/kernel/runtime/embedded-postgres.js';
import { CLUSTER_ROLES } from '../../src/kernel/runtime/postgres-roles.js';
import { createLogger } from '../../src/kernel/runtime/logging.js';
import { withLock } from '../../src/kernel/runtime/process-lock.js';

/** An empty database of one test's own. */
export interface FreshDatabase {
  /** As the role of the running service, which may not make or change tables. */
  readonly url: string;
  /** As the role that owns the database. */
  readonly ownerUrl: string;
  /** Closes what is still connected and drops it. */
  drop(): Promise<void>;
}

function runFolder(): string {
  const folder = process.env['BRIGHTLY_TEST_RUN'];
  if (folder === undefined) throw new Error('BRIGHTLY_TEST_RUN is not set: run the tests through Jest.');
  return folder;
}

/** A new directory that is removed after the run; Postgres' own account can traverse it. */
export function temporaryDirectory(name = 'tmp'): string {
  const directory = mkdtempSync(join(runFolder(), `${name}-`));
  chmodSync(directory, 0o711);
  return directory;
}

/** The run's one server, started on first use; its data may be lost with the machine. */
async function sharedServer(): Promise<Urls> {
  const note = join(runFolder(), 'shared-url');
  if (!existsSync(note)) {
    await withLock(join(runFolder(), 'shared.lock'), async () => {
      if (existsSync(note)) return;
      const dataDir = join(runFolder(), 'shared');
      const server = await openEmbeddedPostgres({ dataDir, logger: createLogger('silent'), durable: false });
      const { url, ownerUrl, superuserUrl } = server;
      writeFileSync(`${note}.draft`, JSON.stringify({ url, ownerUrl, superuserUrl }), { mode: 0o600 });
      renameSync(`${note}.draft`, note);
    });
  }
  return known(JSON.parse(readFileSync(note, 'utf8')) as Urls);
}

/** The same database of a server under each of its roles. */
type Urls = Pick<EmbeddedPostgres, 'url' | 'ownerUrl' | 'superuserUrl'>;

/** The servers of this test file, by the password of the service's role. */
const servers = new Map<string, Urls>();

function known(urls: Urls): Urls {
  servers.set(new URL(urls.url).password, urls);
  return urls;
}

function under(url: string, role: 'ownerUrl' | 'superuserUrl'): string | undefined {
  const server = servers.get(new URL(url).password);
  if (server === undefined) return undefined;
  const [there, as] = [new URL(url), new URL(server[role])];
  there.username = as.username;
  there.password = as.password;
  return there.href;
}

/** The same database, through the same proxy, as the role that owns it; undefined for one that is not of these tests. */
export function ownerOf(url: string): string | undefined {
  return under(url, 'ownerUrl');
}

/** The same database as the cluster's superuser. */
export function superuserOf(url: string): string {
  const superuser = under(url, 'superuserUrl');
  if (superuser === undefined) throw new Error('This database is not of these tests.');
  return superuser;
}

/** Runs SQL as the role that the URL names. */
export async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A database on the run's shared server: an empty one, or a copy of another that nobody is connected to. */
export async function freshDatabase(copied?: FreshDatabase): Promise<FreshDatabase> {
  const { url, ownerUrl, superuserUrl } = await sharedServer();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const template = copied === undefined ? '' : `TEMPLATE ${new URL(copied.url).pathname.slice(1)}`;
  await execute(superuserUrl, `CREATE DATABASE ${name} OWNER ${CLUSTER_ROLES.owner} ${template}`);
  const named = (server: string): string => Object.assign(new URL(server), { pathname: `/${name}` }).href;
  return { url: named(url), ownerUrl: named(ownerUrl), drop: () => dropDatabase(superuserUrl, name) };
}

const OBJECT_IN_USE = '55006';

/**
 * Postgres itself waits up to 5 s for sessions that are just ending: a pool ends before its connections are closed, and
 * to terminate one of those would raise an error that nobody handles. Whatever stays longer is terminated.
 */
async function dropDatabase(server: string, name: string): Promise<void> {
  try {
    await execute(server, `DROP DATABASE ${name}`);
  } catch (error) {
    if ((error as { code?: unknown }).code !== OBJECT_IN_USE) throw error;
    await execute(server, `DROP DATABASE ${name} WITH (FORCE)`);
  }
}

/** A data directory after a first start and a stop: a copy, since making one takes seconds. */
export async function usedDataDirectory(name = 'used'): Promise<string> {
  const template = join(runFolder(), 'template');
  await withLock(join(runFolder(), 'template.lock'), async () => {
    if (existsSync(template)) return;
    const draft = temporaryDirectory('template');
    const server = await openEmbeddedPostgres({ dataDir: draft, logger: createLogger('silent'), durable: false });
    await server.stop();
    renameSync(draft, template);
  });
  const dataDir = temporaryDirectory(name);
  const [from, to] = [join(template, 'postgres'), join(dataDir, 'postgres')];
  // Started as root, Postgres runs under an account that owns its files.
  if (process.getuid?.() === 0) await promisify(execFile)('cp', ['-a', from, to]);
  else cpSync(from, to, { recursive: true });
  return dataDir;
}

/** A server of one test's own with durable settings, for tests that stop, kill or fill it; `stop` it in the end. */
export async function ownPostgres(given?: string): Promise<EmbeddedPostgres & { dataDir: string }> {
  const dataDir = given ?? (await usedDataDirectory('own'));
  const server = await openEmbeddedPostgres({ dataDir, logger: createLogger('silent') });
  known(server);
  return { ...server, dataDir };
}
