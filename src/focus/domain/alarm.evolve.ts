import type { EvolversOf } from '../../kernel/deciding/by-type.js';
import type { AlarmEvent } from './focus.events.js';
import type { AlarmSession, FocusState } from './focus.state.js';

/** Changes the alarm session of the active item; ignores an event that does not fit. */
// rule FOCUS-20: the alarm is advisory: its events reach the session and nothing else
export const alarmEvolvers: EvolversOf<FocusState, AlarmEvent> = {
  AlarmStarted: (state, { data }) => {
    const { itemId, intervalMinutes, startedAt, nextTriggerAt } = data;
    if (itemId !== state.activeId) return;
    state.alarm = { itemId, intervalMinutes, startedAt, nextTriggerAt, ringingSince: null };
  },
  AlarmIntervalChanged: ofSession((alarm, { data: { intervalMinutes, startedAt, nextTriggerAt } }) => ({
    ...alarm,
    intervalMinutes,
    startedAt,
    nextTriggerAt,
  })),
  AlarmStopped: ofSession(() => null),
  AlarmFellDue: ofSession((alarm, { data: { nextTriggerAt, dueAt } }) => ({
    ...alarm,
    nextTriggerAt,
    ringingSince: dueAt,
  })),
  AlarmAcknowledged: ofSession((alarm) => ({ ...alarm, ringingSince: null })),
};

function ofSession<Event extends AlarmEvent>(
  after: (alarm: AlarmSession, event: Event) => AlarmSession | null,
): (state: FocusState, event: Event) => void {
  return (state, event) => {
    if (state.alarm !== null && event.data.itemId === state.activeId) state.alarm = after(state.alarm, event);
  };
}
