import type { WishOf } from '../load/wish.js';
import type { ReferenceModel } from './reference-model.js';
import { activeOf } from './relations.js';

/** The outcome of a wish about the alarm by the rules, in the form of `outcomeOf`. */
export function outcomeOfAlarm(
  wish: WishOf<'startAlarm' | 'changeAlarm' | 'stopAlarm' | 'acknowledgeAlarm'>,
  model: ReferenceModel,
): readonly string[] {
  const { ownerId } = wish;
  const session = model.sessions.get(ownerId);
  const active = activeOf(model, ownerId)?.id;
  switch (wish.verb) {
    case 'startAlarm':
      if (active === undefined) throw new Error('nothing is active');
      if (session?.interval_minutes === wish.minutes) return [];
      if (session !== undefined) throw new Error('an alarm runs already');
      return [`AlarmStarted ${active} every ${wish.minutes}`];
    case 'changeAlarm':
      if (session === undefined) throw new Error('no alarm runs');
      return session.interval_minutes === wish.minutes
        ? []
        : [`AlarmIntervalChanged ${session.item_id} every ${wish.minutes}`];
    case 'stopAlarm':
      return session === undefined ? [] : [`AlarmStopped ${session.item_id} by owner`];
    case 'acknowledgeAlarm':
      return typeof session?.due_at === 'string' ? [`AlarmAcknowledged ${session.item_id}`] : [];
  }
}
