import { LOCAL_ALGORITHM, localKeyOf, makeLocalJwks } from '../../../../src/kernel/http/authentication/local-key.js';
import { localKeySource } from '../../../../src/kernel/http/authentication/local-keys.js';
import {
  ACCESS_TOKEN_TYPE,
  LOCAL_AUDIENCE,
  LOCAL_ISSUER,
  MAX_TTL_SECONDS,
  mintToken,
  ttlSecondsFrom,
} from '../../../../src/kernel/http/authentication/mint-token.js';
import { scopeOfMethod, scopesIn } from '../../../../src/kernel/http/authentication/scopes.js';
import { subjectIn } from '../../../../src/kernel/http/authentication/bearer.js';
import { InvalidTokenError } from '../../../../src/kernel/http/authentication/invalid-token.js';
import { createVerifier, type TokenRules } from '../../../../src/kernel/http/authentication/verify-token.js';
import { seededClock } from '../../../support/seeded-clock.js';

async function verifier(changes: Partial<TokenRules> = {}, maxCached?: number) {
  const key = await localKeyOf(await makeLocalJwks());
  const clock = seededClock('tokens');
  const source = localKeySource({ read: () => Promise.resolve([key]), clock });
  let asked = 0;
  const verify = createVerifier(
    {
      key: (header, token) => {
        asked += 1;
        return source(header, token);
      },
      algorithms: [LOCAL_ALGORITHM],
      issuer: LOCAL_ISSUER,
      audience: LOCAL_AUDIENCE,
      types: new Set([ACCESS_TOKEN_TYPE]),
      bearerOf: (payload) => ({ subject: subjectIn(payload, 'sub') }),
      rememberMs: Number.POSITIVE_INFINITY,
      clock,
      ...changes,
    },
    maxCached,
  );
  const mint = (subject: string, ttlSeconds = 60) =>
    mintToken(key, { subject, scopes: ['read'], ttlSeconds, now: clock.now() });
  return { key, clock, verify, mint, asked: () => asked };
}

it('verifies a token once and remembers it until it expires', async () => {
  const { verify, mint, clock, asked } = await verifier();
  const token = await mint('ada');
  const said = await verify(token);
  expect(said.bearer).toEqual({ subject: 'ada' });
  expect([...said.scopes]).toEqual(['read']);
  await verify(token);
  expect(asked()).toBe(1);
  clock.advance(64_999);
  await verify(token);
  expect(asked()).toBe(1);
  clock.advance(1);
  await expect(verify(token)).rejects.toThrow(new InvalidTokenError('The token has expired.', { check: 'exp' }));
});

it('remembers a verified token no longer than configured', async () => {
  const { verify, mint, clock, asked } = await verifier({ rememberMs: 3000 });
  const token = await mint('ada');
  await verify(token);
  clock.advance(2999);
  await verify(token);
  expect(asked()).toBe(1);
  clock.advance(1);
  await verify(token);
  expect(asked()).toBe(2);
});

it('checks the signature again once its key id has another key', async () => {
  const key = await localKeyOf(await makeLocalJwks());
  let there = key.publicKey;
  const { verify, clock } = await verifier({ key: () => Promise.resolve(there), rememberMs: 3000 });
  const token = await mintToken(key, { subject: 'ada', scopes: ['read'], ttlSeconds: 60, now: clock.now() });
  await verify(token);
  clock.advance(3000);
  await verify(token);
  there = (await localKeyOf(await makeLocalJwks())).publicKey;
  clock.advance(3000);
  await expect(verify(token)).rejects.toThrow(InvalidTokenError);
});

it('remembers no token that was refused', async () => {
  const { verify, mint, asked } = await verifier({ audience: 'other' });
  const token = await mint('ada');
  await expect(verify(token)).rejects.toThrow(InvalidTokenError);
  await expect(verify(token)).rejects.toThrow(InvalidTokenError);
  expect(asked()).toBe(2);
});

it('passes on an error of the key source, instead of blaming the token', async () => {
  const { verify, mint } = await verifier({
    key: () => {
      throw new TypeError('no network');
    },
  });
  await expect(verify(await mint('ada'))).rejects.toThrow(TypeError);
});

it('forgets the oldest token beyond the bound, and no other', async () => {
  const { verify, mint, asked } = await verifier({}, 3);
  const tokens = await Promise.all(['a', 'b', 'c', 'd'].map((subject) => mint(subject)));
  for (const token of tokens) await verify(token);
  for (const token of tokens.slice(1)) await verify(token);
  expect(asked()).toBe(4);
  for (const token of tokens.slice(0, 1)) await verify(token);
  expect(asked()).toBe(5);
});

it.each([0, -1, 1.5, Number.NaN, MAX_TTL_SECONDS + 1])('mints no token that lives %p seconds', async (ttlSeconds) => {
  const { mint } = await verifier();
  await expect(mint('ada', ttlSeconds)).rejects.toThrow(RangeError);
});

it('reads a lifetime with its unit, and lists the accepted forms for anything else', () => {
  expect(['90s', '15m', '12h', '30d', '365d'].map(ttlSecondsFrom)).toEqual([
    90,
    900,
    43_200,
    2_592_000,
    MAX_TTL_SECONDS,
  ]);
  for (const text of ['', '0s', '5', 'm', '-1h', '1.5h', '366d', '1w', '99999999999d']) {
    expect(() => ttlSecondsFrom(text)).toThrow(/take 90s, 15m, 12h or 30d/);
  }
});

it('knows only its own scopes', () => {
  expect([...scopesIn({ scope: 'write read openid' })]).toEqual(['read', 'write']);
  expect([...scopesIn({ scope: 'administrator' })]).toEqual([]);
  expect([...scopesIn({})]).toEqual([]);
  expect([...scopesIn({ scope: ['admin'] })]).toEqual(['admin']);
  expect([...scopesIn({ scope: ['read', 'write'] })]).toEqual(['read', 'write']);
  expect([...scopesIn({ scope: ['openid read', null, 7, ['admin']] })]).toEqual(['read']);
  expect([...scopesIn({ scope: null, scp: ['admin'] })]).toEqual(['admin']);
  expect([...scopesIn({ scope: [], scp: 'admin' })]).toEqual([]);
  expect([...scopesIn({ scope: { read: true } })]).toEqual([]);
  expect([...scopesIn({ scp: 'read admin' })]).toEqual(['read', 'admin']);
  expect([...scopesIn({ scp: ['write', 7, 'openid'] })]).toEqual(['write']);
  expect([...scopesIn({ scope: 'read', scp: 'admin' })]).toEqual(['read']);
  expect(['GET', 'HEAD', 'POST', 'DELETE', 'QUERY'].map(scopeOfMethod)).toEqual([
    'read',
    'read',
    'write',
    'write',
    'write',
  ]);
});
