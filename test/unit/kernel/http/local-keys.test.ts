import { SignJWT, UnsecuredJWT, exportJWK, exportSPKI, generateKeyPair, type CryptoKey } from 'jose';
import {
  LOCAL_ALGORITHM,
  localKeyOf,
  makeLocalJwks,
  type LocalKey,
} from '../../../../src/kernel/http/authentication/local-key.js';
import {
  KEYS_FRESH_MS,
  KeysUnavailableError,
  localKeySource,
  UNKNOWN_KEY_PAUSE_MS,
} from '../../../../src/kernel/http/authentication/local-keys.js';
import { LOCAL_REMEMBER_MS, localTokenVerifier } from '../../../../src/kernel/http/authentication/local-tokens.js';
import {
  ACCESS_TOKEN_TYPE,
  LOCAL_AUDIENCE,
  LOCAL_ISSUER,
  mintToken,
} from '../../../../src/kernel/http/authentication/mint-token.js';
import { InvalidTokenError } from '../../../../src/kernel/http/authentication/invalid-token.js';
import { seededClock } from '../../../support/seeded-clock.js';

const newKey = async () => localKeyOf(await makeLocalJwks());

/** An installation whose stored keys a test changes as another process would. */
async function installation() {
  const clock = seededClock('local keys');
  const first = await newKey();
  let kept: readonly LocalKey[] = [first];
  let readings = 0;
  let reachable = true;
  const read = async () => {
    readings += 1;
    if (!reachable) throw new Error('no database');
    return kept;
  };
  return {
    clock,
    first,
    verify: localTokenVerifier(localKeySource({ read, clock }), clock),
    keep: (...keys: readonly LocalKey[]) => (kept = keys),
    cut: () => (reachable = false),
    readings: () => readings,
    mint: (key: LocalKey, ttlSeconds = 600) =>
      mintToken(key, { subject: 'ada', scopes: ['read'], ttlSeconds, now: clock.now() }),
  };
}

it('makes key ids that no command line mistakes for an option', async () => {
  const ids = await Promise.all(Array.from({ length: 400 }, async () => (await makeLocalJwks()).id));
  expect(ids.filter((id) => id.startsWith('-'))).toEqual([]);
});

describe('local keys', () => {
  it('still verify tokens of an earlier key, while the newest one signs', async () => {
    const { first, verify, keep, mint, clock } = await installation();
    const before = await mint(first);
    await verify(before);
    const second = await newKey();
    keep(second, first);
    clock.advance(UNKNOWN_KEY_PAUSE_MS);
    await verify(await mint(second));
    clock.advance(LOCAL_REMEMBER_MS);
    await verify(before);
  });

  it('verify nothing within seconds of their revocation, not even a token that was verified before', async () => {
    const { first, verify, keep, mint, clock } = await installation();
    const token = await mint(first);
    await verify(token);
    keep(await newKey());
    clock.advance(KEYS_FRESH_MS + LOCAL_REMEMBER_MS);
    await expect(verify(token)).rejects.toThrow(InvalidTokenError);
  });

  it('are read again at most once per pause for tokens with unknown key ids, and once for many tokens at a time', async () => {
    const { verify, mint, clock, readings } = await installation();
    const tokens = await Promise.all(Array.from({ length: 20 }, async () => mint(await newKey())));
    const refused = async () => {
      for (const { status } of await Promise.allSettled(tokens.map(verify))) expect(status).toBe('rejected');
    };
    await refused();
    await refused();
    expect(readings()).toBe(1);
    clock.advance(UNKNOWN_KEY_PAUSE_MS);
    await refused();
    expect(readings()).toBe(2);
  });

  it('that cannot be read do not make a token invalid', async () => {
    const { first, verify, mint, cut, clock } = await installation();
    const token = await mint(first);
    await verify(token);
    cut();
    clock.advance(LOCAL_REMEMBER_MS);
    await expect(verify(token)).rejects.toThrow(KeysUnavailableError);
  });
});

