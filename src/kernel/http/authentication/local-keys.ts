import type { JWTVerifyGetKey } from 'jose';
import type { Clock } from '../../runtime/clock.js';
import type { LocalPublicKey } from './local-key.js';

/** Thrown for a token that was signed with a key that is not trusted here. */
export class UnknownKeyError extends Error {}

/** Thrown while it is unknown which keys are trusted; says nothing about the token. */
export class KeysUnavailableError extends Error {}

/** Where local keys come from. */
export interface LocalKeySource {
  /** The keys that verify now. */
  readonly read: () => Promise<readonly LocalPublicKey[]>;
  readonly clock: Pick<Clock, 'now'>;
}

/** Milliseconds after which the keys are read again when one is needed: how long a revoked one may go unnoticed. */
export const KEYS_FRESH_MS = 2000;

/** Milliseconds between two reads that tokens with an unknown key can cause. */
export const UNKNOWN_KEY_PAUSE_MS = 500;

/**
 * Returns the local key that a token names, for `createVerifier`, and notices what other processes made, retired or
 * revoked. Throws an `UnknownKeyError` for a key that does not verify, and a `KeysUnavailableError` if that is unknown.
 */
export function localKeySource({ read, clock }: LocalKeySource): JWTVerifyGetKey {
  let keys: ReadonlyMap<string, LocalPublicKey> = new Map();
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;

  async function readAnew(): Promise<void> {
    const startedAt = clock.now();
    try {
      // An id is the key's thumbprint, so a known id is the same key; keeping the object keeps verified tokens cached.
      keys = new Map((await read()).map((key) => [key.id, keys.get(key.id) ?? key]));
      readAt = startedAt;
    } catch (error) {
      throw new KeysUnavailableError('The local keys cannot be read.', { cause: error });
    }
  }

  return async ({ kid = '' }) => {
    const age = clock.now() - readAt;
    if (age >= (keys.has(kid) ? KEYS_FRESH_MS : UNKNOWN_KEY_PAUSE_MS)) {
      reading ??= readAnew().finally(() => {
        reading = undefined;
      });
      await reading;
    }
    const key = keys.get(kid);
    if (!key) throw new UnknownKeyError('The token names a key that this installation does not have.');
    return key.publicKey;
  };
}
