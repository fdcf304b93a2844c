import { type ItemRow, type LoggedEvent, type Truth, must } from './truth.rows.js';

const minutesBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 60_000;

/** Takes an event of an alarm session in; answers whether it was one. */
export function followAlarm({ sessions }: Truth, event: LoggedEvent, item: ItemRow): boolean {
  const user_id = item.execution_owner_id;
  const session = sessions.get(user_id);
  const running = (): NonNullable<typeof session> => {
    must(session?.item_id === item.id, 'FOCUS-19: the alarm session is of the active item');
    return session;
  };
  switch (event.type) {
    case 'AlarmStarted': {
      const { intervalMinutes: interval_minutes, startedAt: started_at, nextTriggerAt: next_trigger_at } = event.data;
      must(session === undefined, 'FOCUS-19: one alarm session per owner');
      must(item.state === 'active', 'FOCUS-19: only ever for the active item');
      const times = { interval_minutes, started_at, next_trigger_at };
      sessions.set(user_id, { user_id, item_id: item.id, ...times, due_at: null });
      return true;
    }
    case 'AlarmIntervalChanged': {
      const { intervalMinutes, startedAt, nextTriggerAt } = event.data;
      const times = { started_at: startedAt, next_trigger_at: nextTriggerAt };
      Object.assign(running(), { interval_minutes: intervalMinutes, ...times });
      return true;
    }
    case 'AlarmFellDue': {
      const { started_at, interval_minutes, next_trigger_at } = running();
      const times = minutesBetween(started_at, event.data.dueAt) / interval_minutes;
      must(Number.isInteger(times) && event.data.dueAt >= next_trigger_at, 'FOCUS-21: delivered once, on a multiple');
      Object.assign(running(), { due_at: event.data.dueAt, next_trigger_at: event.data.nextTriggerAt });
      return true;
    }
    case 'AlarmAcknowledged':
      must(running().due_at === event.data.dueAt, 'FOCUS-21: shown until acknowledged');
      Object.assign(running(), { due_at: null });
      return true;
    case 'AlarmStopped':
      running();
      sessions.delete(user_id);
      return true;
    default:
      return false;
  }
}
