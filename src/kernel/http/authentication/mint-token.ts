import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { LOCAL_ALGORITHM, type LocalKey } from './local-key.js';
import { USER_ID_CLAIM } from './bearer.js';
import type { Scope } from './scopes.js';

/** The `iss` of tokens that the local key signs. */
export const LOCAL_ISSUER = 'urn:brightly:local';

/** The `aud` of tokens for this service. */
export const LOCAL_AUDIENCE = 'brightly';

/** The `typ` of an access token (RFC 9068), so that no other kind of JWT passes for one. */
export const ACCESS_TOKEN_TYPE = 'at+jwt';

/** The longest lifetime of a token, in seconds: a year. */
export const MAX_TTL_SECONDS = 365 * 24 * 60 * 60;

const SECONDS = { s: 1, m: 60, h: 60 * 60, d: 24 * 60 * 60 } as const;

/** What a token says. */
export interface TokenRequest {
  /** The user's `subject`. */
  readonly subject: string;
  /** Identifies the user even if another organization gave the same subject to one of its own. */
  readonly userId?: string;
  readonly scopes: readonly Scope[];
  readonly ttlSeconds: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * A bearer token signed with the local key. Throws a RangeError for a lifetime outside 1 second to `MAX_TTL_SECONDS`.
 */
export async function mintToken(
  key: LocalKey,
  { subject, userId, scopes, ttlSeconds, now }: TokenRequest,
): Promise<string> {
  if (!Number.isInteger(ttlSeconds) || ttlSeconds < 1 || ttlSeconds > MAX_TTL_SECONDS) {
    throw new RangeError(`The lifetime of a token is 1 to ${MAX_TTL_SECONDS} whole seconds, not ${ttlSeconds}.`);
  }
  const issuedAt = Math.floor(now / 1000);
  return new SignJWT({ scope: scopes.join(' '), [USER_ID_CLAIM]: userId })
    .setProtectedHeader({ alg: LOCAL_ALGORITHM, typ: ACCESS_TOKEN_TYPE, kid: key.id })
    .setIssuer(LOCAL_ISSUER)
    .setAudience(LOCAL_AUDIENCE)
    .setSubject(subject)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ttlSeconds)
    .setJti(randomUUID())
    .sign(key.privateKey);
}

/**
 * The seconds in a lifetime such as `90s`, `15m`, `12h` or `30d`. Throws a RangeError that names the forms for anything
 * else.
 */
export function ttlSecondsFrom(text: string): number {
  const [, digits, unit] = /^(\d{1,9})([smhd])$/.exec(text) ?? [];
  const seconds = Number(digits) * SECONDS[(unit ?? 's') as keyof typeof SECONDS];
  if (!(seconds >= 1 && seconds <= MAX_TTL_SECONDS)) {
    throw new RangeError(`"${text}" is not a lifetime for a token; take 90s, 15m, 12h or 30d, 365d at most.`);
  }
  return seconds;
}
