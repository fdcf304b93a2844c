import type { House } from '../../../src/house.js';
import type { Caller } from '../../../src/organizations/index.js';
import { ask } from './audit.js';
import type { Ground } from './ground.js';
import { done, focusEvents, found, newUser, offerTo } from '../../support/house.js';

const MINUTES = 15;

/** Idle users with one active item each, whose alarms fall due one after the other, every `everyMs` from now on. */
export async function sleepersIn(house: House, count: number, everyMs: number): Promise<readonly Caller[]> {
  const ada = await found(house, 'Dormitory');
  const sleepers: Caller[] = [];
  const now = Date.now();
  for (let n = 0; n < count; n++) {
    const sleeper = await newUser(house, ada, `sleeper${n}`);
    const [offered] = await done(house, sleeper, offerTo(sleeper, { accept: true }));
    const { itemId = '' } = (offered?.event.data ?? {}) as { readonly itemId?: string };
    const occurredAt = new Date(now + n * everyMs - MINUTES * 60_000).toISOString();
    await done(house, sleeper, { type: 'ActivateItem', itemId }, { occurredAt });
    await done(house, sleeper, { type: 'StartAlarm', minutes: MINUTES }, { occurredAt });
    sleepers.push(sleeper);
  }
  return sleepers;
}

/** How often each sleeper's alarm was delivered. */
export async function deliveriesTo(house: House, sleepers: readonly Caller[]): Promise<readonly number[]> {
  const all = await Promise.all(sleepers.map((sleeper) => focusEvents(house, sleeper)));
  return all.map((events) => events.filter(({ event }) => event.type === 'AlarmFellDue').length);
}

/** How many sleepers have a delivery in the read tables that is not acknowledged yet. */
export async function shownAlarms({ database }: Pick<Ground, 'database'>): Promise<number> {
  const shown = `SELECT count(*)::int AS count FROM focus.active_focus_sessions s JOIN focus.users u ON u.id = s.user_id
    WHERE s.due_at IS NOT NULL AND u.name LIKE 'sleeper%'`;
  const [row] = await ask<{ count: number }>(database, shown);
  return row?.count ?? 0;
}
