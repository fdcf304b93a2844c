import {
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type CryptoKey,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';

/** The algorithm of the local key's signatures: Ed25519 (RFC 8037). */
export const LOCAL_ALGORITHM = 'EdDSA';

/** Answers the secret kept under a name, making and keeping it at the first call. */
export type KeepSecret = (name: string, make: () => Promise<string>) => Promise<string>;

/** The key pair with which this installation signs its own tokens. */
export interface LocalKey {
  /** RFC 7638 thumbprint of the public key. */
  readonly id: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

/** The installation's own Ed25519 key, made at the first start and the same ever after. */
export async function loadLocalKey(keep: KeepSecret): Promise<LocalKey> {
  const jwk = JSON.parse(await keep('local-key', makePrivateJwk)) as JWK;
  const publicJwk: JWK = { kty: jwk.kty, crv: jwk.crv, x: jwk.x };
  return {
    id: await calculateJwkThumbprint(publicJwk),
    privateKey: asymmetric(await importJWK(jwk, LOCAL_ALGORITHM)),
    publicKey: asymmetric(await importJWK(publicJwk, LOCAL_ALGORITHM)),
  };
}

/** Answers the public key for tokens that name it, for `createVerifier`. */
export function keyOf(local: LocalKey): JWTVerifyGetKey {
  return ({ kid }) => {
    if (kid !== local.id) throw new UnknownKeyError('The token names a key that this installation does not have.');
    return local.publicKey;
  };
}

/** Thrown for a token that was signed with a key that is not known here. */
export class UnknownKeyError extends Error {}

async function makePrivateJwk(): Promise<string> {
  const { privateKey } = await generateKeyPair(LOCAL_ALGORITHM, { crv: 'Ed25519', extractable: true });
  return JSON.stringify(await exportJWK(privateKey));
}

function asymmetric(key: CryptoKey | Uint8Array): CryptoKey {
  if (key instanceof Uint8Array) throw new Error('The kept local key is not an Ed25519 key.');
  return key;
}
