import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import ts from 'typescript';
import type { DatabaseRole } from '../../src/kernel/runtime/database.js';
import { temporaryDirectory } from './postgres.js';

/** A process of its own that has a data directory open. */
export interface RuntimeProcess {
  readonly pid: number;
  /** As the role that owns the database. */
  readonly url: string;
  /** Closes the database and ends. */
  stop(): Promise<void>;
  /** `kill -9`, and waits until it is gone. */
  kill(): Promise<void>;
}

/** How the process runs. */
export interface RuntimeProcessOptions {
  readonly dataDir: string;
  readonly role?: DatabaseRole;
  /** For example uid and gid of the OS user to run under. */
  readonly account?: { readonly uid: number; readonly gid: number };
}

const PROGRAM = `
  import { openDatabase } from './src/kernel/runtime/database.js';
  import { createLogger } from './src/kernel/runtime/logging.js';
  const [dataDir, role] = process.argv.slice(2);
  try {
    const database = await openDatabase({ dataDir, databaseUrl: undefined }, createLogger('silent'), role);
    process.stdin.once('data', () => database.stop().then(() => process.exit(0)));
    process.stdin.once('end', () => process.exit(1));
    process.stdout.write(database.ownerUrl + '\\n');
  } catch (error) {
    process.stdout.write('refused: ' + error.message + '\\n');
    process.exit(1);
  }
`;

let root: string | undefined;

function transpileFolder(folder: string, into: string): void {
  mkdirSync(join(into, folder), { recursive: true });
  for (const name of readdirSync(folder)) {
    const { outputText } = ts.transpileModule(readFileSync(join(folder, name), 'utf8'), {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    });
    writeFileSync(join(into, folder, name.replace(/\.ts$/, '.js')), outputText);
  }
}

/** A folder with the kernel's runtime as plain JavaScript, so that a test needs no build. */
export function transpiledRuntime(): string {
  if (root !== undefined) return root;
  root = temporaryDirectory('runtime');
  for (const folder of ['runtime', 'postgres']) transpileFolder(join('src', 'kernel', folder), root);
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  writeFileSync(join(root, 'open-database.js'), PROGRAM);
  return root;
}

/** Opens a data directory in a process of its own; rejects with the process' sentence when it refuses. */
export async function startRuntime(options: RuntimeProcessOptions): Promise<RuntimeProcess> {
  const { dataDir, role = 'service', account } = options;
  const child = spawn(process.execPath, [join(transpiledRuntime(), 'open-database.js'), dataDir, role], {
    ...account,
    cwd: '/',
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const firstLine = new Promise<string>((done, fail) => {
    createInterface(child.stdout).once('line', done);
    child.once('error', fail);
    void ended.then(() => fail(new Error('the process ended without a word')));
  });
  const line = await firstLine;
  if (child.pid === undefined || line.startsWith('refused: ')) throw new Error(line.replace('refused: ', ''));
  return {
    pid: child.pid,
    url: line,
    stop: () => {
      child.stdin.write('stop\n');
      return ended;
    },
    kill: () => {
      child.kill('SIGKILL');
      return ended;
    },
  };
}
