import { exportJWK, generateKeyPair, SignJWT, type JWTHeaderParameters, type JWTPayload } from 'jose';
import { signingKey } from '../../../src/kernel/http/authentication/key-store.js';
import type { LocalKey } from '../../../src/kernel/http/authentication/local-key.js';
import { ACCESS_TOKEN_TYPE, LOCAL_AUDIENCE, LOCAL_ISSUER } from '../../../src/kernel/http/authentication/mint-token.js';
import type { Scope } from '../../../src/kernel/http/authentication/scopes.js';
import type { House } from '../../../src/house.js';
import type { Caller } from '../../../src/organizations/index.js';
import { tokenFor } from '../client.js';
import { callerNow, newUser } from '../house.js';
import { dataOf, plainly } from '../rooms.js';
import type { Scene } from '../routes/scene.js';

/**
 * The values of `Authorization` with which authentication fails, by what is wrong with them; undefined means no such
 * field.
 */
export type Credentials = ReadonlyMap<string, string | undefined>;

type SigningKey = Parameters<SignJWT['sign']>[0];

/** Keys of others, made once: an RSA key takes long. */
const foreignKeys = Promise.all([generateKeyPair('EdDSA'), generateKeyPair('RS256')]);

const ALL: readonly Scope[] = ['read', 'write', 'admin'];

/** An access token of a user's, with these scopes. */
export async function accessTokenOf(
  { accessTokens }: House,
  user: Caller,
  scopes: readonly Scope[],
): Promise<{ readonly tokenId: string; readonly token: string }> {
  const wish = { type: 'MakeAccessToken', name: 'Nightly', scopes, expiresAt: null } as const;
  const tokenId = dataOf(await accessTokens.send(user, wish, plainly), 'tokenId');
  return { tokenId, token: accessTokens.tokenOf(tokenId) };
}

/** Everything that could pass for a token of this user's with every scope, and must not. */
export async function badCredentials(scene: Scene, user: Caller): Promise<Credentials> {
  const { house } = scene;
  const key = await signingKey(house.pool);
  const good = await tokenFor(house, user, { scopes: ALL });
  const tokens = new Map([
    ...(await otherwiseSigned(house, user, key)),
    ...(await otherwiseSaid(house, user, key)),
    ...tamperedWith(good, await tokenFor(house, scene.bob, { scopes: ALL })),
    ...(await withdrawn(scene, user)),
    ['empty', ''],
    ['no token at all', 'brightly'],
  ]);
  return new Map([
    ['none', undefined],
    ['another scheme', `Basic ${Buffer.from('ann:secret').toString('base64')}`],
    ['a token without its scheme', good],
    ...Array.from(tokens, ([name, token]) => [name, `Bearer ${token}`] as const),
  ]);
}

/** The claims of a token of the user's. */
function claimsOf(house: House, user: Caller): JWTPayload {
  const { subject } = callerNow(house, user) as Caller & { readonly subject: string };
  const now = Math.floor(house.clock.now() / 1000);
  const said = { scope: ALL.join(' '), iss: LOCAL_ISSUER, aud: LOCAL_AUDIENCE, sub: subject, jti: subject };
  return { ...said, iat: now, exp: now + 600 };
}

function signedBy(key: SigningKey, header: JWTHeaderParameters, claims: JWTPayload): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ typ: ACCESS_TOKEN_TYPE, ...header }).sign(key);
}

