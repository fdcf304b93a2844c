import { monitorEventLoopDelay } from 'node:perf_hooks';
import pg from 'pg';
import { createExecutor } from '../../src/kernel/deciding/execute.js';
import { postgresSnapshots } from '../../src/kernel/deciding/postgres-snapshots.js';
import type { EventLog } from '../../src/kernel/event-log/event-log.js';
import { openPostgresLog } from '../../src/kernel/event-log/postgres-log.js';
import { systemClock } from '../../src/kernel/runtime/clock.js';
import { FOCUS_DECIDER_VERSION, focusDecider } from '../../src/focus/domain/focus.decider.js';
import { interleaved, type BenchContext, type BenchRow } from './harness.js';
import { twoDigits } from './http-compare.js';
import { startService } from './http-contestants.js';
import { loadOf, type NextRequest } from './http-load.js';
import { offers, offerText, requestText } from './http-requests.js';
import { inHttpSetting, shown, type HttpSetting, type User } from './http-setting.js';
import { appendCommands, appendPastWork, appendWaiting, type House } from './projection-log.js';

const [WAITING, COMPLETED, COMMANDS] = [100_000, 100_000, 1_000_000];
const BYSTANDERS = 4;
/** How long a process is warmed up before it is measured. */
const WARM_SECONDS = 1;

interface Busy {
  readonly user: User;
  readonly waiting: string[];
}

/** The busy owner's next command: activates the bottom item, completes it, moves another one, adds a new one. */
function acts({ user: { id, token }, waiting }: Busy): NextRequest {
  let n = 0;
  let taken = '';
  const post = (path: string, body: string) => requestText('POST', path, token, body);
  return () => {
    const turn = n++ % 4;
    if (turn === 0) taken = waiting.pop() ?? '';
    if (turn === 0) return post(`/v1/items/${taken}/activate`, '{}');
    if (turn === 1) return post(`/v1/items/${taken}/complete`, '{}');
    if (turn === 3) return post('/v1/items', offerText(id));
    const moved = waiting[waiting.length - 1 - Math.floor(Math.random() * 50_000)] ?? '';
    return post(`/v1/items/${moved}/move`, JSON.stringify({ position: 10_000 + Math.floor(Math.random() * 30_000) }));
  };
}

/** The p99 of other users in a process that has just started; the busy owner's first command loads their state. */
async function p99({ context, url, users }: HttpSetting, busy: Busy | undefined, say: (line: string) => void) {
  const service = await startService({ DATABASE_URL: url });
  const others = users.slice(1);
  try {
    await loadOf(service.port, BYSTANDERS, WARM_SECONDS, offers(others));
    const [measured, acted] = await Promise.all([
      loadOf(service.port, BYSTANDERS, context.seconds, offers(others)),
      busy && loadOf(service.port, 1, context.seconds, acts(busy)),
    ]);
    const sorted = measured.latenciesMs;
    const first = acted?.latenciesMs.at(-1)?.toFixed(0);
    say(
      `  at worst ${sorted.at(-1)?.toFixed(1)} ms${acted ? `, beside ${acted.requests} commands, the slowest of ${first} ms` : ''}`,
    );
    return sorted[Math.floor(sorted.length * 0.99)] ?? NaN;
  } finally {
    await service.stop();
  }
}

/** Folds the busy owner's stream, writes its snapshot and loads that; returns how long each took. */
async function snapshot({ url }: HttpSetting, stream: string): Promise<string> {
  const log = await openPostgresLog({ url });
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const load = async (of: string) => {
    const hmacKey = systemClock.randomBytes(32);
    const executor = createExecutor({
      log,
      clock: systemClock,
      hmacKey,
      snapshots: { store: postgresSnapshots(pool) },
    });
    delay.reset();
    delay.enable();
    const start = performance.now();
    await executor.load(stream, focusDecider, FOCUS_DECIDER_VERSION);
    const loaded = performance.now() - start;
    await executor.settled();
    delay.disable();
    return `${of} in ${(loaded / 1000).toFixed(1)} s, the longest turn ${(delay.max / 1e6).toFixed(0)} ms`;
  };
  try {
    const folded = await load('folded and written');
    const { rows } = await pool.query<{ bytes: string }>(
      'SELECT sum(octet_length(body)) AS bytes FROM kernel.snapshot_parts WHERE stream = $1',
      [stream],
    );
    return `${folded}; ${await load('read')}; ${(Number(rows[0]?.bytes) / 2 ** 20).toFixed(0)} MiB`;
  } finally {
    await pool.end();
    await log.close();
  }
}

async function measure(setting: HttpSetting, waiting: string[]): Promise<readonly BenchRow[]> {
  const { context, users, house } = setting;
  const [user] = users;
  if (user === undefined) throw new Error('There are no users.');
  const note = await snapshot(setting, house.owners[0]?.stream.name ?? '');
  context.say(`  ${note}`);
  const service = await startService({ DATABASE_URL: setting.url });
  await shown(service, users, setting.head).finally(() => service.stop());
  const { together, alone } = await interleaved(context, {
    together: () => p99(setting, { user, waiting }, context.say),
    alone: () => p99(setting, undefined, context.say),
  });
  const name = `bystanders' p99 beside one who has ${(WAITING + COMPLETED).toLocaleString('en')} items and ${COMMANDS.toLocaleString('en')} remembered commands`;
  const part = { name, unit: 'ms', against: 'the same alone', lowerIsBetter: true, note };
  const ratio = twoDigits(together / alone);
  return [{ ...part, value: Number(together.toPrecision(3)), ratio, atLeast: 2, aim: 1.3 }];
}

async function fill(log: EventLog, house: House, waiting: string[]): Promise<void> {
  const [busy] = house.owners;
  if (busy === undefined) throw new Error('There are no owners.');
  await appendPastWork(log, house, busy, COMPLETED);
  for (const id of await appendWaiting(log, house, busy, WAITING)) waiting.push(id);
  await appendCommands(log, busy.stream, COMMANDS);
}

/** How an owner with very many items affects other users, from the first command after a start. */
export async function rows(context: BenchContext): Promise<readonly BenchRow[]> {
  const waiting: string[] = [];
  return inHttpSetting(
    context,
    (log, house) => fill(log, house, waiting),
    (setting) => measure(setting, waiting),
  );
}
