import { alreadySo, happened, refused } from '../../kernel/deciding/decider.js';
import { type Answer, type Command, isOwner } from './access.js';
import { alarmStarted, minutesAfter, minutesBetween } from './alarm-session.js';
import type { AlarmCommand, SystemCommand } from './focus.commands.js';
import { ALARM_INTERVALS, type AlarmInterval } from './focus.facts.js';
import { allowedOnAlarm, no, notTheOwner } from './focus.refusals.js';
import type { AlarmSession, FocusState } from './focus.state.js';

/** FOCUS-19, FOCUS-21: what the owner, the scheduler or a deactivation asks of the alarm of the active item. */
export function decideAlarm(command: AlarmCommand | SystemCommand, state: FocusState): Answer {
  return 'by' in command ? decideForOwner(command, state) : decideForSystem(command, state);
}

function decideForOwner(command: AlarmCommand, state: FocusState): Answer {
  // rule FOCUS-19: one alarm session per owner, for the active item only, changed or turned off by the owner
  if (!isOwner(command)) return refused(notTheOwner('FOCUS-19'));
  switch (command.type) {
    case 'StartAlarm':
      return startAlarm(command, state);
    case 'ChangeAlarmInterval':
      return changeInterval(command, state);
    case 'StopAlarm':
      return stopAlarm(state, 'owner');
    case 'AcknowledgeAlarm':
      return acknowledge(command, state);
    default:
      return command satisfies never;
  }
}

/** An inactive owner's alarm ends, whichever of the two finds it (ORG-9). */
function decideForSystem(command: SystemCommand, state: FocusState): Answer {
  if (command.type === 'EndAlarmOfDeactivatedUser' || !command.ownerActive) return stopAlarm(state, 'deactivated');
  return state.alarm === null ? alreadySo : deliver(state.alarm, command.now);
}

function startAlarm({ minutes, now }: Command<'StartAlarm'>, state: FocusState): Answer {
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

function changeInterval({ minutes, now }: Command<'ChangeAlarmInterval'>, { activeId, alarm }: FocusState): Answer {
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

function stopAlarm({ alarm }: FocusState, cause: 'owner' | 'deactivated'): Answer {
  if (alarm === null) return alreadySo;
  return happened({ type: 'AlarmStopped', data: { itemId: alarm.itemId, cause } });
}

/** A delivery that was seen but has been followed by a later one is not shown any more, so it counts as acknowledged. */
function acknowledge({ dueAt }: Command<'AcknowledgeAlarm'>, { alarm }: FocusState): Answer {
  const shown = alarm?.ringingSince ?? null;
  if (alarm === null || shown === null) return alreadySo;
  if (dueAt !== undefined && Date.parse(dueAt) !== Date.parse(shown)) return alreadySo;
  return happened({ type: 'AlarmAcknowledged', data: { itemId: alarm.itemId, dueAt: shown } });
}

function deliver(alarm: AlarmSession, now: string): Answer {
  const { itemId, intervalMinutes, startedAt, nextTriggerAt } = alarm;
  // rule FOCUS-21: an alarm is delivered once: whoever comes second finds the next one not due yet
  if (Date.parse(now) < Date.parse(nextTriggerAt)) return alreadySo;
  const times = Math.floor(minutesBetween(startedAt, now) / intervalMinutes);
  const dueAt = minutesAfter(startedAt, times * intervalMinutes);
  const missed = minutesBetween(nextTriggerAt, dueAt) / intervalMinutes;
  const next = minutesAfter(dueAt, intervalMinutes);
  return happened({ type: 'AlarmFellDue', data: { itemId, dueAt, missed, nextTriggerAt: next } });
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
