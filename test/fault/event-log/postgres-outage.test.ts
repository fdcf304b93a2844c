import { AppendOutcomeUnknownError, LogUnavailableError } from '../../../src/kernel/event-log/event-log.js';
import { openPostgresLog } from '../../../src/kernel/event-log/postgres-log.js';
import { migrateAs } from '../../support/event-log-database.js';
import { newEvents } from '../../support/new-event.js';
import { ownPostgres } from '../../support/postgres.js';

describe('the event log in Postgres while its server is down', () => {
  it('LOG-1: reports that it is unavailable, recovers by itself, and has kept what it acknowledged', async () => {
    const first = await ownPostgres();
    const { url, dataDir } = first;
    await migrateAs(first.ownerUrl, 'log');

    const log = await openPostgresLog({ url });
    const stopListening = log.onAppended(() => undefined);
    const append = (stream: string, expectedRevision: number) =>
      log.append({ stream, expectedRevision, events: newEvents(2) });
    try {
      const before = await append('some-stream', 0);
      await first.stop();

      await expect(log.readAll({ after: 0n, limit: 1 })).rejects.toThrow(LogUnavailableError);
      const refused = await Promise.allSettled([append('some-stream', 2), append('other-stream', 0)]);
      for (const { status, ...rest } of refused) {
        expect(status).toBe('rejected');
        const reason: unknown = 'reason' in rest ? rest.reason : undefined;
        expect(reason instanceof LogUnavailableError || reason instanceof AppendOutcomeUnknownError).toBe(true);
      }

      const second = await ownPostgres(dataDir);
      try {
        expect(second.url).toBe(url);
        expect(await append('some-stream', 2)).toEqual({ kind: 'appended', revision: 4, position: 4n });
        const { events } = await log.readAll({ after: 0n, limit: 10 });
        expect(events.map(({ stream, revision }) => [stream, revision])).toEqual(
          [1, 2, 3, 4].map((revision) => ['some-stream', revision]),
        );
        expect(before).toEqual({ kind: 'appended', revision: 2, position: 2n });
        stopListening();
        await log.close();
      } finally {
        await second.stop();
      }
    } finally {
      await log.close();
      await first.stop();
    }
  });
});
