import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Rebuild } from './kernel/projecting/rebuild-if-outdated.js';
import type { Clock } from './kernel/runtime/clock.js';

const CLI = fileURLToPath(new URL('./cli.js', import.meta.url));
/** Time for the child to drop what it has made so far. */
const LEAVE_MS = 5_000;

/**
 * Rebuilds read tables with the command line's `rebuild`, in a child process with this one's environment: a rebuild
 * holds all rows in memory, which must not burden the process that serves.
 */
export function rebuildInAProcess(projector: string, clock: Clock): Rebuild {
  return (signal) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      // Its output can contain people's text, which is meant for a person who runs it, not for the service's log.
      const child = spawn(process.execPath, [...process.execArgv, CLI, 'rebuild', projector], { stdio: 'ignore' });
      const end = () => {
        child.kill('SIGTERM');
        const last = clock.setTimeout(() => child.kill('SIGKILL'), LEAVE_MS);
        child.once('exit', () => clock.clearTimeout(last));
      };
      signal.addEventListener('abort', end, { once: true });
      child.once('error', reject);
      child.once('exit', (status, killedBy) => {
        signal.removeEventListener('abort', end);
        if (status === 0) resolve();
        else reject(new Error(`The process that rebuilds them ended by ${killedBy ?? `status ${status}`}.`));
      });
    });
}
