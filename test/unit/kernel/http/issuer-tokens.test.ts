import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';
import { generateKeyPairSync, sign as signBytes, type KeyObject } from 'node:crypto';
import { InvalidTokenError } from '../../../../src/kernel/http/authentication/invalid-token.js';
import { issuerKeySource } from '../../../../src/kernel/http/authentication/issuer-keys.js';
import { issuerTokenVerifier } from '../../../../src/kernel/http/authentication/issuer-tokens.js';
import { KeysUnavailableError } from '../../../../src/kernel/http/authentication/local-keys.js';
import { seededClock } from '../../../support/seeded-clock.js';
import { keptLines, servedBy, type Served } from '../../../support/served-keys.js';

const AUDIENCE = 'https://brightly.example';
const closing: (() => void)[] = [];
let pair: { publicKey: CryptoKey; privateKey: CryptoKey };
let jwk: JWK;

beforeAll(async () => {
  pair = await generateKeyPair('ES256', { extractable: true });
  jwk = await exportJWK(pair.publicKey);
});
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A verifier of an issuer that returns this as its keys. */
async function issuerWith(keys: readonly unknown[] | Served, userClaim = 'sub') {
  const served = 'body' in keys ? keys : { body: JSON.stringify({ keys }) };
  const { issuer, close } = await servedBy(() => served);
  closing.push(close);
  const { logger, lines } = keptLines();
  const clock = seededClock('issuer tokens');
  const source = issuerKeySource({ issuer: { issuer, jwksUrl: `${issuer}/keys` }, clock, logger });
  const verify = issuerTokenVerifier({ issuer, audience: AUDIENCE, userClaim }, source, clock);
  const seconds = Math.floor(clock.now() / 1000);
  const claims = { iss: issuer, aud: AUDIENCE, sub: 'robot', exp: seconds + 60, iat: seconds };
  const token = (changes: JWTPayload = {}, header: object = {}) =>
    new SignJWT({ ...claims, ...changes })
      .setProtectedHeader({ alg: 'ES256', kid: 'one', ...header })
      .sign(pair.privateKey);
  return { issuer, verify, lines, token, claims, seconds };
}

/** The error with which a token is refused. */
async function refusalOf(verified: Promise<unknown>): Promise<InvalidTokenError> {
  const error: unknown = await verified.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(InvalidTokenError);
  return error as InvalidTokenError;
}

