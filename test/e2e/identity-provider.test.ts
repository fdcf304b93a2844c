import { SignJWT, createRemoteJWKSet, decodeJwt, exportSPKI } from 'jose';
import type { Logger } from 'pino';
import type { IssuerConfiguration } from '../../src/kernel/runtime/issuer-configuration.js';
import { createLogger } from '../../src/kernel/runtime/logging.js';
import { addressUrl } from '../../src/kernel/runtime/start-messages.js';
import type { Caller } from '../../src/organizations/index.js';
import { serve } from '../../src/serve.js';
import { clientOf, json, tokenFor, type Answer } from '../support/client.js';
import { found, freshHouse, type FreshHouse } from '../support/house.js';
import { AUDIENCE, startIdentityProvider, type IdentityProvider } from '../support/identity-provider.js';
import { keptLines } from '../support/served-keys.js';
import { callerBySubject, plainly } from '../support/rooms.js';

describe("an OpenID provider's tokens", () => {
  let fresh: FreshHouse;
  let provider: IdentityProvider;
  let admin: Caller;
  let robot: Caller;

  beforeAll(async () => {
    [fresh, provider] = await Promise.all([freshHouse(), startIdentityProvider()]);
    const { house } = fresh;
    admin = await found(house, 'Lab');
    const user = { name: 'Robot', email: null, teamId: null, role: 'user' } as const;
    for (const subject of ['robot', 'stranger@example.org']) {
      await house.organizations.send(admin, { type: 'AddUser', subject, ...user }, plainly);
    }
    robot = callerBySubject(house.directory, 'robot');
  });

  afterAll(async () => {
    await provider.stop();
    await fresh.close();
  });

  /** An HTTP server of the service for this provider, closed with the service. */
  async function door(
    changes: Partial<IssuerConfiguration> = {},
    logger: Logger = createLogger('silent'),
  ): Promise<string> {
    const issuer = {
      ...{ issuer: provider.issuer, jwksUrl: undefined, audience: AUDIENCE, userClaim: 'sub', localTokens: true },
      ...changes,
    };
    return addressUrl(await serve(fresh.house, { host: '127.0.0.1', port: 0, issuer }, logger));
  }

  const ask = (url: string, token: string): Promise<Answer> => clientOf(url, token).get('/v1/me/queue');
  const offer = (url: string, token: string): Promise<Answer> =>
    clientOf(url, token).post('/v1/items', { title: 'Call back' });

  it.each(['RS256', 'PS256', 'ES256', 'EdDSA'])(
    'are accepted if signed with %s, by the discovered keys',
    async (alg) => {
      const url = await door();
      const token = await provider.token({ alg });
      expect((await ask(url, token)).status).toBe(200);
      expect((await offer(url, token)).status).toBe(201);
    },
  );

  it('are accepted by configured keys, without fetching metadata', async () => {
    const url = await door({ jwksUrl: `${provider.issuer}/jwks` });
    expect((await ask(url, await provider.token())).status).toBe(200);
  });

  it('allow what their scopes grant, and no more', async () => {
    const url = await door();
    const token = await provider.token({ scope: 'read' });
    expect((await ask(url, token)).status).toBe(200);
    const refused = await offer(url, token);
    expect(refused.status).toBe(403);
    expect(refused.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
  });

  it('identify the user by the configured claim', async () => {
    const url = await door({ userClaim: 'preferred_username' });
    expect((await ask(url, await provider.token({ client: 'stranger' }))).status).toBe(200);
    expect((await ask(url, await provider.token({ client: 'robot' }))).status).toBe(401);
  });

  it.each([
    ['of an unknown user', { client: 'stranger' }],
    ['for another audience', { audience: 'https://elsewhere.example' }],
    ['signed with an algorithm that is not accepted', { alg: 'ES384' }],
    ['signed with a shared secret', { alg: 'HS256' }],
  ])('are refused if they are %s', async (_, wish) => {
    const answer = await ask(await door(), await provider.token(wish));
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  it('are refused with a sentence that says why; the debug log has the cause, never the token', async () => {
    const { logger, lines } = keptLines();
    const url = await door({}, logger);
    const token = await provider.token({ audience: 'https://elsewhere.example' });
    const answer = await ask(url, token);
    expect(json(answer)).toMatchObject({ detail: 'The token is for another audience.' });
    await ask(url, await provider.token({ client: 'robot', alg: 'ES384' }));
    const causes = lines.flatMap((line) => (JSON.parse(line) as { because?: unknown }).because ?? []);
    expect(causes).toEqual([
      { check: 'aud', expected: AUDIENCE, got: '"https://elsewhere.example"', kid: 'RS256', alg: 'RS256' },
      { check: 'alg', expected: ['RS256', 'PS256', 'ES256', 'EdDSA'], kid: 'ES384', alg: 'ES384' },
    ]);
    for (const part of token.split('.')) expect(lines.join('')).not.toContain(part);
  });

  it('are refused if they are forged with its public key as a shared secret', async () => {
    const token = await provider.token();
    const keys = createRemoteJWKSet(new URL(`${provider.issuer}/jwks`));
    const publicKey = await keys({ alg: 'RS256', kid: 'RS256' });
    const forged = await new SignJWT(decodeJwt(token))
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: 'RS256' })
      .sign(Buffer.from(await exportSPKI(publicKey)));
    expect((await ask(await door(), forged)).status).toBe(401);
  });

  it('are accepted beside local ones, unless these are off', async () => {
    const local = await tokenFor(fresh.house, robot);
    expect((await ask(await door(), local)).status).toBe(200);
    const without = await door({ localTokens: false });
    expect((await ask(without, local)).status).toBe(401);
    expect((await ask(without, await provider.token())).status).toBe(200);
  });

  it('are announced in the metadata that the challenge names (RFC 9728)', async () => {
    const url = await door();
    const challenge = (await clientOf(url).get('/v1/me/queue')).headers.get('www-authenticate') ?? '';
    const [, address = ''] = /^Bearer realm="brightly", resource_metadata="([^"]+)"$/.exec(challenge) ?? [];
    expect(address).toBe(`${url}/.well-known/oauth-protected-resource`);
    const response = await fetch(address);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      expect.stringMatching(/^application\/json/),
    ]);
    const metadata = (await response.json()) as { readonly authorization_servers: readonly string[] };
    expect(metadata).toEqual({
      resource: url,
      resource_name: 'Brightly',
      authorization_servers: [provider.issuer],
      scopes_supported: ['read', 'write', 'admin'],
      bearer_methods_supported: ['header'],
    });
    const [issuer = ''] = metadata.authorization_servers;
    expect((await fetch(`${issuer}/.well-known/openid-configuration`)).status).toBe(200);
  });

  it('get 503 with Retry-After instead of a refusal while the provider is unreachable', async () => {
    const other = await startIdentityProvider();
    const url = await door({ issuer: other.issuer });
    const token = await other.token();
    await other.stop();
    const answer = await ask(url, token);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(json(answer)).toMatchObject({ code: 'KEYS_UNAVAILABLE' });
    expect((await ask(url, await tokenFor(fresh.house, robot))).status).toBe(200);
  });
});
