import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { runCommandLine } from '../../src/commandline/run.js';
import { eventLogEnvironment } from './kurrent.js';
import { ownerOf } from './postgres.js';
import { builtService } from './service.js';

/** The result of a command line. */
export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

type Environment = Readonly<Record<string, string>>;

/** With the owner's address of its database, and that of its log if that is not in Postgres. */
function withLog(environment: Environment): Environment {
  const url = environment['DATABASE_URL'];
  const database = url ?? environment['BRIGHTLY_DATA_DIR'];
  if (database === undefined) return environment;
  const owner = url === undefined ? undefined : ownerOf(url);
  const ownerUrl: Environment = owner === undefined ? {} : { DATABASE_OWNER_URL: owner };
  return { ...eventLogEnvironment(database), ...ownerUrl, ...environment };
}

/** Runs a command line in this process. */
export async function brightly(environment: Environment, ...args: readonly string[]): Promise<Ran> {
  let [out, err] = ['', ''];
  const terminal = {
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += text),
    interactive: false,
  };
  const status = await runCommandLine(args, {
    terminal,
    environment: withLog(environment),
    signal: new AbortController().signal,
  });
  return { status, out, err };
}

/** The output of a command that must succeed with JSON. */
export async function answerOf(environment: Environment, ...args: readonly string[]): Promise<Record<string, unknown>> {
  const { status, out, err } = await brightly(environment, ...args, '--json');
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${err}`);
  return JSON.parse(out) as Record<string, unknown>;
}

/** A command line in a process of its own. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ran>;
}

/** Starts a command line in a process of its own. */
export async function startBrightly(environment: Environment, ...args: readonly string[]): Promise<Running> {
  const program = join(dirname(await builtService()), 'cli.js');
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [program, ...args], { env: { ...inherited, ...withLog(environment) } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const ended = once(child, 'close').then(() => ({ status: child.exitCode, out, err }));
  return { child, ended };
}
