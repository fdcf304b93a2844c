import { hash } from 'node:crypto';
import {
  errors,
  jwtVerify,
  type JWTHeaderParameters,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyResult,
  type ResolvedKey,
} from 'jose';
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
  /** Milliseconds for which the key of a verified token is not asked for again: how long its revocation may go unnoticed. */
  readonly rememberMs: number;
  readonly clock: Pick<Clock, 'now'>;
}

/** How far this clock and an issuer's may differ, in seconds. */
export const CLOCK_TOLERANCE_SECONDS = 5;

/** How many verified tokens are remembered unless said otherwise. */
export const MAX_CACHED_TOKENS = 10_000;

interface Cached extends VerifiedToken {
  /** Milliseconds since 1970, and so `trustedUntil`. */
  readonly expiresAt: number;
  /** Until then nobody needs to ask whether the key still verifies. */
  trustedUntil: number;
  readonly header: JWTHeaderParameters;
  readonly key: ResolvedKey['key'];
}

/**
 * A verifier of signed JWTs (RFC 7519, RFC 8725: algorithms, type, issuer and audience pinned, expiry and subject
 * required). Verified tokens are remembered, under their hash, until they expire, `maxCached` of them at most; every
 * `rememberMs` their key is asked for, and the signature is checked again only where that has become another one.
 */
export function createVerifier(rules: TokenRules, maxCached = MAX_CACHED_TOKENS): VerifyToken {
  const cache = new Map<string, Cached>();
  return async (token) => {
    const now = rules.clock.now();
    const key = hash('sha256', token, 'base64');
    const known = cache.get(key);
    if (known && now < known.expiresAt && (now < known.trustedUntil || (await isTrusted(known, token, rules)))) {
      return known;
    }
    cache.delete(key);
    const verified = await verify(token, rules);
    cache.set(key, verified);
    if (cache.size > maxCached) forgetOldest(cache);
    return verified;
  };
}

/** Whether the key that verified a token is still the one that its header names. */
async function isTrusted(known: Cached, token: string, rules: TokenRules): Promise<boolean> {
  const askedAt = rules.clock.now();
  const [header = '', payload = '', signature = ''] = token.split('.');
  const key = await orInvalid(async () => rules.key(known.header, { protected: header, payload, signature }));
  if (key !== known.key) return false;
  known.trustedUntil = askedAt + rules.rememberMs;
  return true;
}

async function verify(token: string, rules: TokenRules): Promise<Cached> {
  const now = rules.clock.now();
  return orInvalid(async () => {
    const verified = await jwtVerify(token, rules.key, {
      algorithms: [...rules.algorithms],
      issuer: rules.issuer,
      audience: rules.audience,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: new Date(now),
    });
    if (!rules.types.has(typeIn(verified.protectedHeader.typ))) {
      throw new InvalidTokenError('The token is not an access token.');
    }
    return contentOf(verified, now, rules);
  });
}

/** What a token or its header is refused for, as an `InvalidTokenError`. */
async function orInvalid<Answer>(attempt: () => Promise<Answer>): Promise<Answer> {
  try {
    return await attempt();
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

function contentOf(
  { payload, protectedHeader: header, key }: JWTVerifyResult & ResolvedKey,
  now: number,
  { subjectOf, rememberMs }: TokenRules,
): Cached {
  const { sub, exp } = payload;
  const subject = subjectOf ? subjectOf(payload) : sub;
  if (typeof subject !== 'string' || subject === '') throw new InvalidTokenError('The token names no user.');
  if (exp === undefined) throw new InvalidTokenError('The token does not expire.');
  const expiresAt = (exp + CLOCK_TOLERANCE_SECONDS) * 1000;
  return { bearer: { subject }, scopes: scopesIn(payload), expiresAt, trustedUntil: now + rememberMs, header, key };
}

function forgetOldest(cache: Map<string, Cached>): void {
  for (const key of cache.keys()) {
    cache.delete(key);
    return;
  }
}
