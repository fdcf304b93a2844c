import type { CommandRun } from './terminal.js';

/** Runs a command with what it needs; resolves to its exit status. */
export type Run = (command: (run: CommandRun) => Promise<number>) => Promise<void>;

/** What `--help` shows below the options. */
export function example(lines: string): string {
  return `\nExample:\n${lines
    .split('\n')
    .map((line) => `  npm run brightly -- ${line}`)
    .join('\n')}`;
}
