import { spawn } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { withLock } from '../../src/kernel/runtime/process-lock.js';
import { placeOf, type HouseDatabase } from './house.js';
import { eventLogEnvironment } from './kurrent.js';
import { ownerOf } from './postgres.js';
import { transpiled } from './transpiled.js';

/** The real service as a process of its own. */
export interface Service {
  readonly url: string;
  readonly pid: number;
  /** Where its metrics are read, if the environment sets it. */
  readonly metricsUrl: string | undefined;
  /** `kill -9`, and waits until it is gone. */
  kill(): Promise<void>;
  /** Stops it (SIGTERM); returns its exit status once it is gone. */
  stop(): Promise<number | null>;
}

/** The service's entry point as plain JavaScript, made once per run and removed after it. */
export function builtService(): Promise<string> {
  const run = process.env['BRIGHTLY_TEST_RUN'];
  if (run === undefined) throw new Error('BRIGHTLY_TEST_RUN is not set: run the tests through Jest.');
  const note = join(run, 'service-entry');
  return withLock(join(run, 'service-entry.lock'), async () => {
    if (existsSync(note)) return readFileSync(note, 'utf8');
    // The service runs the command line to rebuild read tables.
    const entry = transpiled('src/main.ts', 'src/cli.ts');
    for (const folder of ['migrations', 'docs']) symlinkSync(resolve(folder), join(dirname(dirname(entry)), folder));
    writeFileSync(note, entry);
    return entry;
  });
}

/** For tests that send more than any client would, from one address. */
export const WITHOUT_QUOTAS = { RATE_LIMIT_USER: '0', RATE_LIMIT_ADDRESS: '0', LOG_LEVEL: 'info' } as const;

/** Starts the service on a free port; rejects with what it wrote when it ends instead of listening. */
export async function startService(
  database: HouseDatabase,
  settings: Readonly<Record<string, string>> = {},
  built: () => Promise<string> | string = builtService,
): Promise<Service> {
  const entry = await built();
  const { NODE_OPTIONS: _options, NODE_ENV: _mode, ...inherited } = process.env;
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _ownerUrl, ...environment } = inherited;
  const where =
    'dataDir' in database ? { BRIGHTLY_DATA_DIR: database.dataDir } : { DATABASE_URL: database.databaseUrl };
  const ownerUrl = 'dataDir' in database ? undefined : ownerOf(database.databaseUrl);
  const child = spawn(process.execPath, [entry], {
    cwd: dirname(entry),
    env: {
      ...environment,
      ...where,
      ...(ownerUrl === undefined ? {} : { DATABASE_OWNER_URL: ownerUrl }),
      ...eventLogEnvironment(placeOf(database)),
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'info',
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  let metricsUrl: string | undefined;
  const url = await new Promise<string>((listens, fail) => {
    const written: string[] = [];
    const lines = createInterface(child.stderr);
    lines.on('line', (line) => {
      const found = /"url":"([^"]+)".*"msg":"Brightly listens"/.exec(line)?.[1];
      if (found !== undefined) listens(found);
      metricsUrl ??= /"url":"([^"]+)".*"msg":"metrics are read here"/.exec(line)?.[1];
      if (written.length < 50) written.push(line);
    });
    child.once('error', fail);
    void ended.then((status) => fail(new Error(`The service ended with ${status}:\n${written.join('\n')}`)));
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('The service has no process id.');
  return {
    url,
    pid,
    metricsUrl,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
