import { existsSync } from 'node:fs';
import { access, chmod, constants, mkdir, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { isNativeError } from 'node:util/types';
import type { Logger } from './logging.js';
import { accountForPostgres, canEnter, type OsAccount } from './os-account.js';
import { findBinaries } from './postgres-binaries.js';
import { ensureCluster, type Cluster } from './postgres-cluster.js';
import { runningPid } from './postgres-pid-file.js';
import { ensureRunning, stopRunning, type RunningServer } from './postgres-server.js';
import { anyoneSignedIn, signIn, withLock } from './process-lock.js';
import { StartError } from './start-error.js';

const WATCH_INTERVAL_MS = 1000;
/** Where root's data goes if its data directory is in a home directory that Postgres' account cannot enter. */
const CLOSED_HOMES_PLACE = '/var/lib/brightly';

/** A Postgres that runs alongside this process and belongs to a data directory. */
export interface EmbeddedPostgres extends RunningServer {
  /** Releases it; the last living process to do so stops it and waits for it to exit. */
  stop(): Promise<void>;
}

/** Which data directory to serve. */
export interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  readonly logger: Logger;
  /** True unless the data may be lost when the machine stops, such as a test's. */
  readonly durable?: boolean;
  /** Restart it when something kills it: for the service, not for a short command. */
  readonly restart?: boolean;
  /** Where the programs are; the installed platform package's `native` folder when absent. */
  readonly nativeFolder?: string;
}

/**
 * Serves the data directory with the Postgres from the npm registry: makes the cluster on first use, adopts a server
 * that is still running, listens on loopback only. Several processes may open it; the last one to release it stops the
 * server.
 */
export async function openEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  await makeDataDirectory(dataDir);
  const lock = join(dataDir, 'postgres.lock');
  const users = join(dataDir, 'postgres.users');
  return withLock(lock, async () => {
    const { cluster, server } = await started(dataDir, options);
    const { startedByUs } = server;
    options.logger.info({ directory: cluster.directory, startedByUs }, 'embedded Postgres is ready');
    const signOut = signIn(users);
    const stopWatching = options.restart === true ? watch(cluster, lock, options.logger) : () => undefined;
    const stop = () => {
      stopWatching();
      return withLock(lock, async () => {
        signOut();
        if (anyoneSignedIn(users)) return;
        await stopRunning(cluster);
        options.logger.info({ directory: cluster.directory }, 'embedded Postgres has stopped');
      });
    };
    let stopping: Promise<void> | undefined;
    return { ...server, stop: () => (stopping ??= stop()) };
  });
}

async function started(
  dataDir: string,
  options: EmbeddedPostgresOptions,
): Promise<{ readonly cluster: Cluster; readonly server: RunningServer }> {
  try {
    const cluster = await prepare(dataDir, options);
    return { cluster, server: await ensureRunning(cluster) };
  } catch (error) {
    throw asStartError(error, dataDir);
  }
}

/** A failure of a Postgres program, or of the system, as a sentence; any other error unchanged. */
function asStartError(error: unknown, dataDir: string): unknown {
  if (!isNativeError(error) || error instanceof StartError) return error;
  const said = 'stderr' in error && typeof error.stderr === 'string' ? error.stderr.trim() : '';
  if (said === '' && !('syscall' in error)) return error;
  return new StartError(
    `The embedded Postgres of ${dataDir} cannot be started: ${said.split('\n').slice(-5).join(' / ') || error.message}`,
  );
}

/** Restarts the server, on its port, when something kills it; returns a function that stops this. */
function watch(cluster: Cluster, lock: string, logger: Logger): () => void {
  let watching = true;
  const restart = async () => {
    logger.error({ directory: cluster.directory }, 'embedded Postgres is gone; starting it again');
    await withLock(lock, async () => {
      if (watching) await ensureRunning(cluster);
    });
  };
  const look = async () => {
    if (runningPid(cluster.directory) === undefined) await restart();
  };
  const lookAgain = () => {
    setTimeout(() => {
      if (!watching) return;
      look()
        .catch((error: unknown) => logger.error({ err: error }, 'embedded Postgres did not start again'))
        .finally(lookAgain);
    }, WATCH_INTERVAL_MS).unref();
  };
  lookAgain();
  return () => {
    watching = false;
  };
}

/** Makes the data directory if it does not exist; throws a sentence if this process can't write in it. */
export async function makeDataDirectory(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.W_OK);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new StartError(
      `The data directory ${dataDir} cannot be used (${reason}): set BRIGHTLY_DATA_DIR to a directory that you can write.`,
    );
  }
}

async function prepare(dataDir: string, options: EmbeddedPostgresOptions): Promise<Cluster> {
  const known = await knownHome(dataDir);
  const account = accountForPostgres(join(known ?? dataDir, 'postgres'));
  const home = known ?? (await chooseHome(dataDir, account));
  if (!canEnter(account, home)) {
    throw new StartError(
      `The OS user ${account?.name} cannot reach ${home}, where Postgres keeps its data: let it enter every directory on the way.`,
    );
  }
  const binaries = await findBinaries({ account, home, nativeFolder: options.nativeFolder });
  const cluster = { directory: join(home, 'postgres'), account, binaries, durable: options.durable ?? true };
  await ensureCluster(cluster);
  return cluster;
}

const noteOfHome = (dataDir: string) => join(dataDir, 'postgres-home');

/** Where the data was put on first use: that never changes, however the directories' permissions change. */
async function knownHome(dataDir: string): Promise<string | undefined> {
  if (existsSync(noteOfHome(dataDir))) return (await readFile(noteOfHome(dataDir), 'utf8')).trim();
  return existsSync(join(dataDir, 'postgres')) ? dataDir : undefined;
}

/**
 * The data directory itself, or for root, in a home that is closed, a separate directory that Postgres' account can
 * enter.
 */
async function chooseHome(dataDir: string, account: OsAccount | undefined): Promise<string> {
  if (account === undefined) return dataDir;
  // The data directory is ours, so its permissions may be opened for passing through; the directories above it are not.
  if (canEnter(account, dirname(dataDir))) await chmod(dataDir, (await stat(dataDir)).mode | 0o011);
  if (canEnter(account, dataDir)) return dataDir;
  // A new one each time: removing the data directory gives a fresh start.
  await mkdir(CLOSED_HOMES_PLACE, { recursive: true, mode: 0o711 });
  const home = await mkdtemp(join(CLOSED_HOMES_PLACE, 'data-'));
  await chmod(home, 0o711);
  await writeFile(noteOfHome(dataDir), `${home}\n`);
  return home;
}
