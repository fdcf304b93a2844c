import { firstSteps, namesAlone, settingsToRepeat, tokenStep } from './commandline/first-steps.js';
import { deliverDueAlarms } from './focus/index.js';
import { openHouse, type House } from './house.js';
import { systemClock } from './kernel/runtime/clock.js';
import { readConfiguration, type Configuration } from './kernel/runtime/configuration.js';
import { npmEnded } from './kernel/runtime/launcher.js';
import { createLogger } from './kernel/runtime/logging.js';
import { stopOnSignals } from './kernel/runtime/shutdown.js';
import { StartError } from './kernel/runtime/start-error.js';
import { addressUrl, firstStartText, listenError, type ListeningAt } from './kernel/runtime/start-messages.js';
import { createMetrics, serveMetrics, type Metrics } from './metrics.js';
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
  const { metrics: metricsAddress } = configuration.door;
  const metrics = metricsAddress && createMetrics();
  const npmGone = npmEnded(process.env, systemClock);
  const house = await openHouse(configuration, logger, 'service', metrics?.observer);
  stopOnSignals(house.shutdown, logger);
  void npmGone.then(async () => {
    logger.info('stopping: npm, which ran the service, is gone');
    process.exit((await house.shutdown.stop()) ? 0 : 1);
  });
  try {
    const { pool, focus, clock } = house;
    house.shutdown.add('alarms', deliverDueAlarms({ pool, focus, clock, logger }));
    if (metrics) await openMetrics(metrics, metricsAddress, house);
    const settings = settingsToRepeat(configuration, process.env);
    const shown = namesAlone(settings);
    const nextSteps = (setUp: boolean) => (setUp ? tokenStep : firstSteps)(shown, configuration);
    const address = await serve(house, { ...configuration, nextSteps }, logger, metrics?.onAnswer);
    logger.info({ url: addressUrl(address) }, 'Brightly listens');
    if (house.directory.isEmpty()) process.stdout.write(firstStartText(address, firstSteps(settings, configuration)));
  } catch (error) {
    await house.shutdown.stop();
    throw listenError(error, configuration);
  }
}

async function openMetrics(metrics: Metrics, address: ListeningAt, house: House): Promise<void> {
  metrics.watch(house);
  try {
    const { port, close } = await serveMetrics(metrics, address);
    house.shutdown.add('metrics', close);
    house.logger.info({ url: `${addressUrl({ ...address, port })}/metrics` }, 'metrics are read here');
  } catch (error) {
    throw listenError(error, address, { host: 'METRICS_HOST', port: 'METRICS_PORT' });
  }
}
