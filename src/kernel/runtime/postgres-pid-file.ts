import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { processIdentity, processName } from './process-lock.js';

interface PidFile {
  readonly pid: number;
  readonly port: number;
  readonly status: string;
}

/** The server's entry in its data directory (PostgreSQL 18, `src/include/utils/pidfile.h`). */
function readPidFile(directory: string): PidFile | undefined {
  try {
    const lines = readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? 'starting').trim() };
  } catch {
    return undefined;
  }
}

/**
 * On Linux, whether a process has the directory as its working directory, as each of a server's does; undefined if
 * unknown.
 */
function worksIn(pid: number | string, directory: string): boolean | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(directory);
  } catch {
    return undefined;
  }
}

/** The process that serves a Postgres data directory; undefined if none does, even if there is a stale pid file. */
export function runningPid(directory: string): number | undefined {
  const file = readPidFile(directory);
  if (file === undefined || processIdentity(file.pid) === undefined) return undefined;
  // The pid may have been reused by another server.
  if (worksIn(file.pid, directory) === false) return undefined;
  const name = processName(file.pid);
  return name === '' || name.startsWith('postgres') ? file.pid : undefined;
}

/**
 * Waits while the server starts, recovers or stops; resolves to its port once it is ready, undefined once it is gone.
 */
export async function settledPort(directory: string): Promise<number | undefined> {
  for (;;) {
    if (runningPid(directory) === undefined) return undefined;
    const file = readPidFile(directory);
    if (file?.status === 'ready') return file.port;
    await delay(25);
  }
}

/** Whether it is certain that no process, of any user, works in the directory. */
function nobodyWorksIn(directory: string): boolean {
  if (process.platform !== 'linux') return false;
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.every((pid) => worksIn(pid, directory) !== true);
}

/**
 * Removes the pid file of a former server if its pid was reused by another program, which Postgres would take for a
 * server, or if it names no process, as after a crash of the machine, and no process works in the directory. Every
 * other stale file stays, because by it Postgres finds processes that outlived their server. To be called under the
 * lock of the data directory.
 */
export async function removeUselessPidFile(directory: string): Promise<void> {
  const file = readPidFile(directory);
  if (file === undefined || runningPid(directory) !== undefined) return;
  const namesNobody = !(Number.isInteger(file.pid) && file.pid > 0);
  if (namesNobody ? !nobodyWorksIn(directory) : processIdentity(file.pid) === undefined) return;
  await rm(join(directory, 'postmaster.pid'), { force: true });
}
