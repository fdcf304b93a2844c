import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import type { Clock } from '../../runtime/clock.js';
import { isSafeUrl, type IssuerConfiguration } from '../../runtime/issuer-configuration.js';
import { KeysUnavailableError, UnknownKeyError } from './local-keys.js';

/** Milliseconds that the issuer has to answer. */
const TIME_OUT_MS = 5000;
/** Milliseconds after which its keys are fetched anew. */
const KEYS_FRESH_MS = 10 * 60_000;
/** Milliseconds between two fetches that tokens with an unknown key can cause. */
const UNKNOWN_KEY_PAUSE_MS = 30_000;
/** Milliseconds for which an issuer that did not answer is not asked again. */
export const PAUSE_AFTER_FAILURE_MS = 2000;

/** Which issuer's keys, and by which clock. */
export interface IssuerKeySource {
  readonly issuer: Pick<IssuerConfiguration, 'issuer' | 'jwksUrl'>;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Answers the issuer's key that a token names, for `createVerifier`; where the keys are is asked of its metadata (OpenID
 * Connect Discovery 1.0) unless configured. Throws an `UnknownKeyError` for a key that the issuer does not have, a
 * `KeysUnavailableError` when it does not answer, at once while an outage is fresh.
 */
export function issuerKeySource({ issuer, clock }: IssuerKeySource): JWTVerifyGetKey {
  let remote: Promise<JWTVerifyGetKey> | undefined;
  let failedAt = Number.NEGATIVE_INFINITY;

  async function open(): Promise<JWTVerifyGetKey> {
    return createRemoteJWKSet(new URL(issuer.jwksUrl ?? (await discover(issuer.issuer))), {
      timeoutDuration: TIME_OUT_MS,
      cooldownDuration: UNKNOWN_KEY_PAUSE_MS,
      cacheMaxAge: KEYS_FRESH_MS,
    });
  }

  return async (header, token) => {
    if (clock.now() - failedAt < PAUSE_AFTER_FAILURE_MS) {
      throw new KeysUnavailableError(`The keys of ${issuer.issuer} could not be fetched a moment ago.`);
    }
    remote ??= open();
    const opening = remote;
    try {
      return await (
        await opening
      )(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) {
        throw new UnknownKeyError('The token names no key of its issuer.', { cause: error });
      }
      // A header that no key can fit is the token's fault.
      if (error instanceof errors.JOSENotSupported) throw error;
      failedAt = clock.now();
      await opening.catch(() => (remote = undefined));
      throw new KeysUnavailableError(`The keys of ${issuer.issuer} cannot be fetched.`, { cause: error });
    }
  };
}

/** Where the issuer's metadata says that its keys are. */
async function discover(issuer: string): Promise<string> {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(TIME_OUT_MS),
  });
  if (!response.ok) throw new Error(`The issuer's metadata was answered with status ${response.status}.`);
  const metadata: unknown = await response.json();
  const said = typeof metadata === 'object' && metadata !== null ? new Map(Object.entries(metadata)) : new Map();
  const jwksUri: unknown = said.get('jwks_uri');
  // Otherwise one issuer could pass its keys off as another's (OpenID Connect Discovery 1.0, 4.3).
  if (said.get('issuer') !== issuer)
    throw new Error("The issuer's metadata is another issuer's: AUTH_ISSUER must match.");
  if (typeof jwksUri === 'string' && isSafeUrl(jwksUri)) return jwksUri;
  throw new Error("The issuer's metadata names no https:// address of its keys: set AUTH_JWKS_URL.");
}
