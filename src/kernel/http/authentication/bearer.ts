import type { JWTPayload } from 'jose';
import { InvalidTokenError, loggable } from './invalid-token.js';

/** Whom a token names. */
export type Bearer =
  /** An access token: its user. */
  | { readonly userId: string; readonly accessTokenId: string }
  /** A token of the command line: the user of this id (absent in earlier ones) as long as they have this subject. */
  | { readonly subject: string; readonly userId?: string }
  /** An issuer's token: the user who has this subject in the organization that it names, if it has to name one. */
  | { readonly subject: string; readonly issuer: string; readonly organization?: string };

/** The claim of this installation's own tokens that names the user by id. */
export const USER_ID_CLAIM = 'user_id';

/**
 * Claims that users may set themselves, each with the claim by which the provider vouches for it (OpenID Connect Core,
 * 5.1).
 */
const VOUCHED_BY: ReadonlyMap<string, string> = new Map([
  ['email', 'email_verified'],
  ['phone_number', 'phone_number_verified'],
]);

/**
 * The subject that a claim names, verbatim. Throws an `InvalidTokenError` if it is not a string, empty, or an address
 * that the provider does not vouch for with `true`.
 */
export function subjectIn(payload: JWTPayload, claim: string): string {
  const voucher = VOUCHED_BY.get(claim);
  if (voucher !== undefined && payload[voucher] !== true) {
    const got = loggable(payload[voucher]);
    throw new InvalidTokenError(NOBODY, { check: voucher, expected: true, got });
  }
  return textIn(payload, claim, NOBODY);
}

/** The organization that a claim names. Throws an `InvalidTokenError` if it names none. */
export function organizationIn(payload: JWTPayload, claim: string): string {
  return textIn(payload, claim, 'The token names no organization.');
}

/** Whom a token of this installation's own keys names. Throws an `InvalidTokenError` if it names nobody. */
export function localBearerIn(payload: JWTPayload): Bearer {
  const subject = subjectIn(payload, 'sub');
  if (payload[USER_ID_CLAIM] === undefined) return { subject };
  return { subject, userId: textIn(payload, USER_ID_CLAIM, NOBODY) };
}

function textIn(payload: JWTPayload, claim: string, sentence: string): string {
  const said = payload[claim];
  if (typeof said === 'string' && said !== '') return said;
  // A value that is not a string may still be about a person: the log gets only its type.
  throw new InvalidTokenError(sentence, { check: claim, expected: 'a text', got: said === '' ? '""' : typeof said });
}

const NOBODY = 'The token names no user.';
