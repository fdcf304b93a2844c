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
import { createAdapter } from './kernel/http/fastify.js';
import type { Configuration } from './kernel/runtime/configuration.js';
import { createHealth, type Health } from './kernel/runtime/health.js';
import type { IssuerConfiguration } from './kernel/runtime/issuer-configuration.js';
import { addressUrl } from './kernel/runtime/start-messages.js';
import { ACCESS_TOKEN_PREFIX, accessTokenVerifier } from './organizations/index.js';

/** Where the service listens. */
export type Address = Pick<Configuration, 'host' | 'port'>;

/** Where the service shall listen, and whose tokens it takes. */
export type Door = Pick<Configuration, 'host' | 'port' | 'issuer'>;

/**
 * Opens the HTTP door of a house until its shutdown, with a log line per answer; answers the address, where a port of 0
 * has become a real one.
 */
export async function serve(house: House, { host, port, issuer }: Door, logger: Logger): Promise<Address> {
  const verifyToken = await verifierOf(house, issuer);
  const address = { host, port };
  const module = AppModule.over({ house, verifyToken, health: healthOf(house), publicUrl: () => addressUrl(address) });
  const app = await NestFactory.create<NestFastifyApplication>(module, createAdapter({ logger }), {
    logger: false,
    abortOnError: false,
  });
  house.shutdown.add('http', () => app.close());
  await app.listen(port, host);
  address.port = (app.getHttpServer().address() as AddressInfo).port;
  return address;
}

async function verifierOf(
  { pool, clock, directory }: House,
  issuer: IssuerConfiguration | undefined,
): Promise<VerifyToken> {
  // Makes the first key with the first start, so that it is there before anyone asks for a token.
  await signingKey(pool);
  const verifiers = new Map<string, VerifyToken>();
  if (issuer) verifiers.set(issuer.issuer, issuerTokenVerifier(issuer, issuerKeySource({ issuer, clock }), clock));
  if (issuer?.localTokens !== false) {
    const keys = localKeySource({ read: () => verifyingKeys(pool), clock });
    verifiers.set(LOCAL_ISSUER, localTokenVerifier(keys, clock));
  }
  const [signed, made] = [byIssuer(verifiers), accessTokenVerifier(directory, clock)];
  return (token) => (token.startsWith(ACCESS_TOKEN_PREFIX) ? made(token) : signed(token));
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
