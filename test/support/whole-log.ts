import type { EventLog, RecordedEvent } from '../../src/kernel/event-log/event-log.js';
import { openKurrentLog } from '../../src/kernel/event-log/kurrent/kurrent-log.js';
import { openPostgresLog } from '../../src/kernel/event-log/postgres-log.js';
import { eventLogOf } from './kurrent.js';

/** The log of the houses on a database, in whichever store, opened beside them; `close` it in the end. */
export function logBeside(databaseUrl: string): Promise<EventLog> {
  const elsewhere = eventLogOf(databaseUrl);
  return elsewhere === undefined ? openPostgresLog({ url: databaseUrl }) : openKurrentLog(elsewhere);
}

/** Does something with that log. */
export async function withLogOf<Answer>(
  databaseUrl: string,
  visit: (log: EventLog) => Promise<Answer>,
): Promise<Answer> {
  const log = await logBeside(databaseUrl);
  try {
    return await visit(log);
  } finally {
    await log.close();
  }
}

/** All events of a log after a position, in order. */
export async function wholeLog(log: Pick<EventLog, 'head' | 'readAll'>, after = 0n): Promise<readonly RecordedEvent[]> {
  const all: RecordedEvent[] = [];
  const head = await log.head();
  for (let at = after; at < head;) {
    const { events, next } = await log.readAll({ after: at, limit: 1_000 });
    all.push(...events);
    at = next;
  }
  return all;
}
