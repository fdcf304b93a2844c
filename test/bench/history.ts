import { randomInt, randomUUID } from 'node:crypto';
import pg from 'pg';
import { focusProjector } from '../../projections/focus/focus.projector.js';
import { createFocusQueries, type FocusQueries } from '../../src/focus/index.js';
import type { EventLog } from '../../src/kernel/event-log/event-log.js';
import { openPostgresLog } from '../../src/kernel/event-log/postgres-log.js';
import { bringHistoryInLine } from '../../src/kernel/projecting/history-tables.js';
import type { Projector } from '../../src/kernel/projecting/projector.js';
import { runProjector } from '../../src/kernel/projecting/runner.js';
import { historySchema, versioned } from '../../src/kernel/projecting/versioned.js';
import { asOfTables } from '../../src/kernel/reading/as-of-tables.js';
import { systemClock } from '../../src/kernel/runtime/clock.js';
import { createLogger } from '../../src/kernel/runtime/logging.js';
import { migrate } from '../../src/kernel/runtime/migrations.js';
import type { Caller } from '../../src/organizations/index.js';
import { schemas } from '../../src/read-models.js';
import { interleaved, millisecondsEach, type BenchContext, type BenchRow } from './harness.js';
import { appendHouse, appendWork, type House } from './projection-log.js';

/** Each item is offered, accepted, activated and completed. */
const [OWNERS, ITEMS] = [500, 250_000];
const logger = createLogger('warn');

/** Projects the whole log; returns the rate, in events a second. */
async function projected(log: EventLog, pool: pg.Pool, projector: Projector): Promise<number> {
  const head = await log.head();
  const start = performance.now();
  const running = runProjector({ log, pool, projector, clock: systemClock, logger, holder: randomUUID() });
  await new Promise<void>((resolve) => {
    const stop = running.onMoved((position) => {
      if (position < head) return;
      stop();
      resolve();
    });
  });
  const rate = (Number(head) / (performance.now() - start)) * 1000;
  await running.stop();
  return rate;
}

async function bytesOf(pool: pg.Pool, schema: string): Promise<number> {
  const { rows } = await pool.query<{ bytes: string }>(
    `SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) AS bytes
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relkind = 'r'`,
    [schema],
  );
  return Number(rows[0]?.bytes);
}

const times = { now: () => new Date().toISOString(), timeZoneOf: () => 'UTC' };
const page = { after: null, limit: 20 };
type Read = (queries: FocusQueries, reader: Caller) => Promise<unknown>;
const READS: Readonly<Record<string, Read>> = {
  'queue page': (queries, reader) => queries.queue(reader, page),
  'page of all items': (queries, reader) => queries.myItems(reader, {}, page),
};

async function reading(context: BenchContext, pool: pg.Pool, house: House, head: bigint): Promise<BenchRow[]> {
  const asOf = asOfTables(pool, ['focus']);
  const live = createFocusQueries(pool, times);
  const anyone = (): Caller => {
    const owner = house.owners[randomInt(house.owners.length)];
    return { userId: owner?.id ?? '', organizationId: house.organizationId, role: 'user', teamId: null, active: true };
  };
  const then = (): FocusQueries =>
    createFocusQueries(asOf({ position: BigInt(randomInt(1, Number(head))), head }), times);
  const rows: BenchRow[] = [];
  for (const [name, read] of Object.entries(READS)) {
    context.say(name);
    const found = await interleaved(context, {
      live: () => millisecondsEach(context.seconds, () => read(live, anyone())),
      asOf: () => millisecondsEach(context.seconds, () => read(then(), anyone())),
    });
    rows.push({
      ...{ name: `${name} as of any position, ${head} events`, unit: 'ms', against: 'the same read live' },
      ...{ value: Number(found.asOf.toPrecision(3)), ratio: Number((found.asOf / found.live).toFixed(2)) },
      ...{ atLeast: 3, aim: 1.5, lowerIsBetter: true },
    });
  }
  return rows;
}

/** What it costs to keep every version of a row, and to read one. */
export async function rows(context: BenchContext): Promise<readonly BenchRow[]> {
  const { url, drop } = await context.database();
  const pool = new pg.Pool({ connectionString: url, max: 8 });
  const client = await pool.connect();
  await migrate(client, ...schemas);
  await bringHistoryInLine(client, focusProjector);
  client.release();
  const log = await openPostgresLog({ url });
  try {
    const house = await appendHouse(log, OWNERS);
    await appendWork(log, house, ITEMS);
    context.say('projecting');
    const live = await projected(log, pool, focusProjector);
    const versions = await projected(log, pool, versioned(focusProjector));
    await pool.query('VACUUM ANALYZE');
    const [ofLog, ofHistory] = [await bytesOf(pool, 'log'), await bytesOf(pool, historySchema('focus'))];
    return [
      {
        ...{ name: 'projection of every version', unit: 'events/s', against: 'projection of the live rows' },
        ...{ value: Number(versions.toPrecision(4)), ratio: Number((live / versions).toFixed(2)) },
        ...{ atLeast: 1.5, aim: 1.2, lowerIsBetter: true },
      },
      {
        ...{ name: 'size of the history', unit: 'MB', against: 'the log' },
        ...{ value: Math.round(ofHistory / 1e6), ratio: Number((ofHistory / ofLog).toFixed(2)) },
        ...{ atLeast: null, aim: null },
      },
      ...(await reading(context, pool, house, await log.head())),
    ];
  } finally {
    await log.close();
    await pool.end();
    await drop();
  }
}
