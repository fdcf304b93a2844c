import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';

/** The algorithm of the local keys' signatures: Ed25519 (RFC 8037). */
export const LOCAL_ALGORITHM = 'EdDSA';

/** One half of a key pair that signs or verifies this installation's own tokens. */
export interface LocalPublicKey {
  /** RFC 7638 thumbprint of the public key. */
  readonly id: string;
  readonly publicKey: CryptoKey;
}

/** The key pair with which this installation signs its own tokens. */
export interface LocalKey extends LocalPublicKey {
  readonly privateKey: CryptoKey;
}

/** A fresh Ed25519 key pair as JSON Web Keys (RFC 7517), fit to be stored. */
export interface LocalJwks {
  readonly id: string;
  readonly publicJwk: JWK;
  /** Never to be logged. */
  readonly privateJwk: JWK;
}

/** Makes a key pair. */
export async function makeLocalJwks(): Promise<LocalJwks> {
  for (;;) {
    const { privateKey } = await generateKeyPair(LOCAL_ALGORITHM, { crv: 'Ed25519', extractable: true });
    const privateJwk = await exportJWK(privateKey);
    const publicJwk: JWK = { kty: privateJwk.kty, crv: privateJwk.crv, x: privateJwk.x };
    const id = await calculateJwkThumbprint(publicJwk);
    // Operators give the id to a command, which would take a leading dash for an option; one key in 64 has one.
    if (!id.startsWith('-')) return { id, publicJwk, privateJwk };
  }
}

/** The key pair, ready to sign. */
export async function localKeyOf({ publicJwk, privateJwk }: Omit<LocalJwks, 'id'>): Promise<LocalKey> {
  return { ...(await localPublicKeyOf(publicJwk)), privateKey: await imported(privateJwk) };
}

/** The public half, ready to verify. */
export async function localPublicKeyOf(publicJwk: JWK): Promise<LocalPublicKey> {
  return { id: await calculateJwkThumbprint(publicJwk), publicKey: await imported(publicJwk) };
}

async function imported(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, LOCAL_ALGORITHM);
  if (key instanceof Uint8Array) throw new Error('A kept local key is not an Ed25519 key.');
  return key;
}
