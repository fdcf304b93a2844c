import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { openEmbeddedPostgres } from '../../src/kernel/runtime/embedded-postgres.js';
import { createLogger } from '../../src/kernel/runtime/logging.js';
import type { BenchContext, BenchDatabase, BenchRow, Rows } from './harness.js';

const USAGE = `npm run bench -- [NAME…] [--json FILE] [--seconds S] [--repetitions N] [--database URL]

  NAME           files of test/bench whose rows to measure, such as append; all but endurance when absent
  --json         write the rows there as well
  --seconds      how long one repetition of one contestant runs (3)
  --repetitions  rounds of which the median counts (5)
  --minutes      how long the load of endurance lasts (1)
  --database     a server to measure on instead of an embedded one; it should commit durably`;

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

async function freshDatabase(server: string): Promise<BenchDatabase> {
  const name = `bench_${randomUUID().replaceAll('-', '')}`;
  await execute(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

/** The benchmark files in this folder, sorted by name. */
async function filesOfRows(names: readonly string[]): Promise<ReadonlyMap<string, Rows>> {
  const found = new Map<string, Rows>();
  const files = await readdir(import.meta.dirname);
  // Files with a hyphen are support for these, or child processes, which must not be imported.
  for (const file of files
    .filter((name) => /^[a-z]+\.js$/.test(name) && !['run.js', 'harness.js'].includes(name))
    .sort()) {
    const name = file.slice(0, -3);
    if (names.length > 0 && !names.includes(name)) continue;
    const { rows, onlyByName } = (await import(`./${file}`)) as { rows?: Rows; onlyByName?: boolean };
    if (rows !== undefined && (names.includes(name) || onlyByName !== true)) found.set(name, rows);
  }
  for (const name of names) if (!found.has(name)) throw new Error(`There are no rows named "${name}".\n${USAGE}`);
  return found;
}

function show(row: BenchRow): string {
  if (row.value === null) return `${row.name} | not measured: ${row.note ?? 'no reason given'}`;
  const margin = row.ratio === null || row.atLeast === null ? null : row.ratio - row.atLeast;
  const verdict = margin === null ? '' : (row.lowerIsBetter ? margin <= 0 : margin >= 0) ? 'reached' : 'SHORT';
  const line = `${row.name} | ${row.value} ${row.unit} | against ${row.against} | ${row.ratio ?? '–'}`;
  const bounds = row.atLeast === null ? '' : ` | ${row.atLeast} / ${row.aim} ${verdict}`;
  return `${line}${bounds}${row.note === undefined ? '' : ` | ${row.note}`}`;
}

async function measure(
  server: string,
  files: ReadonlyMap<string, Rows>,
  options: { seconds: number; repetitions: number; minutes: number },
) {
  const context: BenchContext = {
    ...options,
    database: () => freshDatabase(server),
    say: (line) => console.error(line),
  };
  const measured: BenchRow[] = [];
  for (const [name, rows] of files) {
    context.say(name);
    for (const row of await rows(context)) {
      measured.push(row);
      console.log(show(row));
    }
  }
  return measured;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'string' },
      seconds: { type: 'string', default: '3' },
      repetitions: { type: 'string', default: '5' },
      minutes: { type: 'string', default: '1' },
      database: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const files = await filesOfRows(positionals);
  const options = {
    seconds: Number(values.seconds),
    repetitions: Number(values.repetitions),
    minutes: Number(values.minutes),
  };
  const folder = await mkdtemp(join(tmpdir(), 'brightly-bench-'));
  const embedded =
    values.database === undefined
      ? await openEmbeddedPostgres({ dataDir: join(folder, 'data'), logger: createLogger('warn') })
      : undefined;
  // One role for everything, since privileges are not measured.
  const server = {
    url: embedded?.superuserUrl ?? values.database ?? '',
    stop: () => embedded?.stop() ?? Promise.resolve(),
  };
  try {
    const measured = await measure(server.url, files, options);
    if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(measured, null, 2)}\n`);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
