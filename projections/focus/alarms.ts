import type { AlarmEvent } from '../../src/focus/index.js';
import type { RecordedEvent } from '../../src/kernel/event-log/event-log.js';
import type { Row, Rows, TableLayout } from '../../src/kernel/projecting/projector.js';
import { byId, change, streamId, type Handler, type Handlers } from '../../src/kernel/projecting/handling.js';

/** The table of alarm sessions, one per user at most. */
export const alarmTable: TableLayout = {
  name: 'active_focus_sessions',
  key: ['user_id'],
  columns: {
    user_id: 'uuid',
    item_id: 'uuid',
    interval_minutes: 'integer',
    started_at: 'timestamptz',
    next_trigger_at: 'timestamptz',
    due_at: 'timestamptz',
  },
  lookups: [{ name: 'item_id', column: 'item_id' }],
};

/** The session of the user whose stream it is. */
export const needsSession = (recorded: RecordedEvent) => [byId('active_focus_sessions', 'user_id', streamId(recorded))];

const session = <Event extends AlarmEvent>(columns: (event: Event) => Row): Handler<Event> => ({
  needs: needsSession,
  apply: (recorded, rows) => change(rows, 'active_focus_sessions', streamId(recorded), columns(recorded.event)),
});

/** Ends the session of an item that is no longer active, also if the event that says so comes later. */
export function endSession(recorded: RecordedEvent, rows: Rows, itemId: string): void {
  const user = streamId(recorded);
  if (rows.get('active_focus_sessions', [user])?.['item_id'] === itemId) rows.remove('active_focus_sessions', [user]);
}

/** What the events of a user's alarm session change. */
export const alarmHandlers: Handlers<AlarmEvent> = {
  AlarmStarted: {
    needs: needsSession,
    apply: (recorded, rows) => {
      const { itemId, intervalMinutes, startedAt, nextTriggerAt } = recorded.event.data;
      rows.put('active_focus_sessions', {
        user_id: streamId(recorded),
        item_id: itemId,
        interval_minutes: intervalMinutes,
        started_at: startedAt,
        next_trigger_at: nextTriggerAt,
        due_at: null,
      });
    },
  },
  AlarmIntervalChanged: session(({ data }) => ({
    interval_minutes: data.intervalMinutes,
    started_at: data.startedAt,
    next_trigger_at: data.nextTriggerAt,
  })),
  AlarmStopped: {
    needs: needsSession,
    apply: (recorded, rows) => endSession(recorded, rows, recorded.event.data.itemId),
  },
  AlarmFellDue: session(({ data }) => ({ due_at: data.dueAt, next_trigger_at: data.nextTriggerAt })),
  AlarmAcknowledged: session(() => ({ due_at: null })),
};
