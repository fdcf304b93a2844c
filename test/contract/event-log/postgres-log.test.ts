import type { EventLog, PersonalCodec } from '../../../src/kernel/event-log/event-log.js';
import { eventLogDatabase, type EventLogDatabase } from '../../support/event-log-database.js';
import { eventLogContract } from './event-log-contract.js';

describe('On Postgres', () => {
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

  // Who appends is answered from memory what they appended last; here everything that is read comes from the tables.
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
