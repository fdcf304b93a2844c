import { DataSource } from 'typeorm';
import type { EventLog } from '../../src/kernel/event-log/event-log.js';
import { HistoryRow, ItemRow, TABLES, UserRow } from './conventional-tables.js';
import type { BenchContext, BenchRow } from './harness.js';
import { compared, row, type Entry } from './http-compare.js';
import { startPeer, startService } from './http-contestants.js';
import { inTurn, lastPosition, offers, requestText } from './http-requests.js';
import { inHttpSetting, shown, type HttpSetting, type User } from './http-setting.js';
import { appendWaiting, type House } from './projection-log.js';

const AGAINST = 'a conventional Nest service with TypeORM and the same promises';
/** Waiting items of each user, longer than a page. */
const WAITING = 30;

/** Fills the peer's tables with the same users and waiting items. */
async function fillPeer(url: string, users: readonly User[]): Promise<void> {
  const source = new DataSource({ type: 'postgres', url, entities: TABLES });
  await source.initialize();
  await source.query('CREATE SCHEMA conventional');
  await source.synchronize();
  await source.query(`INSERT INTO conventional.users SELECT unnest($1::uuid[]), true`, [users.map(({ id }) => id)]);
  const [items, history] = [ItemRow, HistoryRow].map((table) => source.getMetadata(table).tablePath);
  await source.query(
    `INSERT INTO ${items} (id, owner_id, title, state, position, created_at, version)
      SELECT gen_random_uuid(), u.id, 'Call "Northwind" about the delivery', 'waiting', n, now(), 1
      FROM ${source.getMetadata(UserRow).tablePath} u, generate_series(1, ${WAITING}) n`,
  );
  await source.query(`INSERT INTO ${history} (item_id, user_id, what, at)
    SELECT id, owner_id, 'offered and accepted', created_at FROM ${items}`);
  await source.query('ANALYZE');
  await source.destroy();
}

async function against(setting: HttpSetting): Promise<readonly BenchRow[]> {
  const { context, url, users, head } = setting;
  await fillPeer(url, users);
  const service = await startService({ DATABASE_URL: url });
  const peer = await startPeer('conventional', url);
  try {
    await shown(service, users, head);
    const ask = inTurn(users);
    const page = () => requestText('GET', '/v1/me/queue', ask().token);
    const reads = { ours: { contestant: service, next: page }, theirs: { contestant: peer, next: page } };
    const pages = await compared(context, 32, reads);
    const next = offers(users);
    const finish: Entry['finish'] = (answered) => shown(service, users, lastPosition(answered));
    const entries = { ours: { contestant: service, next, finish }, theirs: { contestant: peer, next } };
    const few = await compared(context, 32, entries);
    const many = await compared(context, 256, entries);
    return [
      row({ name: 'HTTP command, 32 connections', against: AGAINST, atLeast: 5, aim: 8 }, few),
      row({ name: 'HTTP command, 256 connections', against: AGAINST, atLeast: 6.5, aim: 10 }, many),
      row({ name: 'HTTP queue page, 32 connections', against: AGAINST, atLeast: 3, aim: 6 }, pages),
    ];
  } finally {
    await Promise.all([service.stop(), peer.stop()]);
  }
}

async function fill(log: EventLog, house: House): Promise<void> {
  await Promise.all(house.owners.map((owner) => appendWaiting(log, house, owner, WAITING)));
}

/** How fast the service is, compared with a conventional one that keeps the same promises. */
export function rows(context: BenchContext): Promise<readonly BenchRow[]> {
  return inHttpSetting(context, fill, against);
}
