import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import type { House } from './house.js';
import { signingKey, verifyingKeys } from './kernel/http/authentication/key-store.js';
import { byIssuer } from './kernel/http/authentication/by-issuer.js';
import { issuerKeySource } from './kernel/http/authentication/issuer-keys.js';
import { issuerTokenVerifier } from './kernel/http/authentication/issuer-tokens.js';
import { localKeySource } from './kernel/http/authentication/local-keys.js';
import { localTokenVerifier } from './kernel/http/authentication/local-tokens.js';
import { LOCAL_ISSUER } from './kernel/http/authentication/mint-token.js';
import type { VerifyToken } from './kernel/http/authentication/verify-token.js';
import { closeDoor } from './kernel/http/close-door.js';
import { createAdapter, type AdapterOptions } from './kernel/http/fastify.js';
import { createQuotas } from './kernel/http/quotas.js';
import { createTraffic, type Pressure } from './kernel/http/traffic.js';
import type { Clock } from './kernel/runtime/clock.js';
import type { Configuration } from './kernel/runtime/configuration.js';
import { DOOR_DEFAULTS, type DoorConfiguration } from './kernel/runtime/door-configuration.js';
import { watchEventLoop } from './kernel/runtime/event-loop.js';
import { createHealth, type Health } from './kernel/runtime/health.js';
import type { IssuerConfiguration } from './kernel/runtime/issuer-configuration.js';
import { projectorCheck } from './kernel/reading/read-model.js';
import { addressUrl, type FirstStep, type ListeningAt } from './kernel/runtime/start-messages.js';
import { ACCESS_TOKEN_PREFIX, accessTokenVerifier } from './organizations/index.js';

/** Where the service listens, whose tokens it accepts, and its limits: `DOOR_DEFAULTS` when absent. */
export type Door = Pick<Configuration, 'host' | 'port' | 'issuer'> &
  Partial<Pick<Configuration, 'door'>> & {
    /** What the first page names, before and after the service is set up; anyone may read it. */
    readonly nextSteps?: (setUp: boolean) => readonly FirstStep[];
  };

/** Event loop delay above which the service counts as overloaded, in milliseconds. */
const MAX_EVENT_LOOP_LAG_MS = 1_000;
/** With more, reads would wait too long for a connection: this many are some seconds' work of the pool. */
const MAX_WAITING_READS = 2_000;

/**
 * Serves a `House` over HTTP until its shutdown, with a log line per response; resolves to the address, where a port of
 * 0 has become a real one. `onAnswer` is called for each response.
 */
export async function serve(
  house: House,
  { host, port, issuer, door = DOOR_DEFAULTS, nextSteps = () => [] }: Door,
  logger: Logger,
  onAnswer?: AdapterOptions['onAnswer'],
): Promise<ListeningAt> {
  const verifyToken = await verifierOf(house, issuer, logger);
  const address = { host, port };
  const publicUrl = (): string => door.publicUrl ?? addressUrl(address);
  const health = healthOf(house, door);
  const quotas = createQuotas(door.userRate, door.addressRate);
  const traffic = createTraffic(door.maxInFlight, pressuresOn(house));
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.over({
      house,
      verifyToken,
      authorizationServers: issuer ? [issuer.issuer] : [],
      health,
      publicUrl,
      quotas,
      nextSteps,
    }),
    createAdapter({ logger, door, publicUrl, traffic, onAnswer }),
    { logger: false, abortOnError: false },
  );
  house.shutdown.add('http', async () => {
    // A load balancer may look at this first, and send requests elsewhere.
    health.register('service', () => ({ ok: false, reason: 'it is stopping' }));
    await pause(house.clock, door.shutdownDrain * 1000);
    // Reads that wait for a position could delay the stop for longer than it may take.
    house.waiter.stop();
    const answered = await closeDoor(app.getHttpServer(), traffic, house.clock, door.shutdownTimeout * 1000);
    await app.close();
    if (!answered) throw new Error('Requests were cut off that took too long.');
  });
  await app.listen(port, host);
  address.port = (app.getHttpServer().address() as AddressInfo).port;
  return address;
}

function pause(clock: Clock, milliseconds: number): Promise<void> | undefined {
  return milliseconds === 0 ? undefined : new Promise((resolve) => clock.setTimeout(resolve, milliseconds));
}

function pressuresOn({ pool, shutdown }: House): readonly Pressure[] {
  const eventLoop = watchEventLoop();
  shutdown.add('event loop watch', () => eventLoop.stop());
  return [
    {
      sentence: 'the service has more to do than it can',
      exceeded: () => eventLoop.lagMs() > MAX_EVENT_LOOP_LAG_MS,
    },
    { sentence: 'too many reads wait for the database', exceeded: () => pool.waitingCount > MAX_WAITING_READS },
  ];
}

async function verifierOf(
  { pool, clock, directory }: House,
  issuer: IssuerConfiguration | undefined,
  logger: Logger,
): Promise<VerifyToken> {
  // Makes the first key with the first start, so that it exists before a token is requested.
  await signingKey(pool);
  const verifiers = new Map<string, VerifyToken>();
  if (issuer)
    verifiers.set(issuer.issuer, issuerTokenVerifier(issuer, issuerKeySource({ issuer, clock, logger }), clock));
  if (issuer?.localTokens !== false) {
    const keys = localKeySource({ read: () => verifyingKeys(pool), clock });
    verifiers.set(LOCAL_ISSUER, localTokenVerifier(keys, clock));
  }
  const [signed, made] = [byIssuer(verifiers), accessTokenVerifier(directory, clock)];
  return (token) => (token.startsWith(ACCESS_TOKEN_PREFIX) ? made(token) : signed(token));
}

function healthOf({ clock, log, pool, readModels }: House, { readyMaxLag }: DoorConfiguration): Health {
  const health = createHealth(clock);
  health.register('event log', async () => {
    await log.head();
    return { ok: true };
  });
  health.register('read tables', async () => {
    await pool.query('select 1');
    return { ok: true };
  });
  // Without those of the histories: while these are being filled, only reads as of the past have to wait.
  for (const [name, { projector }] of Object.entries(readModels)) {
    health.register(`${name} projector`, projectorCheck({ projector, log, pool, maxLag: readyMaxLag }));
  }
  return health;
}
