import { eventCatalogue } from '../../src/event-catalogue.js';
import type { EventLog } from '../../src/kernel/event-log/event-log.js';
import { createLogger } from '../../src/kernel/runtime/logging.js';
import { createShutdown } from '../../src/kernel/runtime/shutdown.js';
import { openStores } from '../../src/kernel/runtime/stores.js';
import { schemas } from '../../src/read-models.js';
import { configurationOf, type HouseDatabase } from './house.js';

/** The log that lies in this database, to be read beside whoever writes to it, and how to close it. */
export async function logIn(database: HouseDatabase): Promise<{ log: EventLog; close: () => Promise<void> }> {
  const logger = createLogger('silent');
  const shutdown = createShutdown(logger);
  const options = { logger, role: 'command', schemas, eventTypes: eventCatalogue, shutdown } as const;
  const { log } = await openStores(configurationOf(database), options);
  return {
    log,
    close: async () => {
      await shutdown.stop();
    },
  };
}
