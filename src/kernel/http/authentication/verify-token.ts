import { hash } from 'node:crypto';
import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { Clock } from '../../runtime/clock.js';
import { UnknownKeyError } from './local-keys.js';
import { scopesIn, type Scope } from './scopes.js';

/** Whom a token names: by their subject, or, for an access token that was made here, by their id. */
export type Bearer = { readonly subject: string } | { readonly userId: string; readonly accessTokenId: string };

/** What a valid token says; nothing about whether its user is active. */
export interface VerifiedToken {
  readonly bearer: Bearer;
  readonly scopes: ReadonlySet<Scope>;
}

/** Answers what a token says; rejects with an `InvalidTokenError` if it is not valid here and now. */
export type VerifyToken = (token: string) => Promise<VerifiedToken>;

/** Thrown for a token that is not valid; the message is a sentence that its bearer may read. */
export class InvalidTokenError extends Error {}

/** What makes a token valid. */
export interface TokenRules {
  /** The key for a token's header; throws for a key that is not known. */
  readonly key: JWTVerifyGetKey;
  readonly algorithms: readonly string[];
  readonly issuer: string;
  readonly audience: string;
  /** What the header's `typ` may be, in lower case and without `application/`; the empty string is none at all. */
  readonly types: ReadonlySet<string>;
  /** What in the claims is matched with a user's subject; `sub` when absent. */
  readonly subjectOf?: (payload: JWTPayload) => unknown;
  /** Milliseconds that a verified token is remembered at most: how long a key that lost its trust may go unnoticed. */
  readonly rememberMs: number;
  readonly clock: Pick<Clock, 'now'>;
}

/** How far this clock and an issuer's may differ, in seconds. */
export const CLOCK_TOLERANCE_SECONDS = 5;

/** How many verified tokens are remembered unless said otherwise. */
export const MAX_CACHED_TOKENS = 10_000;

interface Cached extends VerifiedToken {
  /** Milliseconds since 1970. */
  readonly validUntil: number;
}

/**
 * A verifier of signed JWTs (RFC 7519, RFC 8725: algorithms, type, issuer and audience pinned, expiry and subject
 * required). Verified tokens are remembered, under their hash, for `rememberMs` but not beyond their expiry, `maxCached`
 * of them at most.
 */
export function createVerifier(rules: TokenRules, maxCached = MAX_CACHED_TOKENS): VerifyToken {
  const cache = new Map<string, Cached>();
  return async (token) => {
    const key = hash('sha256', token, 'base64');
    const known = cache.get(key);
    if (known && rules.clock.now() < known.validUntil) return known;
    cache.delete(key);
    const verified = await verify(token, rules);
    cache.set(key, verified);
    if (cache.size > maxCached) forgetOldest(cache);
    return verified;
  };
}

async function verify(token: string, rules: TokenRules): Promise<Cached> {
  const now = rules.clock.now();
  try {
    const { payload, protectedHeader } = await jwtVerify(token, rules.key, {
      algorithms: [...rules.algorithms],
      issuer: rules.issuer,
      audience: rules.audience,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: new Date(now),
    });
    if (!rules.types.has(typeIn(protectedHeader.typ))) throw new InvalidTokenError('The token is not an access token.');
    return contentOf(payload, now, rules);
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw new InvalidTokenError('The token has expired.');
    if (error instanceof errors.JOSEError || error instanceof UnknownKeyError) {
      throw new InvalidTokenError('The token is not valid here.');
    }
    throw error;
  }
}

function typeIn(typ = ''): string {
  return typ.toLowerCase().replace(/^application\//, '');
}

function contentOf(payload: JWTPayload, now: number, { subjectOf, rememberMs }: TokenRules): Cached {
  const { sub, exp } = payload;
  const subject = subjectOf ? subjectOf(payload) : sub;
  if (typeof subject !== 'string' || subject === '') throw new InvalidTokenError('The token names no user.');
  if (exp === undefined) throw new InvalidTokenError('The token does not expire.');
  const expiresAt = (exp + CLOCK_TOLERANCE_SECONDS) * 1000;
  return { bearer: { subject }, scopes: scopesIn(payload), validUntil: Math.min(expiresAt, now + rememberMs) };
}

function forgetOldest(cache: Map<string, Cached>): void {
  for (const key of cache.keys()) {
    cache.delete(key);
    return;
  }
}
