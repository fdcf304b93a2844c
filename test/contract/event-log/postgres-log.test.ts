import type { EventLog } from '../../../src/kernel/event-log/event-log.js';
import { eventLogDatabase, type EventLogDatabase } from '../../support/event-log-database.js';
import { eventLogContract } from './event-log-contract.js';

describe('On Postgres', () => {
  let database: EventLogDatabase;
  beforeAll(async () => {
    database = await eventLogDatabase();
  });
  afterAll(() => database.drop());

  eventLogContract('Postgres', async () => {
    const logs: EventLog[] = [];
    return {
      open: async (codec) => {
        const log = await database.open({ codec });
        logs.push(log);
        return log;
      },
      close: async () => {
        await Promise.all(logs.map((log) => log.close()));
      },
    };
  });
});