describe('a forged local token', () => {
  const claims = (now: number) => {
    const iat = Math.floor(now / 1000);
    return { iss: LOCAL_ISSUER, aud: LOCAL_AUDIENCE, sub: 'ada', scope: 'admin', iat, exp: iat + 600 };
  };
  const header = ({ id: kid }: LocalKey, alg: string) => ({ alg, kid, typ: ACCESS_TOKEN_TYPE });

  it('without a signature is refused (alg: none)', async () => {
    const { first, verify, clock } = await installation();
    const [, payload = ''] = new UnsecuredJWT(claims(clock.now())).encode().split('.');
    const unsigned = Buffer.from(JSON.stringify(header(first, 'none'))).toString('base64url');
    await expect(verify(`${unsigned}.${payload}.`)).rejects.toThrow(InvalidTokenError);
  });

  it.each(['raw', 'jwk', 'pem'] as const)(
    'signed with the public key as an HMAC secret is refused (%s)',
    async (form) => {
      const { first, verify, clock } = await installation();
      const token = await new SignJWT(claims(clock.now()))
        .setProtectedHeader(header(first, 'HS256'))
        .sign(await publicBytes(first.publicKey, form));
      await expect(verify(token)).rejects.toThrow(InvalidTokenError);
    },
  );

  it('signed by another key under the id of ours is refused', async () => {
    const { first, verify, clock } = await installation();
    const { privateKey } = await newKey();
    const token = await new SignJWT(claims(clock.now()))
      .setProtectedHeader(header(first, LOCAL_ALGORITHM))
      .sign(privateKey);
    await expect(verify(token)).rejects.toThrow(InvalidTokenError);
  });

  it('that contains its own key is refused', async () => {
    const { verify, clock } = await installation();
    const own = await newKey();
    const jwk = await exportJWK(own.publicKey);
    const token = await new SignJWT(claims(clock.now()))
      .setProtectedHeader({ ...header(own, LOCAL_ALGORITHM), jwk })
      .sign(own.privateKey);
    await expect(verify(token)).rejects.toThrow(InvalidTokenError);
  });

  it.each(['ES256', 'RS256'])('signed with %s is refused', async (alg) => {
    const { first, verify, clock } = await installation();
    const { privateKey } = await generateKeyPair(alg);
    const token = await new SignJWT(claims(clock.now())).setProtectedHeader(header(first, alg)).sign(privateKey);
    await expect(verify(token)).rejects.toThrow(InvalidTokenError);
  });

  it.each([
    ['for another audience', { aud: 'other' }],
    ['of another issuer', { iss: 'https://elsewhere.example' }],
    ['without an expiry', { exp: undefined }],
    ['that has expired', { exp: 1 }],
    ['without a subject', { sub: undefined }],
  ])('signed with the right key, but %s, is refused', async (_, changes) => {
    const { first, verify, clock } = await installation();
    const token = await new SignJWT({ ...claims(clock.now()), ...changes })
      .setProtectedHeader(header(first, LOCAL_ALGORITHM))
      .sign(first.privateKey);
    await expect(verify(token)).rejects.toThrow(InvalidTokenError);
  });

  it('of another kind of JWT is refused', async () => {
    const { first, verify, clock } = await installation();
    const token = await new SignJWT(claims(clock.now()))
      .setProtectedHeader({ ...header(first, LOCAL_ALGORITHM), typ: 'JWT' })
      .sign(first.privateKey);
    await expect(verify(token)).rejects.toThrow(InvalidTokenError);
  });
});

async function publicBytes(key: CryptoKey, form: 'raw' | 'jwk' | 'pem'): Promise<Uint8Array> {
  const { x = '', ...jwk } = await exportJWK(key);
  if (form === 'raw') return Buffer.from(x, 'base64url');
  return Buffer.from(form === 'pem' ? await exportSPKI(key) : JSON.stringify({ ...jwk, x }));
}
