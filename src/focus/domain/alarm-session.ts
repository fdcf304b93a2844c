import type { AlarmEvent } from './focus.events.js';
import type { AlarmInterval } from './foreign-facts.js';
import type { FocusState } from './focus.state.js';

const MINUTE = 60_000;
/** A year of five digits is not valid RFC 3339: no table would accept it (LOG-8). */
const END_OF_TIME = Date.parse('9999-12-31T23:59:59.999Z');

/** The time this many minutes after another, RFC 3339 UTC; at most the last time that RFC 3339 can express. */
export function minutesAfter(time: string, minutes: number): string {
  return new Date(Math.min(Date.parse(time) + minutes * MINUTE, END_OF_TIME)).toISOString();
}

/** The whole minutes from one RFC 3339 time to another. */
export function minutesBetween(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / MINUTE);
}

/** What starts with an item that becomes active at `now`: its alarm session, if its owner has a default. */
export function alarmOf(
  itemId: string,
  { now, alarmDefault }: { readonly now: string; readonly alarmDefault: AlarmInterval | null },
): readonly AlarmEvent[] {
  // rule FOCUS-17: an alarm session starts with the owner's default interval, if there is one
  return alarmDefault === null ? [] : [alarmStarted(itemId, alarmDefault, now)];
}

/** The fact that an alarm session of the active item starts at `now`. */
export function alarmStarted(itemId: string, intervalMinutes: AlarmInterval, now: string): AlarmEvent {
  const nextTriggerAt = minutesAfter(now, intervalMinutes);
  return { type: 'AlarmStarted', data: { itemId, intervalMinutes, startedAt: now, nextTriggerAt } };
}

/** What ends when the active item leaves `active`: its alarm session, if there is one. */
export function alarmLeft({ alarm }: FocusState): readonly AlarmEvent[] {
  // rule FOCUS-18: the alarm session ends when its item leaves `active`
  return alarm === null ? [] : [{ type: 'AlarmStopped', data: { itemId: alarm.itemId, cause: 'left' } }];
}
