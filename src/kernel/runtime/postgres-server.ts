import { readFile, rename } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { runAs } from './os-account.js';
import { CLUSTER_USER, readAccess, writeAccess, writeOwned, type Access, type Cluster } from './postgres-cluster.js';
import { removeStrangersPidFile, runningPid, settledPort } from './postgres-pid-file.js';
import { StartError } from './start-error.js';

const DATABASE = 'brightly';
/** Recovery after a crash may take its time. */
const LONGEST_START_SECONDS = 600;
const LONGEST_STOP_SECONDS = 120;
const ATTEMPTS = 20;
const BETWEEN_ATTEMPTS_MS = 250;

function url({ port, password }: Access, database: string): string {
  // Without TLS, and said outright: the client would else follow PGSSLMODE from the environment.
  return `postgres://${CLUSTER_USER}:${password}@127.0.0.1:${port}/${database}?sslmode=disable`;
}

/** Any port that is free right now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
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
    '# A refused statement and what is said of it quote people’s text, which has no place in a log file.',
    'log_min_messages = log',
    'log_min_error_statement = panic',
    'log_error_verbosity = terse',
    '',
  ].join('\n');
}

async function lastLogLines({ directory }: Cluster): Promise<string> {
  const log = await readFile(join(directory, 'server.log'), 'utf8').catch(() => 'it left no log');
  return log.trim().split('\n').slice(-5).join(' / ');
}

/** Answers what the server's log says when it does not come up. */
async function tryStart(cluster: Cluster, port: number): Promise<string | undefined> {
  const log = join(cluster.directory, 'server.log');
  await writeOwned(cluster, 'brightly.conf', settings(cluster, port));
  await rename(log, `${log}.previous`).catch(() => undefined);
  const start = ['start', '-s', '-w', '-t', String(LONGEST_START_SECONDS), '-D', '.', '-l', 'server.log'];
  try {
    await runAs(cluster.account, cluster.binaries.pgCtl, start, cluster.directory);
    return undefined;
  } catch {
    return lastLogLines(cluster);
  }
}

async function start(cluster: Cluster): Promise<Access> {
  await removeStrangersPidFile(cluster.directory);
  const { port: last, password } = await readAccess(cluster);
  let port = last === 0 ? await freePort() : last;
  for (let attempt = 1; ; attempt++) {
    const problem = await tryStart(cluster, port);
    if (problem === undefined) break;
    const portTaken = problem.includes('could not bind');
    // Of a server that was killed, a process or two may live on for a moment, or its own entry in the process table.
    const notQuiteGone = problem.includes('shared memory block') || problem.includes('lock file');
    if (attempt === ATTEMPTS || !(portTaken || notQuiteGone)) {
      throw new StartError(`Postgres did not start in ${cluster.directory}: ${problem}`);
    }
    if (portTaken) port = await freePort();
    else await delay(BETWEEN_ATTEMPTS_MS);
    // A process that was killed while it started the server leaves that start to go on without it.
    const running = await settledPort(cluster.directory);
    if (running !== undefined) return { port: running, password };
  }
  if (port !== last) await writeAccess(cluster, { port, password });
  return { port, password };
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

/** A server that is ready. */
export interface RunningServer {
  /** With its password: not for logs. */
  readonly url: string;
  /** False when it ran already and was adopted. */
  readonly startedByUs: boolean;
}

/** Serves the cluster: adopts the server that runs, also one that is still starting or stopping, else starts one. */
export async function ensureRunning(cluster: Cluster): Promise<RunningServer> {
  const port = await settledPort(cluster.directory);
  const access = port === undefined ? await start(cluster) : { ...(await readAccess(cluster)), port };
  await ensureDatabase(access);
  return { url: url(access, DATABASE), startedByUs: port === undefined };
}

/** Stops the server (open transactions are rolled back) and waits until it is gone. */
export async function stopRunning({ directory, account, binaries }: Cluster): Promise<void> {
  if (runningPid(directory) === undefined) return;
  const stop = ['stop', '-s', '-w', '-t', String(LONGEST_STOP_SECONDS), '-m', 'fast', '-D', '.'];
  await runAs(account, binaries.pgCtl, stop, directory);
}
