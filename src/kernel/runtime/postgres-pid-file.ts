import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { processIdentity, processName } from './process-lock.js';

interface PidFile {
  readonly pid: number;
  readonly port: number;
  readonly status: string;
}

/** What the server says of itself in its data directory (PostgreSQL 18, `src/include/utils/pidfile.h`). */
function readPidFile(directory: string): PidFile | undefined {
  try {
    const lines = readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? 'starting').trim() };
  } catch {
    return undefined;
  }
}

/** The process that serves a Postgres data directory; undefined when none does, whatever a stale pid file says. */
export function runningPid(directory: string): number | undefined {
  const file = readPidFile(directory);
  if (file === undefined || processIdentity(file.pid) === undefined) return undefined;
  const name = processName(file.pid);
  return name === '' || name.startsWith('postgres') ? file.pid : undefined;
}

/** Waits while the server starts, recovers or stops; answers its port once it is ready, undefined once it is gone. */
export async function settledPort(directory: string): Promise<number | undefined> {
  for (;;) {
    if (runningPid(directory) === undefined) return undefined;
    const file = readPidFile(directory);
    if (file?.status === 'ready') return file.port;
    await delay(25);
  }
}

/**
 * Removes the pid file of a former server whose pid was given to another program since: Postgres would take that for a
 * server and refuse. Every other stale file stays, because by it Postgres finds processes that outlived their server.
 */
export async function removeStrangersPidFile(directory: string): Promise<void> {
  const file = readPidFile(directory);
  if (file === undefined || processIdentity(file.pid) === undefined || runningPid(directory) !== undefined) return;
  await rm(join(directory, 'postmaster.pid'), { force: true });
}
