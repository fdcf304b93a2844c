import { readConfiguration } from '../kernel/runtime/configuration.js';
import { createLogger } from '../kernel/runtime/logging.js';
import { statusOf, toldOf } from './failures.js';
import { programOf } from './program.js';
import type { Environment, Terminal } from './terminal.js';

/** Where a command line runs. */
export interface Surroundings {
  readonly terminal: Terminal;
  readonly environment: Environment;
  readonly signal: AbortSignal;
}

/** Runs one command line (without the program's own name) and resolves to its exit status; never rejects. */
export async function runCommandLine(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { terminal, environment, signal } = surroundings;
  let status = 0;
  const program = programOf(terminal, async (command) => {
    // A command's result is its output; log lines are for anything unexpected.
    const configuration = readConfiguration({ ...environment, LOG_LEVEL: environment['LOG_LEVEL']?.trim() || 'warn' });
    const logger = createLogger(configuration.logLevel);
    status = await command({ configuration, logger, terminal, environment, signal });
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    terminal.err(toldOf(error));
    return statusOf(error);
  }
}
