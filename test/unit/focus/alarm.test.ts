import { focusDecider } from '../../../src/focus/domain/focus.decider.js';
import type { CommandOf } from '../../../src/kernel/deciding/by-type.js';
import type { alarmVerbs } from '../../../src/focus/domain/alarm.js';
import type { FocusEvent } from '../../../src/focus/domain/focus.events.js';
import { given, replay } from '../../support/given.js';
import { active, alarmStarted, byAda, byAnn, now, waiting } from '../../support/focus.js';

const running = [...active('a'), alarmStarted('a', 15, '2026-03-02T09:15:00.000Z')];
const start = { type: 'StartAlarm', ...byAnn, minutes: 15, now } as const;
const change = { type: 'ChangeAlarmInterval', ...byAnn, minutes: 60, now: '2026-03-02T09:10:00.000Z' } as const;
const stop = { type: 'StopAlarm', ...byAnn } as const;
const acknowledge = { type: 'AcknowledgeAlarm', ...byAnn } as const;
const everyCommand: readonly CommandOf<typeof alarmVerbs>[] = [start, change, stop, acknowledge];
const stopped = (cause: 'owner' | 'deactivated'): FocusEvent => ({
  type: 'AlarmStopped',
  data: { itemId: 'a', cause },
});

describe('starting an alarm', () => {
  it('FOCUS-19: the owner starts one for the active item', () => {
    given(focusDecider, active('a'))
      .when(start)
      .then(alarmStarted('a', 15, '2026-03-02T09:15:00.000Z'));
    given(focusDecider, [...running, stopped('owner')])
      .when(start)
      .then(alarmStarted('a', 15, '2026-03-02T09:15:00.000Z'));
  });

  it('LOG-8: an alarm falls due within the years that a table can hold', () => {
    const startedAt = '9999-12-31T23:50:00.000Z';
    const nextTriggerAt = '9999-12-31T23:59:59.999Z';
    given(focusDecider, active('a'))
      .when({ ...start, now: startedAt })
      .then({ type: 'AlarmStarted', data: { itemId: 'a', intervalMinutes: 15, startedAt, nextTriggerAt } });
  });

  it('FOCUS-19: there is one alarm session per owner', () => {
    given(focusDecider, running).when(start).thenAlreadySo();
    given(focusDecider, running)
      .when({ ...start, minutes: 30 })
      .thenRefused({
        kind: 'refused',
        rule: 'FOCUS-19',
        code: 'ALARM_RUNNING',
        allowed: ['change-alarm', 'stop-alarm'],
      });
  });

  it('FOCUS-19: a session is only ever for the active item', () => {
    given(focusDecider, waiting('a')).when(start).thenRefused({ rule: 'FOCUS-19', code: 'NO_ACTIVE_ITEM' });
  });

  it.each([15, 30, 60, 120, 180, 240, 300])('FOCUS-17: an interval of %p minutes is possible', (minutes) => {
    expect(given(focusDecider, active('a')).when({ ...start, minutes }).decision.kind).toBe('events');
  });

  it.each([0, 1, 45, 301, -15, 15.5])('FOCUS-17: an interval of %p minutes is not', (minutes) => {
    const refusal = { kind: 'invalid', rule: 'FOCUS-17', code: 'ALARM_INTERVAL_INVALID' } as const;
    given(focusDecider, active('a'))
      .when({ ...start, minutes })
      .thenRefused(refusal);
    given(focusDecider, running)
      .when({ ...change, minutes })
      .thenRefused(refusal);
  });
});

describe('changing the interval of an alarm', () => {
  it('FOCUS-19: the owner may change its interval; it counts from then on', () => {
    given(focusDecider, running)
      .when(change)
      .then({
        type: 'AlarmIntervalChanged',
        data: { itemId: 'a', intervalMinutes: 60, startedAt: change.now, nextTriggerAt: '2026-03-02T10:10:00.000Z' },
      });
  });

  it('changes nothing if the interval is the same', () => {
    given(focusDecider, running)
      .when({ ...change, minutes: 15 })
      .thenAlreadySo();
  });

  it('FOCUS-19: is refused if no alarm runs', () => {
    given(focusDecider, active('a'))
      .when(change)
      .thenRefused({ kind: 'refused', rule: 'FOCUS-19', code: 'NO_ALARM', allowed: ['start-alarm'] });
    given(focusDecider, []).when(change).thenRefused({ rule: 'FOCUS-19', code: 'NO_ALARM', allowed: [] });
  });
});

