import pg from 'pg';
import { deliverDueAlarms, deliverOnce } from '../../src/focus/application/when-alarm-is-due-then-deliver.js';
import type { FocusRequest } from '../../src/focus/application/focus.requests.js';
import type { House } from '../../src/house.js';
import { holdLease, releaseLease } from '../../src/kernel/projecting/lease.js';
import type { Caller } from '../../src/organizations/index.js';
import {
  done,
  focusEvents,
  found,
  freshHouse,
  houseOn,
  newUser,
  rowsOf,
  send,
  waitingItems,
  type FreshHouse,
} from '../support/house.js';
import { plainly } from '../support/rooms.js';
import { until } from '../support/until.js';

const MINUTE = 60_000;

let fresh: FreshHouse;
let house: House;
let ada: Caller;
let ann: Caller;

beforeEach(async () => {
  fresh = await freshHouse();
  house = fresh.house;
  ada = await found(house, 'Lab');
  ann = await newUser(house, ada, 'Ann');
  await house.organizations.send(ann, { type: 'SetAlarmDefault', minutes: 15 }, plainly);
});
afterEach(() => fresh.close());

const started = '2026-03-02T09:00:00.000Z';
const after = (minutes: number): string => new Date(Date.parse(started) + minutes * MINUTE).toISOString();

/** One poll of a house's scheduler, that many minutes after the start of the session. */
const lookAt = (minutes: number, { pool, focus, clock, logger } = house) =>
  deliverOnce({ pool, focus, logger, clock: { ...clock, now: () => Date.parse(after(minutes)) } });

const active = async (...titles: readonly string[]): Promise<readonly string[]> => {
  const ids = await waitingItems(house, ann, ...titles);
  await done(house, ann, { type: 'ActivateItem', itemId: ids[0] ?? '' }, { occurredAt: started });
  await house.waiter.caughtUp();
  return ids;
};

const alarms = async () =>
  (await focusEvents(house, ann)).flatMap(({ event }) => (event.type.startsWith('Alarm') ? [event] : []));

const deliveries = async () => (await alarms()).filter(({ type }) => type === 'AlarmFellDue');

const session = async () =>
  (await rowsOf(house, 'select * from focus.active_focus_sessions where user_id = $1', ann.userId))[0];

/** A pool that reports completed queries, and holds back results that name `held` until released. */
function watchedPool(pool: pg.Pool, held?: string) {
  const answered: string[] = [];
  const told = new Set<() => void>();
  let goOn = (): void => undefined;
  const over = new Promise<void>((resolve) => (goOn = resolve));
  const query = async (statement: pg.QueryConfig, values?: unknown[]) => {
    const { text } = typeof statement === 'string' ? { text: statement } : statement;
    const answer = await pool.query(statement, values);
    answered.push(text);
    for (const tell of told) tell();
    if (held !== undefined && text.includes(held)) await over;
    return answer;
  };
  const asked = (what: string, times: number) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (answered.filter((text) => text.includes(what)).length >= times) resolve();
      };
      told.add(look);
      look();
    });
  return { pool: Object.assign(Object.create(pool) as pg.Pool, { query }), asked, goOn: () => goOn() };
}

describe('the alarm session', () => {
  it('FOCUS-17: starts with the owner’s default when an item becomes active', async () => {
    const [itemId] = await active('Write');
    expect(await session()).toMatchObject({
      item_id: itemId,
      interval_minutes: 15,
      next_trigger_at: new Date(after(15)),
    });
  });

  it('FOCUS-18: ends with its item, and a switch resets it', async () => {
    const [, other = ''] = await active('Write', 'Call');
    await done(house, ann, { type: 'ActivateItem', itemId: other }, { occurredAt: after(10) });
    expect(await session()).toMatchObject({ item_id: other, started_at: new Date(after(10)) });
    await house.organizations.send(ann, { type: 'SetAlarmDefault', minutes: null }, plainly);
    await done(house, ann, { type: 'CompleteItem', itemId: other });
    expect(await session()).toBeUndefined();
  });

  it('FOCUS-20: a delivery changes no state, no order and no progress', async () => {
    await active('Write', 'Call');
    const items = () => rowsOf(house, 'select * from focus.items order by id');
    const before = await items();
    await lookAt(20);
    expect(await deliveries()).toHaveLength(1);
    expect(await items()).toEqual(before);
  });
});

