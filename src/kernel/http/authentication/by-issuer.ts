import { InvalidTokenError, loggable } from './invalid-token.js';
import { MAX_CACHED_TOKENS, type VerifiedToken, type VerifyToken } from './verify-token.js';

/**
 * Passes each signed token to the verifier of the issuer that it names, which also verifies the issuer. Rejects with an
 * `InvalidTokenError` if the token is not a JWT or its issuer is not accepted.
 */
export function byIssuer(verifiers: ReadonlyMap<string, VerifyToken>): VerifyToken {
  /** The verifiers of tokens that were verified before. */
  const known = new Map<string, VerifyToken>();

  async function meet(token: string): Promise<VerifiedToken> {
    const issuer = issuerIn(token);
    const verify = typeof issuer === 'string' ? verifiers.get(issuer) : undefined;
    if (verify === undefined) throw notTaken(issuer, [...verifiers.keys()]);
    const verified = await verify(token);
    if (known.size === MAX_CACHED_TOKENS) known.clear();
    known.set(token, verify);
    return verified;
  }

  return (token) => (known.get(token) ?? meet)(token);
}

function notTaken(issuer: unknown, expected: readonly string[]): InvalidTokenError {
  if (issuer === undefined) return new InvalidTokenError('The token is malformed.', { check: 'form' });
  const message = 'The token is of an issuer that is not accepted here.';
  return new InvalidTokenError(message, { check: 'iss', expected, got: loggable(issuer) });
}

/** Only to choose the verifier, which does all the checks. */
function issuerIn(token: string): unknown {
  try {
    const [, encoded = ''] = token.split('.', 2);
    const claims: unknown = JSON.parse(Buffer.from(encoded, 'base64url').toString());
    return typeof claims === 'object' && claims !== null && 'iss' in claims ? claims.iss : undefined;
  } catch {
    return undefined;
  }
}