describe('turning an alarm off', () => {
  it('FOCUS-19: the owner may turn it off', () => {
    given(focusDecider, running).when(stop).then(stopped('owner'));
    given(focusDecider, [...running, stopped('owner')])
      .when(stop)
      .thenAlreadySo();
  });

  it('ORG-9: the alarm of a deactivated user ends', () => {
    const end = { type: 'EndAlarmOfDeactivatedUser', ownerId: 'ann' } as const;
    given(focusDecider, running).when(end).then(stopped('deactivated'));
    given(focusDecider, active('a')).when(end).thenAlreadySo();
  });
});

describe('an alarm that falls due', () => {
  const deliver = { type: 'DeliverDueAlarm', ownerId: 'ann', ownerActive: true } as const;
  const fellDue = (dueAt: string, missed: number, nextTriggerAt: string): FocusEvent => ({
    type: 'AlarmFellDue',
    data: { itemId: 'a', dueAt, missed, nextTriggerAt },
  });
  const first = fellDue('2026-03-02T09:15:00.000Z', 0, '2026-03-02T09:30:00.000Z');

  it('FOCUS-21: is delivered when its time has come, not before', () => {
    given(focusDecider, running)
      .when({ ...deliver, now: '2026-03-02T09:14:59.999Z' })
      .thenAlreadySo();
    given(focusDecider, running)
      .when({ ...deliver, now: '2026-03-02T09:15:00.000Z' })
      .then(first);
  });

  it('FOCUS-21: is delivered once, however many attempts there are', () => {
    given(focusDecider, [...running, first])
      .when({ ...deliver, now: '2026-03-02T09:15:01.000Z' })
      .thenAlreadySo();
  });

  it('FOCUS-21: after downtime the missed ones collapse into one, the next falls on the next future multiple', () => {
    given(focusDecider, [...running, first])
      .when({ ...deliver, now: '2026-03-02T10:20:00.000Z' })
      .then(fellDue('2026-03-02T10:15:00.000Z', 3, '2026-03-02T10:30:00.000Z'));
    given(focusDecider, running)
      .when({ ...deliver, now: '2026-03-02T10:15:00.000Z' })
      .then(fellDue('2026-03-02T10:15:00.000Z', 4, '2026-03-02T10:30:00.000Z'));
  });

  it('FOCUS-21: nothing is delivered if the session has ended', () => {
    given(focusDecider, [...running, stopped('owner')])
      .when({ ...deliver, now: '2026-03-02T12:00:00.000Z' })
      .thenAlreadySo();
  });

  it('ORG-9: is not delivered to an inactive user; the alarm ends', () => {
    given(focusDecider, running)
      .when({ ...deliver, ownerActive: false, now: '2026-03-02T09:15:00.000Z' })
      .then(stopped('deactivated'));
  });

  it('FOCUS-21: is shown until acknowledged', () => {
    const dueAt = '2026-03-02T09:15:00.000Z';
    const acknowledged: FocusEvent = { type: 'AlarmAcknowledged', data: { itemId: 'a', dueAt } };
    given(focusDecider, running).when(acknowledge).thenAlreadySo();
    given(focusDecider, [...running, first])
      .when(acknowledge)
      .then(acknowledged);
    given(focusDecider, [...running, first])
      .when({ ...acknowledge, dueAt: '2026-03-02T09:15:00Z' })
      .then(acknowledged);
    given(focusDecider, [...running, first, acknowledged])
      .when(acknowledge)
      .thenAlreadySo();
    given(focusDecider, [...running, first])
      .when({ ...change, minutes: 15 })
      .thenAlreadySo();
  });

  it('FOCUS-21: acknowledging an earlier delivery leaves the later one shown', () => {
    const second = fellDue('2026-03-02T09:30:00.000Z', 0, '2026-03-02T09:45:00.000Z');
    given(focusDecider, [...running, first, second])
      .when({ ...acknowledge, dueAt: '2026-03-02T09:15:00.000Z' })
      .thenAlreadySo();
  });

  it('FOCUS-20: the alarm is advisory: it changes no state, no order and no progress', () => {
    const history = [...running, ...waiting('x', 'y')];
    const silent = replay(focusDecider, [...history, stopped('owner')]);
    expect({ ...replay(focusDecider, [...history, first]), alarm: null }).toEqual(silent);
  });
});

describe.each(everyCommand)('$type', (command) => {
  it('FOCUS-19: is for the owner alone', () => {
    given(focusDecider, running)
      .when({ ...command, ...byAda })
      .thenRefused({ kind: 'forbidden', rule: 'FOCUS-19', code: 'NOT_THE_OWNER' });
  });
});
