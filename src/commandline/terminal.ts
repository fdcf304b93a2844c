import { resolve } from 'node:path';
import type { Configuration } from '../kernel/runtime/configuration.js';
import type { Logger } from '../kernel/runtime/logging.js';

/** Where a command writes to: data on standard output, everything else on standard error. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether standard error is a terminal, on which a line can be overwritten. */
  readonly interactive: boolean;
}

/** The variables that the command was started with. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What every command runs with. */
export interface CommandRun {
  readonly configuration: Configuration;
  readonly logger: Logger;
  readonly terminal: Terminal;
  readonly environment: Environment;
  /** Aborted by Ctrl-C or SIGTERM: a long command then ends as soon as it can. */
  readonly signal: AbortSignal;
}

/** Thrown when a command can't do what it should; the message is one sentence for the person who typed it. */
export class CommandError extends Error {}

/** Thrown by a long command that was interrupted. */
export class InterruptedError extends CommandError {
  constructor(whatNow: string) {
    super(`Interrupted. ${whatNow}`);
  }
}

/**
 * A path that a person typed: relative to their working directory, which npm passes on, since it runs a script
 * elsewhere.
 */
export function pathTyped(path: string, environment: Environment): string {
  return resolve(environment['INIT_CWD']?.trim() || process.cwd(), path);
}

/** Writes data as one JSON document; 64-bit positions become decimal strings. */
export function writeJson({ out }: Terminal, data: object): void {
  const text = JSON.stringify(data, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value), 2);
  out(`${text}\n`);
}
