import { readFileSync } from 'node:fs';
import type { Clock } from './clock.js';

/** How often to check that npm is still running, in milliseconds. */
export const LOOK_EVERY_MS = 500;

/** The parent and the name of a process. */
export interface ProcessEntry {
  readonly parent: number;
  readonly name: string;
}

/** Looks up processes; `entryOf` returns undefined for one that is gone, or if that can't be known. */
export interface Processes {
  readonly parent: () => number;
  readonly entryOf: (pid: number) => ProcessEntry | undefined;
}

const SHELLS = new Set(['sh', 'dash', 'bash', 'ash', 'ksh', 'zsh', 'busybox']);

/**
 * The variable in which `scripts/run.mjs` passes on the processes that it saw before it built: its parent, and its
 * parent's if that is known.
 */
const RUN_BY = 'BRIGHTLY_RUN_BY';

/**
 * Resolves once the npm that runs this process by `npm start`, directly or through a shell, has ended; never if it is
 * run otherwise, as by a script that puts it into the background. The process that started npm may end without effect,
 * so that a service can be left running.
 */
export function npmEnded(
  environment: Readonly<Record<string, string | undefined>>,
  clock: Pick<Clock, 'setTimeout'>,
  processes: Processes = here,
): Promise<void> {
  if (environment['npm_lifecycle_event'] !== 'start') return new Promise(() => undefined);
  const seen = environment[RUN_BY]?.split(' ').map(Number) ?? [];
  const [parent = processes.parent(), grandparent] = seen;
  const entry = processes.entryOf(parent);
  // A shell outlives the npm that started it, and then has another parent.
  const npm = entry !== undefined && SHELLS.has(entry.name) ? (grandparent ?? entry.parent) : undefined;
  const isGone = (): boolean =>
    processes.parent() !== parent || (npm !== undefined && processes.entryOf(parent)?.parent !== npm);
  return new Promise((resolve) => {
    const look = (): void => {
      if (isGone()) resolve();
      else clock.setTimeout(look, LOOK_EVERY_MS);
    };
    clock.setTimeout(look, LOOK_EVERY_MS);
  });
}

const here: Processes = { parent: () => process.ppid, entryOf: entryInProc };

/** From `/proc`, if it exists: elsewhere the shell of npm is replaced by what it starts. */
function entryInProc(pid: number): ProcessEntry | undefined {
  try {
    // The name is in brackets, and may itself contain brackets and blanks.
    const [, name = '', parent = ''] = /\((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return { parent: Number(parent), name };
  } catch {
    return undefined;
  }
}
