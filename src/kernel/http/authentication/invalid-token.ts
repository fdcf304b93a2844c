import { errors } from 'jose';
import { UnknownKeyError } from './local-keys.js';

/** Why a token was refused, for the log: never the token, nor whom it names. */
export interface RefusedBecause {
  /** The claim or the part of the token that did not pass. */
  readonly check: string;
  readonly expected?: unknown;
  /** The value found instead, as JSON, cut short. */
  readonly got?: string;
  readonly reason?: string;
  /** The key and the algorithm that the token's header names. */
  readonly kid?: string;
  readonly alg?: string;
}

/** Thrown for a token that is not valid; the message is a sentence that its bearer may read. */
export class InvalidTokenError extends Error {
  constructor(
    message: string,
    readonly because: RefusedBecause,
  ) {
    super(message);
  }
}

/** The longest part of a token's claims that a log line holds. */
const MAX_LOGGED = 200;

/** A value from a token, fit for a log line. */
export function loggable(said: unknown): string {
  return ((JSON.stringify(said) as string | undefined) ?? 'nothing').slice(0, MAX_LOGGED);
}

/** What a token must contain, to be named in a refusal. */
export interface Expected {
  readonly issuer: string;
  readonly audience: string;
  readonly algorithms: readonly string[];
  /** Seconds since 1970. */
  readonly now: number;
}

/**
 * Maps an error of verifying a token to a refusal, of a class that RFC 6750 allows its bearer to know. Claims are
 * reported only once the signature has been verified.
 */
export function refusalFor(error: unknown, expected: Expected): InvalidTokenError {
  if (error instanceof InvalidTokenError) return error;
  if (error instanceof UnknownKeyError) {
    return new InvalidTokenError('The token is signed with a key that is not known here.', {
      check: 'key',
      reason: error.message,
    });
  }
  if (error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed) {
    return claimRefused(error, expected);
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return new InvalidTokenError('The signature of the token does not verify.', { check: 'signature' });
  }
  if (error instanceof errors.JOSEAlgNotAllowed) {
    const message = 'The token is signed with an algorithm that is not accepted here.';
    return new InvalidTokenError(message, { check: 'alg', expected: expected.algorithms });
  }
  if (error instanceof errors.JOSEError) {
    return new InvalidTokenError('The token is malformed.', { check: 'form', reason: error.message });
  }
  // Such as a key that does not fit its algorithm.
  const reason =
    error instanceof TypeError ? error.message : loggable(error instanceof Error ? error.name : typeof error);
  return new InvalidTokenError('The token is not valid here.', { check: 'signature', reason });
}

function claimRefused(
  { claim, reason, payload, message }: errors.JWTExpired | errors.JWTClaimValidationFailed,
  { issuer, audience, now }: Expected,
): InvalidTokenError {
  const got = loggable(payload[claim]);
  // A claim of the wrong type, such as a time as a string, says nothing about time.
  if (reason === 'invalid')
    return new InvalidTokenError('The token is malformed.', { check: claim, reason: message, got });
  switch (claim) {
    case 'exp':
      return new InvalidTokenError('The token has expired.', { check: claim, expected: `after ${now}`, got });
    case 'nbf':
      return new InvalidTokenError('The token is not valid yet.', { check: claim, expected: `by ${now}`, got });
    case 'aud':
      return new InvalidTokenError('The token is for another audience.', { check: claim, expected: audience, got });
    case 'iss': {
      const sentence = 'The token is of an issuer that is not accepted here.';
      return new InvalidTokenError(sentence, { check: claim, expected: issuer, got });
    }
    default:
      return new InvalidTokenError('The token is not valid here.', { check: claim, reason: message, got });
  }
}