/** Signs any claims, like a provider that breaks the rules. */
function signedWith(key: KeyObject, header: object, claims: object): string {
  const content = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${content}.${signBytes('sha256', Buffer.from(content), key).toString('base64url')}`;
}

describe("an address in an issuer's token", () => {
  it.each([
    ['email', 'email_verified'],
    ['phone_number', 'phone_number_verified'],
  ])('signs in by the claim %s only if %s is true', async (claim, verified) => {
    const { verify, token } = await issuerWith([{ ...jwk, kid: 'one' }], claim);
    const said = { [claim]: 'uma@example.org' };
    expect(await verify(await token({ ...said, [verified]: true }))).toMatchObject({
      bearer: { subject: 'uma@example.org' },
    });
    for (const value of [undefined, null, false, 'false', 'true', 0, 1, '', [true], {}]) {
      const refused = await refusalOf(verify(await token({ ...said, [verified]: value })));
      expect(refused.message).toBe('The token names no user.');
      expect(refused.because).toMatchObject({ check: verified, expected: true });
    }
  });
});

describe("the claims of an issuer's token", () => {
  it.each([
    ['sub', undefined],
    ['sub', null],
    ['sub', ''],
    ['sub', 7],
    ['sub', ['robot']],
    ['sub', { name: 'robot' }],
    ['iss', undefined],
    ['iss', 'https://elsewhere.example'],
    ['iss', ['x']],
    ['aud', undefined],
    ['aud', []],
    ['aud', ['https://elsewhere.example']],
    ['aud', `${AUDIENCE}/`],
    ['aud', { 0: AUDIENCE }],
    ['exp', undefined],
    ['exp', null],
    ['exp', '9999999999'],
    ['exp', 1],
    ['nbf', '1'],
    ['nbf', null],
    ['nbf', 99_999_999_999],
  ] as const)('%s is refused as %j, and the log names the cause', async (claim, value) => {
    const { verify, token } = await issuerWith([{ ...jwk, kid: 'one' }]);
    const refused = await refusalOf(verify(await token({ [claim]: value })));
    expect(refused.because.check).toBe(claim);
    expect(refused.message).toMatch(/^The token .*\.$/);
  });

  it('may list the audience among others', async () => {
    const { verify, token } = await issuerWith([{ ...jwk, kid: 'one' }]);
    expect(await verify(await token({ aud: ['x', AUDIENCE] }))).toMatchObject({ bearer: { subject: 'robot' } });
  });

  it('may be off by five seconds by this clock, and no more', async () => {
    const { verify, token, seconds } = await issuerWith([{ ...jwk, kid: 'one' }]);
    await expect(verify(await token({ nbf: seconds + 5 }))).resolves.toBeDefined();
    await expect(verify(await token({ exp: seconds - 4 }))).resolves.toBeDefined();
    expect((await refusalOf(verify(await token({ nbf: seconds + 6 })))).message).toBe('The token is not valid yet.');
    expect((await refusalOf(verify(await token({ exp: seconds - 5 })))).message).toBe('The token has expired.');
  });

  it('are not accepted in a token of another type', async () => {
    const { verify, token } = await issuerWith([{ ...jwk, kid: 'one' }]);
    for (const typ of ['logout+jwt', 'dpop+jwt', 7]) {
      expect((await refusalOf(verify(await token({}, { typ })))).because.check).toBe('typ');
    }
  });
});

describe("a token's refusal", () => {
  it('gives its bearer the class of the failure, and the log the expected and the actual value', async () => {
    const { issuer, verify, token, seconds } = await issuerWith([{ ...jwk, kid: 'one' }]);
    const said = async (changes: JWTPayload, header = {}) => {
      const { message, because } = await refusalOf(verify(await token(changes, header)));
      return [message, because];
    };
    expect(await said({ aud: 'other' })).toEqual([
      'The token is for another audience.',
      { check: 'aud', expected: AUDIENCE, got: '"other"', kid: 'one', alg: 'ES256' },
    ]);
    expect(await said({ iss: 'https://elsewhere.example' })).toEqual([
      'The token is of an issuer that is not accepted here.',
      { check: 'iss', expected: issuer, got: '"https://elsewhere.example"', kid: 'one', alg: 'ES256' },
    ]);
    expect(await said({ exp: seconds - 60 })).toEqual([
      'The token has expired.',
      { check: 'exp', expected: `after ${seconds}`, got: `${seconds - 60}`, kid: 'one', alg: 'ES256' },
    ]);
    expect(await said({}, { kid: 'two' })).toEqual([
      'The token is signed with a key that is not known here.',
      { check: 'key', reason: 'The issuer has no key of this id.', kid: 'two', alg: 'ES256' },
    ]);
    const other = await generateKeyPair('ES256');
    const forged = await new SignJWT({ iss: issuer })
      .setProtectedHeader({ alg: 'ES256', kid: 'one' })
      .sign(other.privateKey);
    expect((await refusalOf(verify(forged))).message).toBe('The signature of the token does not verify.');
    expect((await refusalOf(verify(await token({}, { alg: 'ES256' })).then(() => verify('a.b.c')))).message).toBe(
      'The token is malformed.',
    );
  });

  it('contains neither the token nor its subject, and at most 200 characters of the actual value', async () => {
    const { verify, token } = await issuerWith([{ ...jwk, kid: 'one' }]);
    const wrong = await token({ aud: 'x'.repeat(5000), sub: 'uma@example.org' });
    const text = JSON.stringify((await refusalOf(verify(wrong))).because);
    expect(text.length).toBeLessThan(500);
    expect(text).not.toContain('uma@');
    expect(text).not.toContain(wrong.slice(0, 20));
  });
});

describe("a key in an issuer's set that can't be used", () => {
  const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const rsa = { ...(short.publicKey.export({ format: 'jwk' }) as JWK), kid: 'one' };

  it('is an RSA key of 1024 bits: its tokens are refused, and one line of the log names the cause', async () => {
    const { verify, claims, lines } = await issuerWith([rsa]);
    for (const alg of ['RS256', 'PS256']) {
      const refused = await refusalOf(verify(signedWith(short.privateKey, { alg, kid: 'one' }, claims)));
      expect(refused.message).toBe('The token is signed with a key that is not known here.');
      expect(refused.because.reason).toBe('The key is an RSA key of 1024 bits; 2048 at least are required.');
    }
    await refusalOf(verify(signedWith(short.privateKey, { alg: 'RS256', kid: 'one' }, claims)));
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({ level: 40, kid: 'one', reason: expect.stringContaining('1024 bits') as unknown }),
    ]);
  });

  const es = { kty: 'EC', crv: 'P-256', kid: 'one' };
  it.each([
    ['a point that is not on its curve', () => [{ ...jwk, y: jwk.x, kid: 'one' }], /can't be read/],
    ['a point that is missing', () => [es], /can't be read/],
    ['a private key', async () => [{ ...(await exportJWK(pair.privateKey)), kid: 'one' }], /can't be read/],
    ['on another curve than its algorithm needs', () => [{ ...jwk, crv: 'P-384', kid: 'one' }], /kty or crv/],
    ['of another type than its algorithm needs', () => [rsa], /kty or crv/],
    ['for encryption', () => [{ ...jwk, kid: 'one', use: 'enc' }], /use is "enc"/],
    ['for signing only', () => [{ ...jwk, kid: 'one', key_ops: ['sign'] }], /key_ops/],
    ['for another algorithm', () => [{ ...jwk, kid: 'one', alg: 'ES384' }], /alg is "ES384"/],
    [
      'there twice',
      () => [
        { ...jwk, kid: 'one' },
        { ...jwk, kid: 'one' },
      ],
      /several keys/,
    ],
    ['without an id', () => [jwk], /no key of this id/],
    ['in a set without keys', () => [], /no keys at all/],
  ])('is %s: its tokens are refused, and never cause a 500', async (_, keys, reason) => {
    const { verify, token, lines } = await issuerWith(await keys());
    for (const _ of [1, 2]) {
      const refused = await refusalOf(verify(await token()));
      expect(refused.because.reason).toMatch(reason);
    }
    expect(lines.length).toBeLessThanOrEqual(1);
  });

  it('is not needed for a token without a key id if the issuer has one key; with several, the token is refused', async () => {
    const one = await issuerWith([{ ...jwk, kid: 'one' }]);
    await expect(one.verify(await one.token({}, { kid: undefined }))).resolves.toBeDefined();
    const two = await issuerWith([
      { ...jwk, kid: 'one' },
      { ...jwk, kid: 'two' },
    ]);
    expect((await refusalOf(two.verify(await two.token({}, { kid: undefined })))).because.reason).toMatch(
      /several keys/,
    );
  });

  it('does not affect the tokens of its other keys', async () => {
    const { verify, token } = await issuerWith([
      { ...jwk, kid: 'good' },
      { ...es, kid: 'one' },
    ]);
    await refusalOf(verify(await token()));
    await expect(verify(await token({}, { kid: 'good' }))).resolves.toBeDefined();
  });
});

describe("an issuer's keys that are unavailable", () => {
  it.each([
    ['a page for people', { type: 'text/html', body: '<html>Sign in</html>' }, /text\/html/],
    ['an incomplete document', { body: '{"keys":[' }, /not JSON/],
    ['a list', { body: '[]' }, /not a JSON Web Key Set/],
    ['a set of null instead of keys', { body: '{"keys":[null]}' }, /not a JSON Web Key Set/],
    ['more than half a mebibyte', { body: `{"keys":[],"x":"${'x'.repeat(600_000)}"}` }, /larger than/],
    ['an error', { status: 500, body: '{}' }, /status 500/],
    ['another address', { status: 302, body: '' }, /status 302/],
  ] as const)('because of %s are distinguished from an invalid token', async (_, served, cause) => {
    const { verify, token } = await issuerWith(served);
    const error: unknown = await verify(await token()).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(KeysUnavailableError);
    expect(String((error as Error).cause)).toMatch(cause);
  });
});