describe('delivering alarms', () => {
  it('FOCUS-21: nothing is delivered before it is due, and then once, however many nodes poll at once', async () => {
    await active('Write');
    const other = await houseOn(fresh.databaseUrl);
    try {
      await Promise.all([lookAt(14), lookAt(14, other)]);
      expect(await deliveries()).toEqual([]);
      const nodes = Array.from({ length: 6 }, (_, n) => (n % 2 === 0 ? house : other));
      await Promise.all(nodes.map((node) => lookAt(15, node)));
      await other.waiter.caughtUp();
      await Promise.all(nodes.map((node) => lookAt(16, node)));
    } finally {
      await other.shutdown.stop();
    }
    expect((await deliveries()).map(({ data }) => data)).toEqual([
      expect.objectContaining({ dueAt: after(15), missed: 0, nextTriggerAt: after(30) }),
    ]);
  });

  it('FOCUS-21: is shown until acknowledged', async () => {
    await active('Write');
    await lookAt(15);
    expect(await session()).toMatchObject({ due_at: new Date(after(15)) });
    const acknowledge: FocusRequest = { type: 'AcknowledgeAlarm', dueAt: after(15) };
    expect(await send(house, ann, acknowledge)).toMatchObject({ kind: 'done' });
    expect(await session()).toMatchObject({ due_at: null, next_trigger_at: new Date(after(30)) });
  });

  it('FOCUS-21: after downtime the missed ones collapse into one, and the next is a future multiple of the interval', async () => {
    await active('Write');
    await house.waiter.caughtUp();
    const restarted = await houseOn(fresh.databaseUrl);
    try {
      await lookAt(52, restarted);
      await restarted.waiter.caughtUp();
      await lookAt(52, restarted);
    } finally {
      await restarted.shutdown.stop();
    }
    expect((await deliveries()).map(({ data }) => data)).toEqual([
      expect.objectContaining({ dueAt: after(45), missed: 2, nextTriggerAt: after(60) }),
    ]);
  });

  it('FOCUS-21: the scheduler itself delivers what fell due while nothing ran', async () => {
    const [itemId] = await active('Write');
    const { pool, focus, clock, logger } = house;
    const stop = deliverDueAlarms({ pool, focus, clock, logger, every: 10 });
    await until(async () => (await deliveries()).length > 0);
    await stop();
    expect((await deliveries())[0]).toMatchObject({ data: { itemId } });
    expect(Date.parse(String((await session())?.['next_trigger_at']))).toBeGreaterThan(clock.now());
  });

  it('FOCUS-21: is left to the node that holds the lease, and taken over when that releases it', async () => {
    await active('Write');
    const { pool, focus, clock, logger } = house;
    const claim = { name: 'focus alarms', holder: 'another node', ttlMs: 3_600_000 };
    const other = new pg.Client({ connectionString: fresh.databaseUrl });
    await other.connect();
    expect(await holdLease(other, claim)).toBe(true);
    const watched = watchedPool(pool);
    const stop = deliverDueAlarms({ pool: watched.pool, focus, clock, logger, every: 5 });
    await watched.asked('kernel.leases', 3);
    expect(await deliveries()).toEqual([]);
    await releaseLease(other, claim);
    await until(async () => (await deliveries()).length > 0);
    await stop();
    await other.end();
    expect(await deliveries()).toHaveLength(1);
  });

  it('FOCUS-21: a node that is paused after polling, for longer than its lease, delivers nothing', async () => {
    await active('Write');
    const { pool, focus, clock, logger } = house;
    const watched = watchedPool(pool, 'active_focus_sessions');
    const stop = deliverDueAlarms({ pool: watched.pool, focus, clock, logger, every: 5, leaseMs: 100 });
    await watched.asked('active_focus_sessions', 1);
    const other = { name: 'focus alarms', holder: 'another node', ttlMs: 3_600_000 };
    await until(() => holdLease(pool, other));
    watched.goOn();
    await stop();
    expect(await deliveries()).toEqual([]);
    await releaseLease(pool, other);
    await lookAt(15);
    expect(await deliveries()).toHaveLength(1);
  });

  it('ORG-9: deactivating a user ends their alarm, and nothing is delivered to them', async () => {
    const [itemId] = await active('Write');
    await house.organizations.send(ada, { type: 'DeactivateUser', userId: ann.userId }, plainly);
    await house.waiter.caughtUp();
    await lookAt(20);
    expect(await session()).toBeUndefined();
    expect((await alarms()).at(-1)).toEqual({ type: 'AlarmStopped', data: { itemId, cause: 'deactivated' } });
    expect(await rowsOf(house, 'select state from focus.items where id = $1', itemId)).toEqual([{ state: 'active' }]);
  });

  it('LOG-7: a delivery says that the system did it on the owner’s behalf', async () => {
    await active('Write');
    await lookAt(15);
    const delivered = (await focusEvents(house, ann)).find(({ event }) => event.type === 'AlarmFellDue');
    expect(delivered?.context).toMatchObject({
      actor: 'system',
      onBehalfOf: ann.userId,
      organizationId: ann.organizationId,
    });
  });
});
