import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join, relative } from 'node:path';
import { setInterval } from 'node:timers/promises';
import { temporaryDirectory } from '../support/postgres.js';
import { scriptsIn, stepsOf } from '../support/readme.js';

const root = join(import.meta.dirname, '../..');
const steps = stepsOf(readFileSync(join(root, 'README.md'), 'utf8'));
const lines = steps.flatMap((step) => (step.kind === 'run' ? [step.line] : []));
const notCloned = new Set(['node_modules', 'dist', 'dist-test', '.git', '.brightly', 'coverage']);

/** The repository as in a clone after `npm ci`: nothing built, no data. */
function clone(): string {
  const house = join(temporaryDirectory('readme'), 'brightly');
  cpSync(root, house, { recursive: true, filter: (path) => !notCloned.has(relative(root, path)) });
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'), 'dir');
  return house;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Resolves once the service reports that it is ready; throws with its output if it ends instead. */
async function ready(service: ChildProcess, port: number, printed: () => string): Promise<void> {
  for await (const _ of setInterval(100)) {
    if (service.exitCode !== null) throw new Error(`npm start ended with ${service.exitCode}:\n${printed()}`);
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
  }
}

describe('the README', () => {
  const scripts = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> })
    .scripts;

  it('begins with the two commands', () => {
    expect(steps.slice(0, 2)).toEqual([{ kind: 'install' }, { kind: 'start' }]);
  });

  it('names only scripts that package.json has', () => {
    const named = steps.flatMap((step) =>
      step.kind === 'mentioned' ? [step.script] : step.kind === 'run' ? scriptsIn(step.line) : [],
    );
    expect(named).toEqual(expect.arrayContaining(['test', 'check', 'brightly', 'demo']));
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });
});

describe('following the README', () => {
  let service: ChildProcess | undefined;
  let house: string;
  let environment: NodeJS.ProcessEnv;
  let port: number;
  let printed = '';

  beforeAll(async () => {
    house = clone();
    port = await freePort();
    environment = { ...process.env, PORT: String(port), BRIGHTLY_DATA_DIR: join(house, 'data') };
    delete environment['DATABASE_URL'];
    // A reader does not have the variables that Jest sets.
    delete environment['NODE_OPTIONS'];
    delete environment['NODE_ENV'];
    // A process group of its own, because npm passes a signal on to its shell only.
    service = spawn('npm', ['start'], { cwd: house, env: environment, detached: true });
    service.stdout?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    service.stderr?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    await ready(service, port, () => printed);
  });

  afterAll(async () => {
    if (service?.pid === undefined || service.exitCode !== null) return;
    const ended = once(service, 'close');
    process.kill(-service.pid, 'SIGTERM');
    await ended;
  });

  const hasCurl = spawnSync('curl', ['--version']).status === 0;
  if (!hasCurl) process.stderr.write('README: its curl commands are not run, because curl is not installed here.\n');

  it('each command after the start succeeds, in one terminal, in order', () => {
    const typed = lines
      .filter((line) => hasCurl || !line.startsWith('curl'))
      .map((line) => line.replaceAll('127.0.0.1:3000', `127.0.0.1:${port}`));
    const run = spawnSync('sh', ['-ex'], { cwd: house, env: environment, input: typed.join('\n'), encoding: 'utf8' });
    expect({ status: run.status, output: run.status === 0 ? '' : `${run.stdout}\n${run.stderr}\n${printed}` }).toEqual({
      status: 0,
      output: '',
    });
  });
});
