import pg from 'pg';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { focusProjector } from '../../projections/focus/focus.projector.js';
import { queueReader } from '../../src/focus/application/my-queue.query.js';
import { FOCUS_DECIDER_VERSION, focusDecider } from '../../src/focus/domain/focus.decider.js';
import { createExecutor } from '../../src/kernel/deciding/execute.js';
import type { EventLog } from '../../src/kernel/event-log/event-log.js';
import { openPostgresLog } from '../../src/kernel/event-log/postgres-log.js';
import { rebuild } from '../../src/kernel/projecting/rebuild.js';
import { runProjector, type RunningProjector } from '../../src/kernel/projecting/runner.js';
import { systemClock } from '../../src/kernel/runtime/clock.js';
import { createLogger } from '../../src/kernel/runtime/logging.js';
import { migrate, migrateInto } from '../../src/kernel/runtime/migrations.js';
import { schemas } from '../../src/read-models.js';
import { interleaved, median, millisecondsEach, type BenchContext, type BenchRow } from './harness.js';
import { appendHouse, appendTo, appendWaiting, appendWork, offeredAndAccepted, type House } from './projection-log.js';
import { statementPerEvent } from './projection-peer.js';

interface Setting {
  readonly context: BenchContext;
  readonly pool: pg.Pool;
  readonly log: EventLog;
}

/** Items in the log that is projected and rebuilt, with four events each. */
const ITEMS = 15_000;

const logger = createLogger('warn');

async function inSetting<Answer>(
  context: BenchContext,
  measure: (setting: Setting) => Promise<Answer>,
): Promise<Answer> {
  const { url, drop } = await context.database();
  const pool = new pg.Pool({ connectionString: url, max: 8 });
  const client = await pool.connect();
  await migrate(client, ...schemas);
  client.release();
  const log = await openPostgresLog({ url });
  try {
    return await measure({ context, pool, log });
  } finally {
    await log.close();
    await pool.end();
    await drop();
  }
}

const run = ({ log, pool }: Setting): RunningProjector =>
  runProjector({ log, pool, projector: focusProjector, clock: systemClock, logger, holder: randomUUID() });

async function visible(projector: RunningProjector, position: bigint): Promise<void> {
  if (projector.status().position >= position) return;
  await new Promise<void>((resolve) => {
    const stop = projector.onMoved((now) => {
      if (now < position) return;
      stop();
      resolve();
    });
  });
}

async function caughtUp(setting: Setting): Promise<void> {
  const projector = run(setting);
  await visible(projector, await setting.log.head());
  await projector.stop();
}

const empty = ({ pool }: Setting) =>
  pool.query('TRUNCATE focus.organizations CASCADE; TRUNCATE kernel.checkpoints, kernel.leases; CHECKPOINT');

/** Does `count` pieces of work; returns the rate per second. */
async function perSecond(count: number, work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (count / (performance.now() - start)) * 1000;
}

async function catchUp(setting: Setting, people: bigint): Promise<BenchRow> {
  const { context, log, pool } = setting;
  const events = Number((await log.head()) - people);
  await caughtUp(setting);
  const { ours, theirs } = await interleaved(context, {
    ours: async () => {
      await empty(setting);
      return perSecond(events, () => caughtUp(setting));
    },
    theirs: async () => {
      // The peer projects items only, so the users stay.
      await pool.query('TRUNCATE focus.items CASCADE; CHECKPOINT');
      return perSecond(events, () => statementPerEvent(log, pool, people));
    },
  });
  const against = 'a statement per event';
  return row({ name: 'projection catch-up', unit: 'events/s', against, atLeast: 5, aim: 8 }, ours, ours / theirs);
}

async function rebuilding(setting: Setting): Promise<BenchRow> {
  const { context, log, pool } = setting;
  const events = Number(await log.head());
  await empty(setting);
  await caughtUp(setting);
  const { ours, theirs } = await interleaved(context, {
    ours: () =>
      perSecond(events, () =>
        rebuild({
          log,
          pool,
          projector: focusProjector,
          clock: systemClock,
          logger,
          holder: randomUUID(),
          createTables: (client, schemaName) => migrateInto(client, 'focus', schemaName),
        }),
      ),
    theirs: () =>
      perSecond(events, async () => {
        for (let after = 0n; ;) {
          const page = await log.readAll({ after, limit: 5_000 });
          if (page.events.length === 0) return;
          after = page.next;
        }
      }),
  });
  const against = 'reading and parsing the log';
  return row({ name: 'rebuild', unit: 'events/s', against, atLeast: 0.3, aim: 0.5 }, ours, ours / theirs);
}

function row(
  part: Pick<BenchRow, 'name' | 'unit' | 'against' | 'atLeast' | 'aim' | 'lowerIsBetter'>,
  value: number,
  ratio: number,
): BenchRow {
  return { ...part, value: Number(value.toPrecision(4)), ratio: Number(ratio.toFixed(2)) };
}

const RATE = 1_000;
const OWNERS = 50;