/** RFC 8725, 2.1 and 2.2: another algorithm, none, and keys that are not trusted. */
async function otherwiseSigned(house: House, user: Caller, key: LocalKey): Promise<readonly [string, string][]> {
  const claims = claimsOf(house, user);
  const kid = key.id;
  const jwk = await exportJWK(key.publicKey);
  const [own, rsa] = await foreignKeys;
  const embedded = await exportJWK(own.publicKey);
  const secrets = { bytes: Buffer.from(jwk.x ?? '', 'base64url'), JWK: Buffer.from(JSON.stringify(jwk)) };
  const hmac = (secret: Uint8Array) => signedBy(secret, { alg: 'HS256', kid }, claims);
  const none = (alg: string) => `${encoded({ alg, typ: ACCESS_TOKEN_TYPE, kid })}.${encoded(claims)}.`;
  return [
    ['HS256 under the bytes of the public key', await hmac(secrets.bytes)],
    ['HS256 under the public key as JWK', await hmac(secrets.JWK)],
    ['RS256', await signedBy(rsa.privateKey, { alg: 'RS256', kid }, claims)],
    ['alg none', none('none')],
    ['alg nOnE', none('nOnE')],
    ['another key under the trusted id', await signedBy(own.privateKey, { alg: 'EdDSA', kid }, claims)],
    ['an unknown kid', await signedBy(own.privateKey, { alg: 'EdDSA', kid: 'unknown' }, claims)],
    ['no kid', await signedBy(key.privateKey, { alg: 'EdDSA' }, claims)],
    ['a key of its own in the header', await signedBy(own.privateKey, { alg: 'EdDSA', kid, jwk: embedded }, claims)],
  ];
}

/** RFC 8725, 3.8 to 3.12: signed by us, for somebody or something else, or no longer. */
async function otherwiseSaid(house: House, user: Caller, key: LocalKey): Promise<readonly [string, string][]> {
  const claims = claimsOf(house, user);
  const now = Math.floor(house.clock.now() / 1000);
  const says = (more: JWTPayload, header: Readonly<Record<string, string>> = {}) =>
    signedBy(key.privateKey, { alg: 'EdDSA', kid: key.id, ...header }, { ...claims, ...more });
  const { exp: _exp, ...everlasting } = claims;
  const { aud: _aud, ...unaddressed } = claims;
  const signed = (all: JWTPayload) => signedBy(key.privateKey, { alg: 'EdDSA', kid: key.id }, all);
  return [
    ['expired', await says({ iat: now - 1200, exp: now - 600 })],
    ['not valid yet', await says({ nbf: now + 600 })],
    ['without an expiry', await signed(everlasting)],
    ['wrong audience', await says({ aud: 'another-service' })],
    ['without an audience', await signed(unaddressed)],
    ['wrong issuer', await says({ iss: 'https://issuer.example' })],
    ['another type of token', await says({}, { typ: 'JWT' })],
    ['of nobody', await says({ sub: 'nobody' })],
    ['without a subject', await says({ sub: '' })],
  ];
}

/** A good token in which one part is another's, or one bit. */
function tamperedWith(good: string, others: string): readonly [string, string][] {
  const [header = '', claims = '', signature = ''] = good.split('.');
  const [, otherClaims = '', otherSignature = ''] = others.split('.');
  const bytes = Buffer.from(signature, 'base64url');
  bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
  return [
    ["another's claims under this signature", [header, otherClaims, signature].join('.')],
    ["another's signature", [header, claims, otherSignature].join('.')],
    ['one bit of the signature', [header, claims, bytes.toString('base64url')].join('.')],
    ['no signature', [header, claims, ''].join('.')],
  ];
}

/** ORG-9, and access tokens that were revoked or made up. */
async function withdrawn({ house, ada, teamId }: Scene, user: Caller): Promise<readonly [string, string][]> {
  const gone = await newUser(house, ada, 'Gus', { teamId, role: 'admin' });
  const [token, access] = [await tokenFor(house, gone, { scopes: ALL }), await accessTokenOf(house, gone, ALL)];
  const deactivate = { type: 'DeactivateUser', userId: gone.userId } as const;
  await house.organizations.send(ada, deactivate, plainly);
  const revoked = await accessTokenOf(house, user, ALL);
  await house.accessTokens.send(user, { type: 'RevokeAccessToken', tokenId: revoked.tokenId }, plainly);
  return [
    ['of a deactivated user', token],
    ['an access token of a deactivated user', access.token],
    ['a revoked access token', revoked.token],
    ['a made-up access token', `${revoked.token.slice(0, -4)}AAAA`],
  ];
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
