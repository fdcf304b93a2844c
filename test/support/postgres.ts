import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { openEmbeddedPostgres, type EmbeddedPostgres } from '../../src/kernel/runtime/embedded-postgres.js';
import { createLogger } from '../../src/kernel/runtime/logging.js';
import { withLock } from '../../src/kernel/runtime/process-lock.js';

/** An empty database of one test's own. */
export interface FreshDatabase {
  readonly url: string;
  /** Closes what is still connected and drops it. */
  drop(): Promise<void>;
}

function runFolder(): string {
  const folder = process.env['BRIGHTLY_TEST_RUN'];
  if (folder === undefined) throw new Error('BRIGHTLY_TEST_RUN is not set: run the tests through Jest.');
  return folder;
}

/** A new directory that is gone after the run; Postgres' own account may pass through. */
export function temporaryDirectory(name = 'tmp'): string {
  const directory = mkdtempSync(join(runFolder(), `${name}-`));
  chmodSync(directory, 0o711);
  return directory;
}

/** The run's one server, started by the first test that asks; its data may be lost with the machine. */
async function sharedServer(): Promise<string> {
  const note = join(runFolder(), 'shared-url');
  if (existsSync(note)) return readFileSync(note, 'utf8');
  return withLock(join(runFolder(), 'shared.lock'), async () => {
    const dataDir = join(runFolder(), 'shared');
    const { url } = await openEmbeddedPostgres({ dataDir, logger: createLogger('silent'), durable: false });
    writeFileSync(note, url, { mode: 0o600 });
    return url;
  });
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** An empty database on the run's shared server. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = await sharedServer();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await execute(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => dropDatabase(server, name) };
}

const OBJECT_IN_USE = '55006';

/**
 * Postgres itself waits up to 5 s for sessions that are just ending: a pool has said goodbye before its connections are
 * gone, and to force one of those out would be an error that nobody listens for. Whatever stays longer is forced.
 */
async function dropDatabase(server: string, name: string): Promise<void> {
  try {
    await execute(server, `DROP DATABASE ${name}`);
  } catch (error) {
    if ((error as { code?: unknown }).code !== OBJECT_IN_USE) throw error;
    await execute(server, `DROP DATABASE ${name} WITH (FORCE)`);
  }
}

/** A server of one test's own with durable settings, for tests that stop, kill or fill it; `stop` it in the end. */
export async function ownPostgres(
  dataDir = temporaryDirectory('own'),
): Promise<EmbeddedPostgres & { dataDir: string }> {
  const server = await openEmbeddedPostgres({ dataDir, logger: createLogger('silent') });
  return { ...server, dataDir };
}
