import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import type { Clock } from '../../runtime/clock.js';
import type { IssuerConfiguration } from '../../runtime/issuer-configuration.js';
import type { Logger } from '../../runtime/logging.js';
import { discoverKeys, fetchKeySet, type FetchOptions } from './issuer-documents.js';
import { KeysUnavailableError, UnknownKeyError } from './local-keys.js';
import { whyNoKey, whyUnfit } from './unfit-keys.js';

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
  /** Told, once each time the keys were fetched, of a key that a token names and that can't be used. */
  readonly logger: Logger;
}

type RemoteKeys = ReturnType<typeof createRemoteJWKSet>;

/**
 * Answers the issuer's key that a token names, for `createVerifier`; where the keys are is asked of its metadata (OpenID
 * Connect Discovery 1.0) unless configured. Throws an `UnknownKeyError` with the cause for a key that the issuer does not
 * have or that can't be used, a `KeysUnavailableError` when it does not answer, at once while an outage is fresh.
 */
export function issuerKeySource({ issuer: { issuer, jwksUrl }, clock, logger }: IssuerKeySource): JWTVerifyGetKey {
  let remote: Promise<RemoteKeys> | undefined;
  let failedAt = Number.NEGATIVE_INFINITY;
  const faults = faultsOf(issuer, logger);

  async function unlessAway<Answer>(fetching: Promise<Answer>): Promise<Answer> {
    try {
      return await fetching;
    } catch (error) {
      failedAt = clock.now();
      throw new KeysUnavailableError(`The keys of ${issuer} cannot be fetched.`, { cause: error });
    }
  }

  async function fetchKeys(url: string, options: FetchOptions): Promise<Response> {
    const response = await unlessAway(fetchKeySet(url, options));
    faults.tellAnew();
    return response;
  }

  async function open(): Promise<RemoteKeys> {
    const url = jwksUrl ?? (await unlessAway(discoverKeys(issuer, AbortSignal.timeout(TIME_OUT_MS))));
    return createRemoteJWKSet(new URL(url), {
      timeoutDuration: TIME_OUT_MS,
      cooldownDuration: UNKNOWN_KEY_PAUSE_MS,
      cacheMaxAge: KEYS_FRESH_MS,
      [customFetch]: fetchKeys,
    });
  }

  return async (header, token) => {
    if (clock.now() - failedAt < PAUSE_AFTER_FAILURE_MS) {
      throw new KeysUnavailableError(`The keys of ${issuer} could not be fetched a moment ago.`);
    }
    const opening = (remote ??= open());
    const keys = await opening.catch((error: unknown) => {
      if (remote === opening) remote = undefined;
      throw error;
    });
    const key = await keys(header, token).catch((error: unknown) => {
      if (error instanceof KeysUnavailableError) throw error;
      const { reason, faulty, kid } = whyNoKey(error, header, keys.jwks()?.keys ?? []);
      if (faulty) faults.tell(kid, reason);
      throw new UnknownKeyError(reason, { cause: error });
    });
    const unfit = whyUnfit(key);
    if (unfit === undefined) return key;
    faults.tell(header.kid, unfit);
    throw new UnknownKeyError(unfit);
  };
}

/** Tells each fault of an issuer's keys once, until it is to tell them anew. */
function faultsOf(issuer: string, logger: Logger) {
  const told = new Set<string>();
  return {
    tellAnew: () => told.clear(),
    tell: (kid: string | undefined, reason: string) => {
      if (told.has(`${kid} ${reason}`)) return;
      told.add(`${kid} ${reason}`);
      logger.warn({ issuer, kid, reason }, "tokens are refused: a key of their issuer can't be used");
    },
  };
}
