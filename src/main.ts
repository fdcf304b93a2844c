import { deliverDueAlarms } from './focus/index.js';
import { openHouse } from './house.js';
import { readConfiguration, type Configuration } from './kernel/runtime/configuration.js';
import { createLogger } from './kernel/runtime/logging.js';
import { stopOnSignals } from './kernel/runtime/shutdown.js';
import { StartError } from './kernel/runtime/start-error.js';
import { addressUrl, firstStartText, listenError } from './kernel/runtime/start-messages.js';
import { serve } from './serve.js';

try {
  await start(readConfiguration(process.env));
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

async function start(configuration: Configuration): Promise<void> {
  const logger = createLogger(configuration.logLevel);
  const house = await openHouse(configuration, logger, 'service');
  stopOnSignals(house.shutdown, logger);
  try {
    const { pool, focus, clock } = house;
    house.shutdown.add('alarms', deliverDueAlarms({ pool, focus, clock, logger }));
    const address = await serve(house, configuration, logger);
    logger.info({ url: addressUrl(address) }, 'Brightly listens');
    if (house.directory.isEmpty()) process.stdout.write(firstStartText(address));
  } catch (error) {
    await house.shutdown.stop();
    throw listenError(error, configuration);
  }
}
