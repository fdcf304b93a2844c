import type { AlarmEvent } from './focus.events.js';
import type { AlarmSession } from './focus.state.js';

/** The alarm session after the event; passes over an event that does not fit. */
export function evolveAlarm(
  alarm: AlarmSession | null,
  activeId: string | null,
  event: AlarmEvent,
): AlarmSession | null {
  if (event.data.itemId !== activeId) return alarm;
  if (event.type === 'AlarmStarted') {
    const { itemId, intervalMinutes, startedAt, nextTriggerAt } = event.data;
    return { itemId, intervalMinutes, startedAt, nextTriggerAt, ringingSince: null };
  }
  if (alarm === null) return null;
  switch (event.type) {
    case 'AlarmIntervalChanged': {
      const { intervalMinutes, startedAt, nextTriggerAt } = event.data;
      return { ...alarm, intervalMinutes, startedAt, nextTriggerAt };
    }
    case 'AlarmStopped':
      return null;
    case 'AlarmFellDue':
      return { ...alarm, nextTriggerAt: event.data.nextTriggerAt, ringingSince: event.data.dueAt };
    case 'AlarmAcknowledged':
      return { ...alarm, ringingSince: null };
    default:
      event satisfies never;
      return alarm;
  }
}
