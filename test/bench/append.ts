import { execFile, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import type { EventLog } from '../../src/kernel/event-log/event-log.js';
import { openPostgresLog } from '../../src/kernel/event-log/postgres-log.js';
import { migrate } from '../../src/kernel/runtime/migrations.js';
import { appender, nextOffer } from './append-events.js';
import { copyRows, insertOne, makePeerTable, PGBENCH_SCRIPT } from './append-peer.js';
import { callsPerSecond, interleaved, type BenchContext, type BenchRow } from './harness.js';

/** Connections for each side; the log appends over one of them. */
const CONNECTIONS = 10;

interface Setting {
  readonly context: BenchContext;
  readonly url: string;
  readonly client: pg.Client;
  readonly pool: pg.Pool;
  readonly log: EventLog;
}

function row(part: Pick<BenchRow, 'name' | 'against' | 'atLeast' | 'aim'>, ours: number, theirs: number): BenchRow {
  return { ...part, value: Math.round(ours), unit: 'appends/s', ratio: Number((ours / theirs).toFixed(2)) };
}

/** A caller of the bare peer, with streams like ours. */
function inserter(pool: pg.Pool): () => Promise<void> {
  let stream = '';
  let revision = 50;
  return async () => {
    if (revision >= 50) {
      stream = nextOffer().id;
      revision = 0;
    }
    await insertOne(pool, `focus-${stream}`, ++revision, nextOffer());
  };
}

async function againstInserts(setting: Setting, callers: number, atLeast: number, aim: number): Promise<BenchRow> {
  const { context, log, pool } = setting;
  const { ours, theirs } = await interleaved(context, {
    ours: () => callsPerSecond(callers, context.seconds, () => appender(log)),
    theirs: () => callsPerSecond(callers, context.seconds, () => inserter(pool)),
  });
  const against = 'one guarded pg INSERT each, same pool size';
  return row({ name: `append, ${callers} caller${callers === 1 ? '' : 's'}`, against, atLeast, aim }, ours, theirs);
}

const run = promisify(execFile);

async function pgbench(url: string, seconds: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'brightly-bench-'));
  try {
    const script = join(folder, 'insert.sql');
    await writeFile(script, PGBENCH_SCRIPT);
    // pgbench accepts whole seconds only.
    const time = String(Math.max(1, Math.round(seconds)));
    const { stdout } = await run('pgbench', [
      '-n',
      '-M',
      'prepared',
      '-c',
      '32',
      '-j',
      '2',
      '-T',
      time,
      '-f',
      script,
      url,
    ]);
    const rate = /tps = ([\d.]+) \(without/.exec(stdout)?.[1];
    if (rate === undefined) throw new Error(`pgbench did not say its rate: ${stdout}`);
    return Number(rate);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function againstPgbench({ context, log, url }: Setting): Promise<BenchRow> {
  const part = { name: 'append, 32 callers', against: 'pgbench one-row INSERT, 32 clients', atLeast: 1.5, aim: 2 };
  const found = await run('pgbench', ['--version']).catch(() => undefined);
  if (found === undefined) {
    return { ...part, value: null, unit: 'appends/s', ratio: null, note: 'pgbench is not installed' };
  }
  const { ours, theirs } = await interleaved(context, {
    ours: () => callsPerSecond(32, context.seconds, () => appender(log)),
    theirs: () => pgbench(url, context.seconds),
  });
  return row(part, ours, theirs);
}

async function againstCopy({ context, log, client }: Setting): Promise<BenchRow> {
  const { ours, theirs } = await interleaved(context, {
    ours: () => callsPerSecond(256, context.seconds, () => appender(log)),
    theirs: () => copyRows(client, Math.round(context.seconds * 40_000), nextOffer),
  });
  return row(
    { name: 'append, 256 callers', against: 'COPY rows/s into the same table', atLeast: 0.35, aim: 0.5 },
    ours,
    theirs,
  );
}

async function startChild(url: string): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL('append-child.js', import.meta.url)), [url]);
  await once(child, 'message');
  return child;
}

async function rateOf(child: ChildProcess, callers: number, seconds: number): Promise<number> {
  child.send({ callers, seconds });
  const [rate] = (await once(child, 'message')) as [number];
  return rate;
}

async function twoProcesses({ context: { seconds, ...context }, url }: Setting): Promise<BenchRow> {
  const children = await Promise.all([startChild(url), startChild(url)]);
  const [first] = children;
  try {
    const { ours, theirs } = await interleaved(
      { seconds, ...context },
      {
        ours: async () => {
          const rates = await Promise.all(children.map((child) => rateOf(child, 128, seconds)));
          return rates.reduce((sum, rate) => sum + rate, 0);
        },
        theirs: () => rateOf(first, 256, seconds),
      },
    );
    return row(
      { name: 'append, two processes, 256 callers in all', against: 'one process', atLeast: 0.8, aim: 1 },
      ours,
      theirs,
    );
  } finally {
    await Promise.all(
      children.map(async (child) => {
        const ended = once(child, 'exit');
        child.disconnect();
        await ended;
      }),
    );
  }
}

/** Appends per second, compared with INSERT, COPY and pgbench. */
export async function rows(context: BenchContext): Promise<readonly BenchRow[]> {
  const { url, drop } = await context.database();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await migrate(client, 'log');
  await makePeerTable(client);
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS });
  const log = await openPostgresLog({ url, maxConnections: CONNECTIONS });
  const setting = { context, url, client, pool, log };
  try {
    return [
      await againstInserts(setting, 32, 2.3, 3),
      await againstInserts(setting, 256, 4, 5),
      await againstInserts(setting, 1, 0.9, 1.1),
      await againstPgbench(setting),
      await againstCopy(setting),
      await twoProcesses(setting),
    ];
  } finally {
    await Promise.all([log.close(), pool.end(), client.end()]);
    await drop();
  }
}
