import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import type { Clock } from '../../runtime/clock.js';
import type { IssuerConfiguration } from '../../runtime/issuer-configuration.js';
import type { Logger } from '../../runtime/logging.js';
import { discoverKeys, fetchKeySet, type FetchOptions } from './issuer-documents.js';
import { KeysUnavailableError, UnknownKeyError } from './local-keys.js';
import { whyNoKey, whyUnfit } from './unfit-keys.js';

/** Milliseconds that the issuer has to respond. */
const TIME_OUT_MS = 5000;
/** Milliseconds after which its keys are fetched again. */
const KEYS_FRESH_MS = 10 * 60_000;
/** Milliseconds between two fetches that tokens with an unknown key can cause. */
const UNKNOWN_KEY_PAUSE_MS = 30_000;
/** Milliseconds for which an issuer that did not respond gets no further request. */
export const PAUSE_AFTER_FAILURE_MS = 2000;

/** Which issuer's keys, and what fetching them needs. */
export interface IssuerKeySource {
  readonly issuer: Pick<IssuerConfiguration, 'issuer' | 'jwksUrl'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Gets a warning for a key that a token names and that can't be used: once, until the keys are fetched again. */
  readonly logger: Logger;
}

type RemoteKeys = ReturnType<typeof createRemoteJWKSet>;

/** An issuer whose keys are fetched, and how that has gone. */
interface IssuerState extends IssuerKeySource {
  readonly faults: FaultLog;
  /** Milliseconds of the clock at the last failure to fetch. */
  failedAt: number;
  /** Undefined until the keys' URL is known. */
  remote: Promise<RemoteKeys> | undefined;
}

/**
 * Returns the issuer's key that a token names, for `createVerifier`; the keys' URL comes from the issuer's metadata
 * (OpenID Connect Discovery 1.0) unless configured. Throws an `UnknownKeyError` with the cause for a key that the issuer
 * does not have or that can't be used, and a `KeysUnavailableError` when the issuer does not respond, at once while an
 * outage is recent.
 */
export function issuerKeySource(source: IssuerKeySource): JWTVerifyGetKey {
  const { issuer } = source.issuer;
  const faults = faultsOf(issuer, source.logger);
  const state: IssuerState = { ...source, faults, failedAt: Number.NEGATIVE_INFINITY, remote: undefined };
  return async (header, token) => {
    if (source.clock.now() - state.failedAt < PAUSE_AFTER_FAILURE_MS) {
      throw new KeysUnavailableError(`The keys of ${issuer} could not be fetched a moment ago.`);
    }
    const keys = await opened(state);
    const key = await keys(header, token).catch((error: unknown) => {
      if (error instanceof KeysUnavailableError) throw error;
      const { reason, faulty, kid } = whyNoKey(error, header, keys.jwks()?.keys ?? []);
      if (faulty) faults.report(kid, reason);
      throw new UnknownKeyError(reason, { cause: error });
    });
    const unfit = whyUnfit(key);
    if (unfit === undefined) return key;
    faults.report(header.kid, unfit);
    throw new UnknownKeyError(unfit);
  };
}

/** The set of the issuer's keys; a failure to find it is not cached. */
async function opened(state: IssuerState): Promise<RemoteKeys> {
  const opening = (state.remote ??= open(state));
  try {
    return await opening;
  } catch (error) {
    if (state.remote === opening) state.remote = undefined;
    throw error;
  }
}

async function open(state: IssuerState): Promise<RemoteKeys> {
  const { issuer, jwksUrl } = state.issuer;
  const url = jwksUrl ?? (await unlessAway(state, discoverKeys(issuer, AbortSignal.timeout(TIME_OUT_MS))));
  return createRemoteJWKSet(new URL(url), {
    timeoutDuration: TIME_OUT_MS,
    cooldownDuration: UNKNOWN_KEY_PAUSE_MS,
    cacheMaxAge: KEYS_FRESH_MS,
    [customFetch]: async (keySetUrl: string, options: FetchOptions) => {
      const response = await unlessAway(state, fetchKeySet(keySetUrl, options));
      state.faults.clear();
      return response;
    },
  });
}

async function unlessAway<Result>(state: IssuerState, fetching: Promise<Result>): Promise<Result> {
  try {
    return await fetching;
  } catch (error) {
    state.failedAt = state.clock.now();
    throw new KeysUnavailableError(`The keys of ${state.issuer.issuer} cannot be fetched.`, { cause: error });
  }
}

interface FaultLog {
  readonly report: (kid: string | undefined, reason: string) => void;
  readonly clear: () => void;
}

/** Logs each fault of an issuer's keys once, until `clear`. */
function faultsOf(issuer: string, logger: Logger): FaultLog {
  const reported = new Set<string>();
  return {
    clear: () => reported.clear(),
    report: (kid, reason) => {
      if (reported.has(`${kid} ${reason}`)) return;
      reported.add(`${kid} ${reason}`);
      logger.warn({ issuer, kid, reason }, "tokens are refused: a key of their issuer can't be used");
    },
  };
}
