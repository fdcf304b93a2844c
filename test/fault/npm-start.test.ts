import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { freshHouse, type FreshHouse } from '../support/house.js';
import { until } from '../support/until.js';

let fresh: FreshHouse;
/** Processes that this file started, killed whatever happens. */
const started = new Set<number>();

beforeAll(async () => {
  fresh = await freshHouse();
});
afterEach(() => {
  for (const pid of started) if (isThere(pid)) process.kill(pid, 'SIGKILL');
  started.clear();
});
afterAll(() => fresh.close());

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** `npm start` on the test's database: npm's process id and, once it listens, the service's. */
async function npmStart(): Promise<{ readonly npm: number; readonly service: number }> {
  const { NODE_OPTIONS: _options, NODE_ENV: _mode, ...environment } = process.env;
  const child = spawn('npm', ['start'], {
    env: { ...environment, DATABASE_URL: fresh.databaseUrl, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'info' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const { pid: npm = 0 } = child;
  started.add(npm);
  const written: string[] = [];
  const service = await new Promise<number>((listens, fail) => {
    createInterface(child.stderr).on('line', (line) => {
      written.push(line);
      const pid = /"pid":(\d+).*"msg":"Brightly listens"/.exec(line)?.[1];
      if (pid !== undefined) listens(Number(pid));
    });
    child.once('error', fail);
    child.once('exit', () => {
      fail(new Error(`npm start ended:\n${written.join('\n')}`));
    });
  });
  started.add(service);
  return { npm, service };
}

describe('npm start', () => {
  // SIGINT, sent to npm alone, ends neither npm nor the service; Ctrl-C in a terminal goes to both.
  it.each(['SIGKILL', 'SIGTERM', 'SIGHUP'] as const)(
    'leaves no service behind when only npm gets %s',
    async (signal) => {
      const { npm, service } = await npmStart();
      process.kill(npm, signal);
      await until(() => !isThere(npm));
      await until(() => !isThere(service));
      expect([isThere(npm), isThere(service)]).toEqual([false, false]);
    },
  );

  it('ends with its service when that gets a signal to stop', async () => {
    const { npm, service } = await npmStart();
    process.kill(service, 'SIGTERM');
    await until(() => !isThere(npm));
    expect(isThere(service)).toBe(false);
  });
});
