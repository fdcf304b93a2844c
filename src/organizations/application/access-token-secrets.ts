import { createHmac, createSecretKey, hash } from 'node:crypto';

/** The prefix of every access token, by which people and scanners recognise one. */
export const ACCESS_TOKEN_PREFIX = 'brightly_pat_';

/**
 * Derives access tokens from their ids, so that a repeated request gets the first one again (LOG-3) though it is not
 * stored anywhere.
 */
export interface AccessTokenSecrets {
  /** The token with this id, as its bearer sends it: the prefix and 256 bits that only the key's holder can derive. */
  tokenOf(tokenId: string): string;
}

/** Derives access tokens under a key of 32 bytes that every node shares. */
export function accessTokenSecrets(key: Uint8Array): AccessTokenSecrets {
  if (key.byteLength < 32) throw new Error(`The access token key has ${key.byteLength} bytes; it needs 32 or more.`);
  const secret = createSecretKey(key);
  return {
    tokenOf: (tokenId) =>
      ACCESS_TOKEN_PREFIX + createHmac('sha256', secret).update(`access-token ${tokenId}`).digest('base64url'),
  };
}

/** What is stored of an access token: its SHA-256, base64url, from which 256 random bits can't be guessed. */
export function accessTokenHash(token: string): string {
  return hash('sha256', token, 'base64url');
}
