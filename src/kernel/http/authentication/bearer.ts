import type { JWTPayload } from 'jose';
import { InvalidTokenError, loggable } from './invalid-token.js';

/** Whom a token names: by their subject, or, for an access token that was made here, by their id. */
export type Bearer = { readonly subject: string } | { readonly userId: string; readonly accessTokenId: string };

/** Claims that anyone may enter at a provider, each with the claim by which it vouches for it (OpenID Connect Core, 5.1). */
const VOUCHED_BY: ReadonlyMap<string, string> = new Map([
  ['email', 'email_verified'],
  ['phone_number', 'phone_number_verified'],
]);

/**
 * The subject that a claim names, letter for letter. Throws an `InvalidTokenError` where it is no text, empty, or an
 * address for which the provider does not vouch with `true` itself.
 */
export function subjectIn(payload: JWTPayload, claim: string): string {
  const voucher = VOUCHED_BY.get(claim);
  if (voucher !== undefined && payload[voucher] !== true) {
    const got = loggable(payload[voucher]);
    throw new InvalidTokenError(NOBODY, { check: voucher, expected: true, got });
  }
  const subject = payload[claim];
  if (typeof subject === 'string' && subject !== '') return subject;
  // What is no text may still be about a person: the log is told only its kind.
  throw new InvalidTokenError(NOBODY, {
    check: claim,
    expected: 'a text',
    got: subject === '' ? '""' : typeof subject,
  });
}

const NOBODY = 'The token names no user.';
