import { eventCatalogue } from '../event-catalogue.js';
import { openHouse, type House } from '../house.js';
import { createShutdown } from '../kernel/runtime/shutdown.js';
import { openStores, type Stores } from '../kernel/runtime/stores.js';
import { readModels, schemas } from '../read-models.js';
import type { CommandRun } from './terminal.js';

/** Does the work in an open house, beside a running service or alone, and always closes it again. */
export async function inHouse<Answer>(
  { configuration, logger }: CommandRun,
  work: (house: House) => Promise<Answer>,
): Promise<Answer> {
  const house = await openHouse(configuration, logger, 'command');
  try {
    return await work(house);
  } finally {
    await house.shutdown.stop();
  }
}

/** Does work that needs only the log and the database, and runs no projector. */
export async function inStores<Answer>(
  { configuration, logger }: CommandRun,
  work: (stores: Stores) => Promise<Answer>,
): Promise<Answer> {
  const shutdown = createShutdown(logger);
  try {
    const stores = { logger, role: 'command', schemas, readModels, eventTypes: eventCatalogue, shutdown } as const;
    return await work(await openStores(configuration, stores));
  } finally {
    await shutdown.stop();
  }
}
