import type { EventLog, RecordedEvent } from '../../../src/kernel/event-log/event-log.js';

/** Follows a log from a position, as a projector does, until that many events have come. */
export async function tail(log: EventLog, after: bigint, count: number): Promise<readonly RecordedEvent[]> {
  const seen: RecordedEvent[] = [];
  let cursor = after;
  const appended = new EventTarget();
  const stop = log.onAppended(() => appended.dispatchEvent(new Event('appended')));
  try {
    while (seen.length < count) {
      const woken = new Promise((resolve) => appended.addEventListener('appended', resolve, { once: true }));
      const page = await log.readAll({ after: cursor, limit: 50 });
      seen.push(...page.events);
      cursor = page.next;
      if (page.events.length === 0) await woken;
    }
  } finally {
    stop();
  }
  return seen;
}
