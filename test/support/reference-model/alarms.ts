import { type ItemRow, type LoggedEvent, type ReferenceModel, type SessionRow, must } from './rows.js';

const INTERVALS: readonly number[] = [15, 30, 60, 120, 180, 240, 300];

/** The last time that can be written; an alarm that would fall due later falls due then. */
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

const minutesBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 60_000;

const isAfter = (moment: string, minutes: number, since: string): boolean =>
  Date.parse(moment) === Math.min(Date.parse(since) + minutes * 60_000, LAST);

/** Applies an event of an alarm session; returns whether it was one. */
export function followAlarm({ sessions }: ReferenceModel, event: LoggedEvent, item: ItemRow): boolean {
  const user_id = item.execution_owner_id;
  const session = sessions.get(user_id);
  switch (event.type) {
    case 'AlarmStarted':
      must(session === undefined, 'FOCUS-19: one alarm session per owner');
      must(item.state === 'active', 'FOCUS-19: only ever for the active item');
      sessions.set(user_id, { user_id, item_id: item.id, ...timesOf(event.data), due_at: null });
      return true;
    case 'AlarmIntervalChanged':
      Object.assign(running(session, item), timesOf(event.data));
      return true;
    case 'AlarmFellDue':
      fallDue(running(session, item), event.data);
      return true;
    case 'AlarmAcknowledged':
      must(running(session, item).due_at === event.data.dueAt, 'FOCUS-21: shown until acknowledged');
      Object.assign(running(session, item), { due_at: null });
      return true;
    case 'AlarmStopped':
      running(session, item);
      sessions.delete(user_id);
      return true;
    default:
      return false;
  }
}

function running(session: SessionRow | undefined, item: ItemRow): SessionRow {
  must(session?.item_id === item.id, 'FOCUS-19: the alarm session is of the active item');
  must(item.state === 'active', 'FOCUS-18: the alarm is for the active item');
  return session;
}

type Times = Extract<LoggedEvent, { readonly type: 'AlarmStarted' }>['data'];

function timesOf({ intervalMinutes, startedAt, nextTriggerAt }: Times) {
  must(INTERVALS.includes(intervalMinutes), 'FOCUS-17: an interval that is none');
  must(isAfter(nextTriggerAt, intervalMinutes, startedAt), 'FOCUS-17: an alarm falls due after its interval');
  return { interval_minutes: intervalMinutes, started_at: startedAt, next_trigger_at: nextTriggerAt };
}

type Due = Extract<LoggedEvent, { readonly type: 'AlarmFellDue' }>['data'];

function fallDue(session: SessionRow, { dueAt, nextTriggerAt, missed }: Due): void {
  const { started_at, interval_minutes: interval, next_trigger_at } = session;
  const times = minutesBetween(started_at, dueAt) / interval;
  must(Number.isInteger(times), 'FOCUS-21: on a multiple of the interval');
  must(dueAt >= next_trigger_at, 'FOCUS-21: an alarm is delivered once');
  must(isAfter(nextTriggerAt, interval, dueAt), 'FOCUS-21: the next is the next multiple');
  must(missed === minutesBetween(next_trigger_at, dueAt) / interval, 'FOCUS-21: missed ones collapse');
  Object.assign(session, { due_at: dueAt, next_trigger_at: nextTriggerAt });
}
