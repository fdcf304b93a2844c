import { alreadySo, happened, refused } from '../../kernel/deciding/decider.js';
import { type Answer, isOwner } from './access.js';
import { alarmStarted, minutesAfter, minutesBetween } from './alarm-session.js';
import type { InStream, Timed } from './command-fields.js';
import { ALARM_INTERVALS, type AlarmInterval } from './foreign-facts.js';
import { allowedOnAlarm, no, notTheOwner } from './focus.refusals.js';
import type { AlarmSession, FocusState } from './focus.state.js';

/** Starts an alarm session of the active item; `minutes` must be one of ALARM_INTERVALS, here and when it changes. */
export type StartAlarm = { readonly type: 'StartAlarm'; readonly minutes: number } & InStream & Timed;

function startAlarm({ minutes, now }: StartAlarm, state: FocusState): Answer {
  const { activeId, alarm } = state;
  if (!isInterval(minutes)) return refused(notAnInterval);
  if (activeId === null) {
    return refused(no('FOCUS-19', 'NO_ACTIVE_ITEM', 'An alarm belongs to an active item, and none is active.'));
  }
  if (alarm === null) return happened(alarmStarted(activeId, minutes, now));
  if (alarm.intervalMinutes === minutes) return alreadySo;
  const detail = `An alarm every ${alarm.intervalMinutes} minutes is running already; change its interval instead.`;
  return refused(no('FOCUS-19', 'ALARM_RUNNING', detail, allowedOnAlarm(activeId, alarm)));
}

/** Gives the running alarm another interval. */
export type ChangeAlarmInterval = { readonly type: 'ChangeAlarmInterval'; readonly minutes: number } & InStream & Timed;

function changeInterval({ minutes, now }: ChangeAlarmInterval, { activeId, alarm }: FocusState): Answer {
  if (!isInterval(minutes)) return refused(notAnInterval);
  if (alarm === null) {
    return refused(no('FOCUS-19', 'NO_ALARM', 'No alarm is running.', allowedOnAlarm(activeId, alarm)));
  }
  if (alarm.intervalMinutes === minutes) return alreadySo;
  const { itemId } = alarm;
  const nextTriggerAt = minutesAfter(now, minutes);
  const data = { itemId, intervalMinutes: minutes, startedAt: now, nextTriggerAt };
  return happened({ type: 'AlarmIntervalChanged', data });
}

/** Turns the alarm off. */
export type StopAlarm = { readonly type: 'StopAlarm' } & InStream;

function stopAlarm({ alarm }: FocusState, cause: 'owner' | 'deactivated'): Answer {
  if (alarm === null) return alreadySo;
  return happened({ type: 'AlarmStopped', data: { itemId: alarm.itemId, cause } });
}

/** Acknowledges an alarm: the delivery due at `dueAt`; absent: whichever is shown. */
export type AcknowledgeAlarm = { readonly type: 'AcknowledgeAlarm'; readonly dueAt?: string } & InStream;

/** A delivery that was seen but followed by a later one is no longer shown, so it counts as acknowledged. */
function acknowledge({ dueAt }: AcknowledgeAlarm, { alarm }: FocusState): Answer {
  const shown = alarm?.ringingSince ?? null;
  if (alarm === null || shown === null) return alreadySo;
  if (dueAt !== undefined && Date.parse(dueAt) !== Date.parse(shown)) return alreadySo;
  return happened({ type: 'AlarmAcknowledged', data: { itemId: alarm.itemId, dueAt: shown } });
}

/** Sent by the scheduler whenever an alarm seems due; `ownerActive` false ends the alarm instead (ORG-9). */
export type DeliverDueAlarm = {
  readonly type: 'DeliverDueAlarm';
  readonly ownerId: string;
  readonly ownerActive: boolean;
} & Timed;

/** An inactive owner's alarm ends, whichever of the two commands finds it (ORG-9). */
function deliverDueAlarm({ ownerActive, now }: DeliverDueAlarm, state: FocusState): Answer {
  if (!ownerActive) return stopAlarm(state, 'deactivated');
  return state.alarm === null ? alreadySo : deliver(state.alarm, now);
}

/** Sent by the reaction to a deactivation. */
export interface EndAlarmOfDeactivatedUser {
  readonly type: 'EndAlarmOfDeactivatedUser';
  readonly ownerId: string;
}

function deliver(alarm: AlarmSession, now: string): Answer {
  const { itemId, intervalMinutes, startedAt, nextTriggerAt } = alarm;
  // rule FOCUS-21: an alarm is delivered once: a second attempt finds the next one not due yet
  if (Date.parse(now) < Date.parse(nextTriggerAt)) return alreadySo;
  const times = Math.floor(minutesBetween(startedAt, now) / intervalMinutes);
  const dueAt = minutesAfter(startedAt, times * intervalMinutes);
  const missed = minutesBetween(nextTriggerAt, dueAt) / intervalMinutes;
  const next = minutesAfter(dueAt, intervalMinutes);
  return happened({ type: 'AlarmFellDue', data: { itemId, dueAt, missed, nextTriggerAt: next } });
}

/** FOCUS-19: the owner's commands on the alarm of the active item. */
export const alarmVerbs = {
  StartAlarm: byOwner(startAlarm),
  ChangeAlarmInterval: byOwner(changeInterval),
  StopAlarm: byOwner((_: StopAlarm, state) => stopAlarm(state, 'owner')),
  AcknowledgeAlarm: byOwner(acknowledge),
};

/** FOCUS-21: the commands of the scheduler and of the reaction to a deactivation; never sent for a user, so no `by`. */
export const systemVerbs = {
  DeliverDueAlarm: deliverDueAlarm,
  EndAlarmOfDeactivatedUser: (_: EndAlarmOfDeactivatedUser, state: FocusState): Answer =>
    stopAlarm(state, 'deactivated'),
};

function byOwner<Command extends InStream>(
  answer: (command: Command, state: FocusState) => Answer,
): (command: Command, state: FocusState) => Answer {
  return (command, state) =>
    // rule FOCUS-19: one alarm session per owner, for the active item only, changed or turned off by the owner
    isOwner(command) ? answer(command, state) : refused(notTheOwner('FOCUS-19'));
}

function isInterval(minutes: number): minutes is AlarmInterval {
  return ALARM_INTERVALS.some((interval) => interval === minutes);
}

const notAnInterval = {
  kind: 'invalid',
  rule: 'FOCUS-17',
  code: 'ALARM_INTERVAL_INVALID',
  detail: `An alarm falls due every ${ALARM_INTERVALS.join(', ')} minutes, nothing in between.`,
  allowed: [],
} as const;
