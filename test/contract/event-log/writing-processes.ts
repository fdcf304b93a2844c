import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Acknowledged } from './writer-child.js';

/** A process that appends until stopped. */
export interface WritingProcess {
  readonly acknowledged: readonly Acknowledged[];
  /** Names of the errors of its appends. */
  readonly errors: readonly string[];
  /** Resolves once that many appends were acknowledged; throws if it ends before. */
  reached(appends: number): Promise<void>;
  /** Stops it after the append under way; throws unless it ends with status 0. */
  end(): Promise<void>;
  kill(): Promise<void>;
}

async function exitOf(child: ChildProcess): Promise<string> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.signalCode ?? String(child.exitCode);
}

/** Starts the script of the writing process against a log; all processes share these streams. */
export function startWriting(script: string, url: string, sharedStreams: readonly string[]): WritingProcess {
  const child = spawn(process.execPath, [script, url, ...sharedStreams], { stdio: 'pipe' });
  const acknowledged: Acknowledged[] = [];
  const errors: string[] = [];
  const progress = new EventTarget();
  const lines = createInterface({ input: child.stdout });
  let ended = false;
  lines.on('line', (line) => {
    // A killed process may leave half a line.
    if (!line.endsWith('}')) return;
    acknowledged.push(JSON.parse(line) as Acknowledged);
    progress.dispatchEvent(new Event('progress'));
  });
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line));
  const closed = once(child, 'close').then(() => {
    ended = true;
    progress.dispatchEvent(new Event('progress'));
  });

  return {
    acknowledged,
    errors,
    reached: async (appends) => {
      while (acknowledged.length < appends) {
        if (ended) throw new Error(`A writing process ended early:\n${errors.join('\n')}`);
        await once(progress, 'progress');
      }
    },
    end: async () => {
      child.stdin.end();
      const exit = await exitOf(child);
      await closed;
      if (exit !== '0') throw new Error(`A writing process ended with ${exit}:\n${errors.join('\n')}`);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await closed;
    },
  };
}
