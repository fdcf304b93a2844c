import type { EventLog } from '../../../src/kernel/event-log/event-log.js';
import { memoryLog, memoryStorage } from '../../../src/kernel/event-log/memory-log.js';
import { eventLogContract } from './event-log-contract.js';

eventLogContract('memory', async () => {
  const storage = memoryStorage();
  const logs: EventLog[] = [];
  return {
    open: async (codec) => {
      const log = memoryLog({ storage, codec });
      logs.push(log);
      return log;
    },
    close: async () => {
      await Promise.all(logs.map((log) => log.close()));
    },
  };
});
