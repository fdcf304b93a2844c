import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { runAs, type OsAccount } from './os-account.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import type { RolePasswords } from './postgres-roles.js';
import { StartError } from './start-error.js';

/** One Postgres data directory, the programs that serve it and the account they run under. */
export interface Cluster {
  readonly directory: string;
  readonly account: OsAccount | undefined;
  readonly binaries: PostgresBinaries;
  /** False only for data that may be lost when the machine stops, such as a test's. */
  readonly durable: boolean;
}

/** How to reach a cluster. */
export interface Access {
  /** The port that it last listened on; 0 if it never did. */
  readonly port: number;
  /** The superuser's. */
  readonly password: string;
  /** Those of the owner and the service; absent in a cluster made by a version that had the superuser only. */
  readonly passwords?: RolePasswords;
}

/** A random password. */
export function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

/** The cluster's superuser. */
export const CLUSTER_USER = 'brightly';

/** In the data directory itself, so that port and password are kept and removed with it. */
const ACCESS_FILE = 'brightly.json';

/** Writes a file that only the cluster's account reads. */
export async function writeOwned(cluster: Cluster, name: string, content: string): Promise<void> {
  const path = join(cluster.directory, name);
  const draft = `${path}.draft`;
  await rm(draft, { force: true });
  // Exclusive: root must not follow a link that the account may have put here.
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(content);
    if (cluster.account !== undefined) await file.chown(cluster.account.uid, cluster.account.gid);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}

/** Saves how to reach the cluster. */
export function writeAccess(cluster: Cluster, access: Access): Promise<void> {
  return writeOwned(cluster, ACCESS_FILE, JSON.stringify(access));
}

/** How to reach the cluster; throws a sentence when the directory is not a cluster of ours. */
export async function readAccess({ directory }: Cluster): Promise<Access> {
  try {
    return JSON.parse(await readFile(join(directory, ACCESS_FILE), 'utf8')) as Access;
  } catch {
    throw new StartError(
      `${directory} was not made by Brightly, or belongs to another user: set BRIGHTLY_DATA_DIR to another directory.`,
    );
  }
}

/** Makes the cluster, atomically, if it does not exist; throws a sentence if another version made the existing one. */
export async function ensureCluster(cluster: Cluster): Promise<void> {
  const { directory, binaries } = cluster;
  if (!existsSync(directory)) return makeCluster(cluster);
  const made = Number.parseInt(await readFile(join(directory, 'PG_VERSION'), 'utf8').catch(() => ''), 10);
  if (made !== binaries.majorVersion && !Number.isNaN(made)) {
    throw new StartError(
      `${directory} was made by Postgres ${made} and this Brightly brings Postgres ${binaries.majorVersion}: start the Brightly that made it, or set BRIGHTLY_DATA_DIR to another directory.`,
    );
  }
}

async function makeCluster(cluster: Cluster): Promise<void> {
  const { directory, account, binaries } = cluster;
  await sweepDrafts(directory);
  const draft = await mkdtemp(`${directory}.draft-`);
  try {
    await chmod(draft, 0o711);
    const password = newPassword();
    await writeOwned({ ...cluster, directory: draft }, 'password', password);
    const made = { ...cluster, directory: join(draft, 'data') };
    await mkdir(made.directory, { mode: 0o700 });
    if (account !== undefined) await chown(made.directory, account.uid, account.gid);
    await runAs(account, binaries.initdb, initdbArguments(cluster), draft);
    await includeOurSettings(made);
    await writeAccess(made, { port: 0, password });
    await rename(made.directory, directory);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Leftovers of killed processes: drafts are made only under the caller's lock. */
async function sweepDrafts(directory: string): Promise<void> {
  const names = await readdir(dirname(directory));
  for (const name of names.filter((each) => each.startsWith(`${basename(directory)}.draft-`))) {
    await rm(join(dirname(directory), name), { recursive: true, force: true });
  }
}

function initdbArguments({ durable }: Cluster): string[] {
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8'];
  const access = [`--username=${CLUSTER_USER}`, '--pwfile=password', '--auth=scram-sha-256'];
  return ['--pgdata=data', ...access, ...locale, '--no-instructions', ...(durable ? [] : ['--no-sync'])];
}

async function includeOurSettings(cluster: Cluster): Promise<void> {
  const settings = await readFile(join(cluster.directory, 'postgresql.conf'), 'utf8');
  await writeOwned(cluster, 'postgresql.conf', `${settings}\ninclude 'brightly.conf'\n`);
}