/** Appends commands at a fixed rate, whether or not earlier ones are done. */
async function latencies(
  { context, log }: Setting,
  house: House,
  projector: RunningProjector,
  tails: Promise<string | null>[],
): Promise<number[]> {
  const measured: number[] = [];
  const pending: Promise<void>[] = [];
  const start = performance.now();
  const count = Math.round(context.seconds * RATE);
  for (let n = 0; n < count; n++) {
    const due = start + (n * 1000) / RATE;
    if (due > performance.now()) await sleep(Math.max(0, due - performance.now()));
    const index = n % house.owners.length;
    const owner = house.owners[index];
    const before = tails[index];
    if (owner === undefined || before === undefined) continue;
    const sent = performance.now();
    const done = before.then(async (above) => {
      const events = offeredAndAccepted(house, owner.id, above);
      await visible(projector, await appendTo(log, owner.stream, events));
      measured.push(performance.now() - sent);
      return events.itemId;
    });
    tails[index] = done;
    pending.push(done.then(() => undefined));
  }
  await Promise.all(pending);
  return measured.sort((one, other) => one - other);
}

async function appendToVisible(setting: Setting): Promise<readonly BenchRow[]> {
  const house = await appendHouse(setting.log, OWNERS);
  const projector = run(setting);
  await visible(projector, await setting.log.head());
  const [p50s, p99s]: [number[], number[]] = [[], []];
  /** The last item of each owner's list; an owner's commands go one after the other. */
  const tails = house.owners.map(() => Promise.resolve<string | null>(null));
  for (let round = 0; round < setting.context.repetitions; round++) {
    const sorted = await latencies(setting, house, projector, tails);
    p50s.push(sorted[Math.floor(sorted.length * 0.5)] ?? NaN);
    p99s.push(sorted[Math.floor(sorted.length * 0.99)] ?? NaN);
    setting.context.say(`  p50 ${p50s.at(-1)?.toFixed(2)} ms, p99 ${p99s.at(-1)?.toFixed(2)} ms`);
  }
  await projector.stop();
  const part = { unit: 'ms', against: `the clock, ${RATE} commands/s`, lowerIsBetter: true } as const;
  return [
    row({ ...part, name: 'append to visible, p50', atLeast: 3, aim: 1.5 }, median(p50s), median(p50s)),
    row({ ...part, name: 'append to visible, p99', atLeast: 15, aim: 6 }, median(p99s), median(p99s)),
  ];
}

/** Switches the owner's focus to the last of their list, from the command to the read table. */
function switcher(
  { log }: Setting,
  { organizationId }: House,
  ownerId: string,
  waiting: string[],
  projector: RunningProjector,
) {
  const executor = createExecutor({ log, clock: systemClock, hmacKey: systemClock.randomBytes(32) });
  const stream = `focus-${ownerId}`;
  let active: string | undefined;
  return async () => {
    const itemId = waiting.pop() ?? '';
    const outcome = await executor.execute({
      decider: focusDecider,
      deciderVersion: FOCUS_DECIDER_VERSION,
      stream,
      command: {
        type: 'ActivateItem',
        by: { userId: ownerId, organizationId, role: 'user' },
        ownerId,
        itemId,
        now: new Date().toISOString(),
        alarmDefault: 30,
      },
      context: { organizationId, actor: ownerId, request: '{}' },
    });
    if (outcome.kind !== 'done') throw new Error(`The switch was not carried out: ${JSON.stringify(outcome)}`);
    if (active !== undefined) waiting.unshift(active);
    active = itemId;
    await visible(projector, outcome.position);
  };
}

async function longLists(setting: Setting): Promise<readonly BenchRow[]> {
  const { context, log, pool } = setting;
  const house = await appendHouse(log, 2);
  const [few, many] = house.owners;
  if (few === undefined || many === undefined) throw new Error('There are no owners.');
  const waiting = {
    few: await appendWaiting(log, house, few, 10),
    many: await appendWaiting(log, house, many, 10_000),
  };
  const projector = run(setting);
  await visible(projector, await log.head());
  const [switchFew, switchMany] = [
    switcher(setting, house, few.id, waiting.few, projector),
    switcher(setting, house, many.id, waiting.many, projector),
  ];
  const switching = await interleaved(context, {
    few: () => millisecondsEach(context.seconds, switchFew),
    many: () => millisecondsEach(context.seconds, switchMany),
  });
  const queue = queueReader(pool);
  const firstPage = (userId: string) => queue(userId, '2026-01-01', { after: null, limit: 20 });
  const pages = await interleaved(context, {
    few: () => millisecondsEach(context.seconds, () => firstPage(few.id)),
    many: () => millisecondsEach(context.seconds, () => firstPage(many.id)),
  });
  await projector.stop();
  const part = { unit: 'ms', against: 'the same with 10 waiting', lowerIsBetter: true } as const;
  return [
    row(
      { ...part, name: 'switching focus, 10,000 waiting', atLeast: 2.5, aim: 1.3 },
      switching.many,
      switching.many / switching.few,
    ),
    row({ ...part, name: 'queue page, 10,000 waiting', atLeast: 1.5, aim: 1.1 }, pages.many, pages.many / pages.few),
  ];
}

async function wholeLog(setting: Setting): Promise<readonly BenchRow[]> {
  const house = await appendHouse(setting.log, 40);
  const people = await setting.log.head();
  await appendWork(setting.log, house, ITEMS);
  return [await catchUp(setting, people), await rebuilding(setting)];
}

/** How fast the read tables are filled, updated and queried. */
export async function rows(context: BenchContext): Promise<readonly BenchRow[]> {
  const measured: BenchRow[] = [];
  for (const part of [wholeLog, appendToVisible, longLists]) measured.push(...(await inSetting(context, part)));
  return measured;
}
