import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AddressInfo } from 'node:net';
import { AppModule } from './app.module.js';
import { deliverDueAlarms } from './focus/index.js';
import { openHouse, type House } from './house.js';
import { loadLocalKey } from './kernel/http/authentication/local-key.js';
import { createAdapter } from './kernel/http/fastify.js';
import { readConfiguration, type Configuration } from './kernel/runtime/configuration.js';
import { createHealth, type Health } from './kernel/runtime/health.js';
import { createLogger } from './kernel/runtime/logging.js';
import { keepSecret } from './kernel/runtime/secrets.js';
import { stopOnSignals } from './kernel/runtime/shutdown.js';
import { StartError } from './kernel/runtime/start-error.js';
import { addressUrl, firstStartText, listenError } from './kernel/runtime/start-messages.js';

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
    const address = await listen(house, configuration, logger);
    logger.info({ url: addressUrl(address) }, 'Brightly listens');
    if (house.directory.isEmpty()) process.stdout.write(firstStartText(address));
  } catch (error) {
    await house.shutdown.stop();
    throw listenError(error, configuration);
  }
}

async function listen(
  house: House,
  { host, port }: Configuration,
  logger: ReturnType<typeof createLogger>,
): Promise<{ host: string; port: number }> {
  const localKey = await loadLocalKey((name, make) => keepSecret(house.pool, name, make));
  const address = { host, port };
  const module = AppModule.over({ house, localKey, health: healthOf(house), publicUrl: () => addressUrl(address) });
  const app = await NestFactory.create<NestFastifyApplication>(module, createAdapter({ logger }), {
    logger: false,
    abortOnError: false,
  });
  house.shutdown.add('http', () => app.close());
  await app.listen(port, host);
  address.port = (app.getHttpServer().address() as AddressInfo).port;
  return address;
}

function healthOf({ clock, log, pool, projector }: House): Health {
  const health = createHealth(clock);
  health.register('event log', async () => {
    await log.head();
    return { ok: true };
  });
  health.register('read tables', async () => {
    await pool.query('select 1');
    return { ok: true };
  });
  health.register('focus projector', () => {
    const { health: state, failure } = projector.status();
    if (state === 'running' || state === 'standby') return { ok: true };
    return { ok: false, reason: failure ? `stopped at position ${failure.position}: ${failure.reason}` : state };
  });
  return health;
}
