import { openPostgresLog } from '../../src/kernel/event-log/postgres-log.js';
import { appender } from './append-events.js';
import { callsPerSecond } from './harness.js';

/** A process that appends for each message `{ callers, seconds }`, and replies with appends per second. */
const log = await openPostgresLog({ url: process.argv[2] ?? '', maxConnections: 3 });

process.on('message', ({ callers, seconds }: { callers: number; seconds: number }) => {
  void callsPerSecond(callers, seconds, () => appender(log)).then((rate) => process.send?.(rate));
});
process.on('disconnect', () => void log.close());
process.send?.('ready');
