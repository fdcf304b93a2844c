import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { appendFile, chmod, chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { runAs, type OsAccount } from './os-account.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import { processIdentity, processName } from './process-lock.js';

/** One Postgres data directory, the programs that serve it and the account they run under. */
export interface Cluster {
  readonly directory: string;
  readonly account: OsAccount | undefined;
  readonly binaries: PostgresBinaries;
  /** False only for data that may be lost when the machine stops, such as a test's. */
  readonly durable: boolean;
}

/** How to reach a cluster; kept in a file that only the account reads. */
interface Access {
  readonly port: number;
  readonly password: string;
}

const USER = 'brightly';
const DATABASE = 'brightly';
const accessFile = (cluster: Cluster) => join(cluster.directory, 'brightly.json');
const LONGEST_START_SECONDS = 600;

async function writeOwned(cluster: Cluster, name: string, content: string): Promise<void> {
  const path = join(cluster.directory, name);
  const draft = `${path}.draft`;
  await writeFile(draft, content, { mode: 0o600 });
  if (cluster.account !== undefined) await chown(draft, cluster.account.uid, cluster.account.gid);
  await rename(draft, path);
}

async function readAccess(cluster: Cluster): Promise<Access> {
  try {
    return JSON.parse(await readFile(accessFile(cluster), 'utf8')) as Access;
  } catch {
    throw new Error(
      `${cluster.directory} is not a data directory of Brightly, or belongs to another user: set BRIGHTLY_DATA_DIR to another directory.`,
    );
  }
}

function url({ port, password }: Access, database: string): string {
  return `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`;
}

/** Any port that is free right now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Makes the cluster unless it is there; either whole or not at all. Throws a sentence if another version made it. */
export async function ensureCluster(cluster: Cluster): Promise<void> {
  const { directory, account, binaries } = cluster;
  if (existsSync(directory)) {
    const made = Number((await readFile(join(directory, 'PG_VERSION'), 'utf8').catch(() => 'NaN')).trim());
    if (made === binaries.majorVersion || Number.isNaN(made)) return;
    throw new Error(
      `${directory} was made by Postgres ${made} and this Brightly brings Postgres ${binaries.majorVersion}: start the Brightly that made it, or set BRIGHTLY_DATA_DIR to another directory.`,
    );
  }
  const draft = await mkdtemp(`${directory}.draft-`);
  const password = randomBytes(24).toString('base64url');
  try {
    const data = join(draft, 'data');
    await mkdir(data, { mode: 0o700 });
    await writeFile(join(draft, 'password'), password, { mode: 0o600 });
    if (account !== undefined)
      for (const path of [draft, data, join(draft, 'password')]) await chown(path, account.uid, account.gid);
    await runAs(account, binaries.initdb, initdbArguments(cluster), draft);
    await appendFile(join(data, 'postgresql.conf'), "\ninclude 'brightly.conf'\n");
    await writeOwned(
      { ...cluster, directory: data },
      'brightly.json',
      JSON.stringify({ port: await freePort(), password }),
    );
    await chmod(data, 0o700);
    await rename(data, directory);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

function initdbArguments({ durable }: Cluster): string[] {
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8'];
  const access = [`--username=${USER}`, '--pwfile=password', '--auth=scram-sha-256'];
  return ['--pgdata=data', ...access, ...locale, '--no-instructions', ...(durable ? [] : ['--no-sync'])];
}

function settings({ durable }: Cluster, port: number): string {
  const commits = durable ? 'on' : 'off';
  return [
    '# Written anew at each start; put your own settings after the include in postgresql.conf.',
    `port = ${port}`,
    "listen_addresses = '127.0.0.1'",
    "unix_socket_directories = ''",
    'max_connections = 200',
    "password_encryption = 'scram-sha-256'",
    `fsync = ${commits}`,
    `synchronous_commit = ${commits}`,
    `full_page_writes = ${commits}`,
    'max_wal_size = 2GB',
    'jit = off',
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    // Statements and their details carry people's text, which has no place in a log file.
    'log_min_error_statement = panic',
    'log_error_verbosity = terse',
    '',
  ].join('\n');
}

interface PidFile {
  readonly pid: number;
  readonly port: number;
  readonly status: string;
}

function readPidFile({ directory }: Pick<Cluster, 'directory'>): PidFile | undefined {
  try {
    const lines = readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? 'starting').trim() };
  } catch {
    return undefined;
  }
}

/** The server's process id while one serves the cluster. */
export function runningPid(cluster: Pick<Cluster, 'directory'>): number | undefined {
  const file = readPidFile(cluster);
  if (file === undefined || processIdentity(file.pid) === undefined) return undefined;
  const name = processName(file.pid);
  return name === '' || name.startsWith('postgres') ? file.pid : undefined;
}

/** Waits until the server that runs is ready or gone; answers its port in the first case. */
async function settled(cluster: Cluster): Promise<number | undefined> {
  for (;;) {
    if (runningPid(cluster) === undefined) return undefined;
    const file = readPidFile(cluster);
    if (file?.status === 'ready') return file.port;
    await delay(25);
  }
}

async function lastLogLines(cluster: Cluster): Promise<string> {
  const log = await readFile(join(cluster.directory, 'server.log'), 'utf8').catch(() => '');
  return log.trim().split('\n').slice(-5).join(' / ');
}

async function tryStart(cluster: Cluster, port: number): Promise<string | undefined> {
  await writeOwned(cluster, 'brightly.conf', settings(cluster, port));
  await rename(join(cluster.directory, 'server.log'), join(cluster.directory, 'server.log.previous')).catch(
    () => undefined,
  );
  const start = ['start', '-s', '-w', '-t', String(LONGEST_START_SECONDS), '-D', '.', '-l', 'server.log'];
  try {
    await runAs(cluster.account, cluster.binaries.pgCtl, start, cluster.directory);
    return undefined;
  } catch {
    return lastLogLines(cluster);
  }
}

async function start(cluster: Cluster): Promise<Access> {
  // A pid file of a former run names a pid that may belong to a stranger by now, and Postgres would take it for its own.
  await rm(join(cluster.directory, 'postmaster.pid'), { force: true });
  const access = await readAccess(cluster);
  let port = access.port;
  for (let attempt = 1; ; attempt++) {
    const problem = await tryStart(cluster, port);
    if (problem === undefined) break;
    const portTaken = problem.includes('could not bind') || problem.includes('could not create any TCP/IP sockets');
    if (!portTaken || attempt === 5) throw new Error(`Postgres did not start in ${cluster.directory}: ${problem}`);
    port = await freePort();
  }
  const reached = { ...access, port };
  if (port !== access.port) await writeOwned(cluster, 'brightly.json', JSON.stringify(reached));
  return reached;
}

async function ensureDatabase(access: Access): Promise<void> {
  const client = new pg.Client({ connectionString: url(access, 'postgres') });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

/** Serves the cluster: adopts the server that runs, also one that is still starting or stopping, else starts one. */
export async function ensureRunning(
  cluster: Cluster,
): Promise<{ readonly url: string; readonly startedByUs: boolean }> {
  const port = await settled(cluster);
  const access = port === undefined ? await start(cluster) : { ...(await readAccess(cluster)), port };
  await ensureDatabase(access);
  return { url: url(access, DATABASE), startedByUs: port === undefined };
}

/** Stops the server (open transactions are rolled back) and waits until it is gone. */
export async function stopRunning(cluster: Cluster): Promise<void> {
  if (runningPid(cluster) === undefined) return;
  const stop = ['stop', '-s', '-w', '-t', '120', '-m', 'fast', '-D', '.'];
  await runAs(cluster.account, cluster.binaries.pgCtl, stop, cluster.directory);
}
