import { execFile, execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { promisify } from 'node:util';
import { StartError } from './start-error.js';

const run = promisify(execFile);

/** The OS account that Postgres runs under; undefined means this process' own. */
export interface OsAccount {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function lookUp(name: string): OsAccount | undefined {
  try {
    const ask = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { name, uid: ask('-u'), gid: ask('-g') };
  } catch {
    return undefined;
  }
}

/**
 * The OS account that Postgres runs as: it refuses root, so root runs it as the owner of the existing data, else as
 * `postgres`, else as `nobody`; any other user runs it as itself.
 */
export function accountForPostgres(existingData: string): OsAccount | undefined {
  if (!isRoot()) return undefined;
  const owner = statSync(existingData, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { name: `uid ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  const account = lookUp('postgres') ?? lookUp('nobody');
  if (account === undefined) {
    throw new StartError(
      'Postgres refuses to run as root and this machine has neither an OS user postgres nor nobody: start Brightly as another user, or set DATABASE_URL.',
    );
  }
  return account;
}

/** Whether the account can enter the directory. */
export function canEnter(account: OsAccount | undefined, directory: string): boolean {
  if (account === undefined) return true;
  try {
    execFileSync('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], { ...ids(account), cwd: '/', stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function ids(account: OsAccount | undefined): { uid?: number; gid?: number } {
  return account === undefined ? {} : { uid: account.uid, gid: account.gid };
}

/** The environment without variables that override our settings of Postgres, and with messages in English. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG') && !name.startsWith('LC_'));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

/** Runs a program to its end under the account; if it fails, throws an error with what it wrote to standard error. */
export async function runAs(
  account: OsAccount | undefined,
  program: string,
  args: readonly string[],
  cwd: string,
): Promise<string> {
  const { stdout } = await run(program, args, { ...ids(account), cwd, env: plainEnvironment(), windowsHide: true });
  return stdout;
}
