import { constants } from 'node:os';
import { runCommandLine } from './commandline/run.js';

const interruption = new AbortController();
let interrupted: NodeJS.Signals | undefined;

function onSignal(signal: NodeJS.Signals): void {
  // The second one ends the process at once.
  if (interrupted !== undefined) process.exit(1);
  interrupted = signal;
  interruption.abort();
}

process.on('SIGINT', onSignal);
process.on('SIGTERM', onSignal);
process.on('SIGHUP', onSignal);

const status = await runCommandLine(process.argv.slice(2), {
  terminal: {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    interactive: process.stderr.isTTY,
  },
  environment: process.env,
  signal: interruption.signal,
});

// The status that shells report for a command ended by a signal.
process.exitCode = interrupted === undefined ? status : 128 + constants.signals[interrupted];
