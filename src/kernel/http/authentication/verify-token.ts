import {
  decodeProtectedHeader,
  jwtVerify,
  type JWTHeaderParameters,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyResult,
  type ResolvedKey,
} from 'jose';
import type { Clock } from '../../runtime/clock.js';
import type { Bearer } from './bearer.js';
import { InvalidTokenError, loggable, refusalFor } from './invalid-token.js';
import { UnknownKeyError } from './local-keys.js';
import { scopesIn, type Scope } from './scopes.js';

/** What a valid token says; nothing about whether its user is active. */
export interface VerifiedToken {
  readonly bearer: Bearer;
  readonly scopes: ReadonlySet<Scope>;
}

/** Resolves to what a token says; rejects with an `InvalidTokenError` if it is not valid here and now. */
export type VerifyToken = (token: string) => Promise<VerifiedToken>;

/** What makes a token valid. */
export interface TokenRules {
  /** The key for a token's header; throws for a key that is not known. */
  readonly key: JWTVerifyGetKey;
  readonly algorithms: readonly string[];
  readonly issuer: string;
  readonly audience: string;
  /**
   * What the header's `typ` may be, in lower case and without `application/`; the empty string means that it is absent.
   */
  readonly types: ReadonlySet<string>;
  /** Whom the claims name; throws an `InvalidTokenError` if they name nobody. */
  readonly bearerOf: (payload: JWTPayload) => Bearer;
  /**
   * Milliseconds for which the key of a verified token is not fetched again: how long its revocation may go unnoticed.
   */
  readonly rememberMs: number;
  readonly clock: Pick<Clock, 'now'>;
}

/** How far this clock and an issuer's may differ, in seconds. */
export const CLOCK_TOLERANCE_SECONDS = 5;

/** How many verified tokens are remembered unless said otherwise. */
export const MAX_CACHED_TOKENS = 10_000;

interface Cached extends VerifiedToken {
  /** Milliseconds since 1970, like `trustedUntil`. */
  readonly expiresAt: number;
  /** Until then, it is not checked whether the key still verifies. */
  trustedUntil: number;
  readonly header: JWTHeaderParameters;
  readonly key: ResolvedKey['key'];
}

/**
 * A verifier of signed JWTs (RFC 7519, RFC 8725: algorithms, type, issuer and audience pinned, expiry and subject
 * required). Verified tokens are remembered until they expire, `maxCached` of them at most; every `rememberMs` their key
 * is looked up, and the signature is checked again only if the key has changed.
 */
export function createVerifier(rules: TokenRules, maxCached = MAX_CACHED_TOKENS): VerifyToken {
  const cache = new Map<string, Cached>();
  return async (token) => {
    const now = rules.clock.now();
    const known = cache.get(token);
    if (known && now < known.expiresAt && (now < known.trustedUntil || (await isTrusted(known, token, rules)))) {
      return known;
    }
    cache.delete(token);
    const verified = await verify(token, rules);
    cache.set(token, verified);
    if (cache.size > maxCached) forgetOldest(cache);
    return verified;
  };
}

/** Whether the key that verified a token is still the one that its header names. */
async function isTrusted(known: Cached, token: string, rules: TokenRules): Promise<boolean> {
  const askedAt = rules.clock.now();
  const [header = '', payload = '', signature = ''] = token.split('.');
  const key = await orInvalid(token, rules, () =>
    askFor(known.header, { protected: header, payload, signature }, rules),
  );
  if (key !== known.key) return false;
  known.trustedUntil = askedAt + rules.rememberMs;
  return true;
}

async function verify(token: string, rules: TokenRules): Promise<Cached> {
  const now = rules.clock.now();
  return orInvalid(token, rules, async () => {
    const verified = await jwtVerify(token, (header, input) => askFor(header, input, rules), {
      algorithms: [...rules.algorithms],
      issuer: rules.issuer,
      audience: rules.audience,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: new Date(now),
    });
    const typ: unknown = verified.protectedHeader.typ;
    if (!rules.types.has(typeIn(typ))) {
      throw new InvalidTokenError('The token is not an access token.', {
        check: 'typ',
        expected: [...rules.types],
        got: loggable(typ),
      });
    }
    return contentOf(verified, now, rules);
  });
}

/** Wraps a failure of the key source, so that it is not mistaken for a fault of the token. */
class KeySourceFault extends Error {}

async function askFor(...[header, input, { key }]: [...Parameters<JWTVerifyGetKey>, TokenRules]) {
  try {
    return await key(header, input);
  } catch (error) {
    throw error instanceof UnknownKeyError ? error : new KeySourceFault('No key came.', { cause: error });
  }
}

/** Turns a failure of the attempt into an `InvalidTokenError` that names the key of the header. */
async function orInvalid<Answer>(token: string, rules: TokenRules, attempt: () => Promise<Answer>): Promise<Answer> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof KeySourceFault) throw error.cause;
    const now = Math.floor(rules.clock.now() / 1000);
    const { message, because } = refusalFor(error, { ...rules, now });
    throw new InvalidTokenError(message, { ...because, ...keyNamedIn(token) });
  }
}

function keyNamedIn(token: string): { readonly kid?: string; readonly alg?: string } {
  try {
    const { kid, alg }: { kid?: unknown; alg?: unknown } = decodeProtectedHeader(token);
    return { kid: nameIn(kid), alg: nameIn(alg) };
  } catch {
    return {};
  }
}

function nameIn(said: unknown): string | undefined {
  return typeof said === 'string' ? said.slice(0, 200) : undefined;
}

/** An absent `typ` is the empty string, and one that is not a string is of no accepted type. */
function typeIn(typ: unknown): string {
  if (typ === undefined) return '';
  return typeof typ === 'string' ? typ.toLowerCase().replace(/^application\//, '') : 'none';
}

function contentOf(
  { payload, protectedHeader: header, key }: JWTVerifyResult & ResolvedKey,
  now: number,
  { bearerOf, rememberMs }: TokenRules,
): Cached {
  const { exp } = payload;
  const bearer = bearerOf(payload);
  if (exp === undefined) throw new InvalidTokenError('The token does not expire.', { check: 'exp' });
  const expiresAt = (exp + CLOCK_TOLERANCE_SECONDS) * 1000;
  return { bearer, scopes: scopesIn(payload), expiresAt, trustedUntil: now + rememberMs, header, key };
}

function forgetOldest(cache: Map<string, Cached>): void {
  for (const key of cache.keys()) {
    cache.delete(key);
    return;
  }
}
