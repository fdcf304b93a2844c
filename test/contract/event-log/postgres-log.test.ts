import { randomBytes } from 'node:crypto';
import type { EventLog, PersonalCodec } from '../../../src/kernel/event-log/event-log.js';
import { eventLogDatabase, type EventLogDatabase } from '../../support/event-log-database.js';
import { newEvent } from '../../support/new-event.js';
import { eventLogContract } from './event-log-contract.js';

describe('on Postgres', () => {
  let database: EventLogDatabase;
  beforeAll(async () => {
    database = await eventLogDatabase();
  });
  afterAll(() => database.drop());

  type Open = (codec?: PersonalCodec) => Promise<EventLog>;
  const contract = (name: string, open: (own: Open) => Open) =>
    eventLogContract(name, async () => {
      const logs: EventLog[] = [];
      const own: Open = async (codec) => {
        const log = await database.open({ codec });
        logs.push(log);
        return log;
      };
      return {
        open: open(own),
        close: async () => {
          await Promise.all(logs.map((log) => log.close()));
        },
      };
    });

  contract('Postgres', (own) => own);

  it('limits a read of a stream by bytes, so that large events never come all at once', async () => {
    const log = await database.open({});
    const noise = randomBytes(150_000).toString('base64');
    for (const expectedRevision of [0, 1, 2, 3, 4, 5]) {
      await log.append({ stream: 'focus-large', expectedRevision, events: [newEvent({ data: { noise } })] });
    }
    const request = { stream: 'focus-large', fromRevision: 1, limit: 100, maxBytes: 1 };
    const [one, all] = await log.readStreams([request, { ...request, maxBytes: 10_000_000 }]);
    expect([one?.length, one?.full]).toEqual([1, true]);
    expect([all?.length, all?.full]).toEqual([6, undefined]);
    await log.close();
  });

  // A process reads its own last appends from memory; here everything is read from the tables.
  contract('Postgres, read by who does not append', (own) => async (codec) => {
    const [writing, reading] = await Promise.all([own(codec), own(codec)]);
    return {
      ...writing,
      readAll: (request) => reading.readAll(request),
      close: async () => {
        await Promise.all([writing.close(), reading.close()]);
      },
    };
  });
});
