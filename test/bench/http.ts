import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { median, type BenchContext, type BenchRow } from './harness.js';
import { compared, row, twoDigits, type Compared } from './http-compare.js';
import { startPeer, startService, type Contestant } from './http-contestants.js';
import type { Answered } from './http-load.js';
import { inTurn, lastPosition, offers, requestText } from './http-requests.js';
import { inHttpSetting, PEER_TABLES, shown, type HttpSetting } from './http-setting.js';
import { appendWaiting } from './projection-log.js';

async function commands(setting: HttpSetting): Promise<readonly BenchRow[]> {
  const { context, url, users } = setting;
  const service = await startService({ DATABASE_URL: url });
  const [insert, crud] = [await startPeer('insert', url), await startPeer('crud', url)];
  try {
    const next = offers(users);
    // A command counts once the read tables show it.
    const finish = (answered: Answered) => shown(service, users, lastPosition(answered));
    const ours = { contestant: service, next, finish };
    const against = (contestant: Contestant, connections: number): Promise<Compared> =>
      compared(context, connections, { ours, theirs: { contestant, next } });
    const few = await against(insert, 32);
    const many = await against(insert, 256);
    const overCrud = await against(crud, 32);
    return [
      row(named('HTTP command, 32 connections', BARE_INSERT, 0.75, 1), few),
      row(named('HTTP command, 256 connections', BARE_INSERT, 1, 1.4), many),
      row(
        named('HTTP command, 32 connections', 'bare Fastify plus the same change as a CRUD transaction', 2.2, 3.3),
        overCrud,
      ),
      p99(many),
    ];
  } finally {
    await Promise.all([service.stop(), insert.stop(), crud.stop()]);
  }
}

const BARE_INSERT = 'bare Fastify plus one INSERT';

function named(name: string, against: string, atLeast: number, aim: number) {
  return { name, against, atLeast, aim };
}

function p99({ ours, theirs }: Compared): BenchRow {
  const part = { name: 'HTTP command, p99 at 256 connections', unit: 'ms', against: BARE_INSERT, lowerIsBetter: true };
  const value = Number(ours.p99Ms.toPrecision(3));
  return { ...part, value, ratio: twoDigits(ours.p99Ms / theirs.p99Ms), atLeast: null, aim: null };
}

/** More than a page, so that each page has a cursor for the next one. */
const WAITING = 30;

async function queuePages(setting: HttpSetting): Promise<readonly BenchRow[]> {
  const { context, url, users, head } = setting;
  const service = await startService({ DATABASE_URL: url });
  const peer = await startPeer('queue', url);
  try {
    await shown(service, users, head);
    const [mine, theirs] = [inTurn(users), inTurn(users)];
    const result = await compared(context, 32, {
      ours: { contestant: service, next: () => requestText('GET', '/v1/me/queue', mine().token) },
      theirs: {
        contestant: peer,
        next: () => {
          const { id, token } = theirs();
          return requestText('GET', `/v1/users/${id}/queue`, token);
        },
      },
    });
    return [row(named('queue page (20 rows), 32 connections', 'bare Fastify plus pg rows', 1, 1.6), result)];
  } finally {
    await Promise.all([service.stop(), peer.stop()]);
  }
}

const READY_EVERY_MS = 5;

/** From the start of the process to the first 200, with embedded Postgres as under `npm start`. */
async function starting(context: BenchContext): Promise<BenchRow> {
  const folder = await mkdtemp(join(tmpdir(), 'brightly-bench-'));
  // Postgres may run as another user, who needs access to its data.
  await chmod(folder, 0o711);
  const settings = { BRIGHTLY_DATA_DIR: join(folder, 'data') };
  const once = async (): Promise<number> => {
    const start = performance.now();
    const { url, stop } = await startService(settings);
    try {
      while (!(await fetch(`${url}/health/ready`)).ok) await sleep(READY_EVERY_MS);
      return performance.now() - start;
    } finally {
      await stop();
    }
  };
  try {
    const first = await once();
    const starts: number[] = [];
    for (let round = 0; round < context.repetitions; round++) {
      starts.push(await once());
      context.say(`  start: ${starts.at(-1)?.toFixed(0)} ms`);
    }
    const note = `the very first start, which makes the database: ${first.toFixed(0)} ms`;
    const part = { name: 'start to first answer', unit: 'ms', against: 'the clock', ratio: null, note };
    return { ...part, value: Math.round(median(starts)), atLeast: null, aim: null, lowerIsBetter: true };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** How fast the service answers over HTTP: authenticated, validated, logged, durable and projected. */
export async function rows(context: BenchContext): Promise<readonly BenchRow[]> {
  return [
    ...(await inHttpSetting(
      context,
      async (_log, { owners }, client) => {
        await client.query(PEER_TABLES);
        await client.query('INSERT INTO peer.users SELECT unnest($1::uuid[]), true', [owners.map(({ id }) => id)]);
      },
      commands,
    )),
    ...(await inHttpSetting(
      context,
      async (log, house) => {
        await Promise.all(house.owners.map((owner) => appendWaiting(log, house, owner, WAITING)));
      },
      queuePages,
    )),
    await starting(context),
  ];
}
