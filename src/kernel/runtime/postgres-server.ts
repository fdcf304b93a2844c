import { readFile, rename } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openSession } from '../postgres/sessions.js';
import { runAs } from './os-account.js';
import {
  CLUSTER_USER,
  newPassword,
  readAccess,
  writeAccess,
  writeOwned,
  type Access,
  type Cluster,
} from './postgres-cluster.js';
import { removeUselessPidFile, runningPid, settledPort } from './postgres-pid-file.js';
import { CLUSTER_ROLES, closeDatabase, ensureDatabase, ensureRoles, hasRoles } from './postgres-roles.js';
import { StartError } from './start-error.js';

const DATABASE = 'brightly';
/** Recovery after a crash may take its time. */
const LONGEST_START_SECONDS = 600;
const LONGEST_STOP_SECONDS = 120;
const ATTEMPTS = 20;
const BETWEEN_ATTEMPTS_MS = 250;

function url(role: string, password: string, port: number, database = DATABASE): string {
  // Without TLS, explicitly: the client would otherwise follow PGSSLMODE from the environment.
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}?sslmode=disable`;
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

const lastLines = (text: string): readonly string[] => text.trim().split('\n').filter(Boolean).slice(-5);

/** The output of pg_ctl, and that of the server until it ended, if it started at all. */
async function whyNotStarted({ directory }: Cluster, error: unknown): Promise<string> {
  const log = await readFile(join(directory, 'server.log'), 'utf8').catch(() => '');
  const said = typeof error === 'object' && error !== null && 'stderr' in error ? String(error.stderr) : String(error);
  return [...lastLines(said), ...lastLines(log)].join(' / ');
}

/** Tries to start the server; if it fails, returns what Postgres prints. */
async function tryStart(cluster: Cluster, port: number): Promise<string | undefined> {
  const log = join(cluster.directory, 'server.log');
  await writeOwned(cluster, 'brightly.conf', settings(cluster, port));
  await rename(log, `${log}.previous`).catch(() => undefined);
  const start = ['start', '-s', '-w', '-t', String(LONGEST_START_SECONDS), '-D', '.', '-l', 'server.log'];
  try {
    await runAs(cluster.account, cluster.binaries.pgCtl, start, cluster.directory);
    return undefined;
  } catch (error) {
    return whyNotStarted(cluster, error);
  }
}

/** What to do about the problem, if Postgres' message does not say. */
function remedyFor(problem: string, directory: string): string {
  if (/PID file|lock file/i.test(problem)) {
    return ` Remove ${join(directory, 'postmaster.pid')} once no Postgres runs on that directory any more.`;
  }
  if (/No space left/i.test(problem)) return ' Make room on that disk.';
  return '';
}

async function start(cluster: Cluster): Promise<Access> {
  await removeUselessPidFile(cluster.directory);
  const access = await readAccess(cluster);
  const { port: last } = access;
  let port = last === 0 ? await freePort() : last;
  for (let attempt = 1; ; attempt++) {
    const problem = await tryStart(cluster, port);
    if (problem === undefined) break;
    const portTaken = problem.includes('could not bind');
    // A process or two of a killed server may live on for a moment, or its own entry in the process table.
    const notQuiteGone = problem.includes('shared memory block') || problem.includes('lock file');
    if (attempt === ATTEMPTS || !(portTaken || notQuiteGone)) {
      throw new StartError(
        `Postgres did not start in ${cluster.directory}: ${problem}${remedyFor(problem, cluster.directory)}`,
      );
    }
    if (portTaken) port = await freePort();
    else await delay(BETWEEN_ATTEMPTS_MS);
    // A server whose launcher was killed while starting it goes on starting by itself.
    const running = await settledPort(cluster.directory);
    if (running !== undefined) return { ...access, port: running };
  }
  if (port !== last) await writeAccess(cluster, { ...access, port });
  return { ...access, port };
}

/** A server that is ready; with passwords, not for logs. */
export interface RunningServer {
  /** As the role of the running service. */
  readonly url: string;
  /** As the role that owns the database. */
  readonly ownerUrl: string;
  /** As the cluster's superuser, for the launcher. */
  readonly superuserUrl: string;
  /** False if it was already running and was adopted. */
  readonly startedByUs: boolean;
}

/** Creates the roles and the database if they are missing, also in a cluster of an earlier version. */
async function ensureContents(cluster: Cluster, access: Access): Promise<Required<Access>> {
  const client = await openSession({ connectionString: url(CLUSTER_USER, access.password, access.port, 'postgres') });
  const passwords = access.passwords ?? { owner: newPassword(), service: newPassword() };
  try {
    if (access.passwords === undefined || !(await hasRoles(client))) {
      // Saved only once they are valid: if this start is killed in between, the next one sets new ones.
      await ensureRoles(client, passwords);
      await writeAccess(cluster, { ...access, passwords });
    }
    await ensureDatabase(client, DATABASE);
  } finally {
    await client.end();
  }
  await closeDatabase(url(CLUSTER_USER, access.password, access.port));
  return { ...access, passwords };
}

/** Serves the cluster: adopts the running server, even if it is still starting or stopping, else starts one. */
export async function ensureRunning(cluster: Cluster): Promise<RunningServer> {
  const running = await settledPort(cluster.directory);
  const access = running === undefined ? await start(cluster) : { ...(await readAccess(cluster)), port: running };
  const { port, password, passwords } = await ensureContents(cluster, access);
  return {
    url: url(CLUSTER_ROLES.service, passwords.service, port),
    ownerUrl: url(CLUSTER_ROLES.owner, passwords.owner, port),
    superuserUrl: url(CLUSTER_USER, password, port),
    startedByUs: running === undefined,
  };
}

/** Stops the server (open transactions are rolled back) and waits until it is gone. */
export async function stopRunning({ directory, account, binaries }: Cluster): Promise<void> {
  if (runningPid(directory) === undefined) return;
  const stop = ['stop', '-s', '-w', '-t', String(LONGEST_STOP_SECONDS), '-m', 'fast', '-D', '.'];
  await runAs(account, binaries.pgCtl, stop, directory);
}
