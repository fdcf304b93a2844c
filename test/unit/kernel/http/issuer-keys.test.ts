import { exportJWK, generateKeyPair, type CompactJWSHeaderParameters } from 'jose';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { issuerKeySource, PAUSE_AFTER_FAILURE_MS } from '../../../../src/kernel/http/authentication/issuer-keys.js';
import { KeysUnavailableError, UnknownKeyError } from '../../../../src/kernel/http/authentication/local-keys.js';
import { createLogger } from '../../../../src/kernel/runtime/logging.js';
import { seededClock } from '../../../support/seeded-clock.js';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Serves the response in `answers` for each path; `undefined` is a 500. */
async function issuerThat(answers: (path: string, issuer: string) => object | undefined) {
  const asked: string[] = [];
  let issuer = '';
  const listener: RequestListener = (request, response) => {
    asked.push(request.url ?? '');
    const answer = answers(request.url ?? '', issuer);
    response.writeHead(answer === undefined ? 500 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? {}));
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clock = seededClock('issuer');
  const key = issuerKeySource({ issuer: { issuer, jwksUrl: undefined }, clock, logger: createLogger('silent') });
  const ask = (header: CompactJWSHeaderParameters) => key(header, { payload: '', signature: '' });
  return { issuer, asked, clock, ask };
}

const DISCOVERY = '/.well-known/openid-configuration';
const header = { alg: 'ES256', kid: 'one' };

async function jwks() {
  const { publicKey } = await generateKeyPair('ES256');
  return { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' }] };
}

describe("an issuer's keys", () => {
  it('are found by its metadata, fetched once and remembered', async () => {
    const keys = await jwks();
    const { asked, ask } = await issuerThat((path, issuer) =>
      path === DISCOVERY ? { issuer, jwks_uri: `${issuer}/keys` } : keys,
    );
    await Promise.all([ask(header), ask(header)]);
    await ask(header);
    expect(asked).toEqual([DISCOVERY, '/keys']);
  });

  it('are not fetched again at once for a token that names an unknown one', async () => {
    const keys = await jwks();
    const { asked, ask } = await issuerThat((path, issuer) =>
      path === DISCOVERY ? { issuer, jwks_uri: `${issuer}/keys` } : keys,
    );
    for (const kid of ['two', 'three', 'four']) await expect(ask({ ...header, kid })).rejects.toThrow(UnknownKeyError);
    expect(asked).toEqual([DISCOVERY, '/keys']);
  });

  it.each([
    ['of another issuer', { issuer: 'https://elsewhere.example', jwks_uri: 'https://elsewhere.example/keys' }],
    ['without an address of the keys', {}],
    ['with an address of the keys that is not https', { jwks_uri: 'http://elsewhere.example/keys' }],
  ])('are not read from metadata %s', async (_, metadata) => {
    const { asked, ask } = await issuerThat((_path, issuer) => ({ issuer, ...metadata }));
    await expect(ask(header)).rejects.toThrow(KeysUnavailableError);
    expect(asked).toEqual([DISCOVERY]);
  });

  it.each([
    ['metadata', DISCOVERY],
    ['keys', '/keys'],
  ])(
    'of an issuer that fails to return %s are requested again after a pause, not at each token',
    async (_, failing) => {
      const keys = await jwks();
      let broken = true;
      const { asked, ask, clock } = await issuerThat((path, issuer) => {
        if (broken && path === failing) return undefined;
        return path === DISCOVERY ? { issuer, jwks_uri: `${issuer}/keys` } : keys;
      });
      await expect(ask(header)).rejects.toThrow(KeysUnavailableError);
      const before = asked.length;
      await expect(ask(header)).rejects.toThrow(KeysUnavailableError);
      expect(asked).toHaveLength(before);
      broken = false;
      clock.advance(PAUSE_AFTER_FAILURE_MS);
      await expect(ask(header)).resolves.toBeDefined();
    },
  );
});
