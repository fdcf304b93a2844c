import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** A measured server, a process of its own. */
export interface Contestant {
  readonly port: number;
  /** Seconds of CPU time that it has used so far; NaN without `/proc`. */
  cpuSeconds(): number;
  stop(): Promise<void>;
}

/** The service itself. */
export interface RunningService extends Contestant {
  readonly url: string;
  /** The URL of its metrics, if METRICS_PORT is set. */
  readonly metricsUrl: string | undefined;
  /** Milliseconds from the start of its process until it listened. */
  readonly startMs: number;
}

const LOOK_EVERY_MS = 5;
/** The unit of times in `/proc` (USER_HZ), the same on every Linux. */
const TICKS_PER_SECOND = 100;

function cpuSecondsOf(pid: number | undefined): number {
  try {
    // The name, which may contain anything, is in parentheses before the fields.
    const fields =
      readFileSync(`/proc/${pid ?? ''}/stat`, 'utf8')
        .split(') ')
        .at(-1)
        ?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  } catch {
    return NaN;
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await once(child, 'exit');
}

/** The options that `npm start` gives to Node. */
function flagsOfStart(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    readonly scripts: { readonly start: string };
  };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

/**
 * Starts the service as `npm start` does, on a free port, with its log lines in a file and without rate limits;
 * everything else is at its default. It gets this process's own flags, so that `--cpu-prof` profiles it too.
 */
export async function startService(settings: Readonly<Record<string, string>>): Promise<RunningService> {
  const folder = mkdtempSync(join(tmpdir(), 'brightly-bench-'));
  const lines = join(folder, 'lines');
  const entry = fileURLToPath(new URL('../../src/main.js', import.meta.url));
  const { DATABASE_URL: _database, LOG_LEVEL: _level, ...environment } = process.env;
  const limits = { RATE_LIMIT_USER: '0', RATE_LIMIT_ADDRESS: '0' };
  const began = performance.now();
  const child = spawn(process.execPath, [...flagsOfStart(), ...process.execArgv, entry], {
    env: { ...environment, PORT: '0', HOST: '127.0.0.1', ...limits, ...settings },
    stdio: ['ignore', 'ignore', openSync(lines, 'w')],
  });
  const written = (): string => readFileSync(lines, 'utf8');
  const told = (message: string): string | undefined =>
    new RegExp(`"url":"([^"]+)".*"msg":"${message}"`).exec(written())?.[1];
  let url: string | undefined;
  while ((url = told('Brightly listens')) === undefined) {
    if (child.exitCode !== null) throw new Error(`The service ended with ${child.exitCode}:\n${written()}`);
    await sleep(LOOK_EVERY_MS);
  }
  return {
    url,
    port: Number(new URL(url).port),
    metricsUrl: told('metrics are read here'),
    startMs: performance.now() - began,
    cpuSeconds: () => cpuSecondsOf(child.pid),
    stop: async () => {
      child.kill('SIGTERM');
      await ended(child);
      rmSync(folder, { recursive: true });
    },
  };
}

/** What the service is compared with: the servers of `http-peer.ts`, and `conventional-peer.ts`. */
export type Peer = 'insert' | 'crud' | 'queue' | 'conventional';

/** Starts a peer; its log lines, if any, go to a file. */
export async function startPeer(kind: Peer, databaseUrl: string): Promise<Contestant> {
  const folder = mkdtempSync(join(tmpdir(), 'brightly-bench-'));
  const [file, ...parameters] =
    kind === 'conventional' ? ['conventional-peer.js', databaseUrl] : ['http-peer.js', kind, databaseUrl];
  const env = { ...process.env, PEER_LINES: join(folder, 'lines') };
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), parameters, { env });
  const [port] = (await once(child, 'message')) as [number];
  return {
    port,
    cpuSeconds: () => cpuSecondsOf(child.pid),
    stop: async () => {
      child.disconnect();
      await ended(child);
      rmSync(folder, { recursive: true });
    },
  };
}
