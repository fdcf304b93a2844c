import { InvalidTokenError, type VerifiedToken, type VerifyToken } from './verify-token.js';

/**
 * Hands each signed token to the verifier of the issuer that it names, which then verifies that as well. Rejects with an
 * `InvalidTokenError` for what is no JWT, or one of an issuer that is not taken.
 */
export function byIssuer(verifiers: ReadonlyMap<string, VerifyToken>): VerifyToken {
  return (token): Promise<VerifiedToken> => {
    const issuer = issuerNamedIn(token);
    const verify = typeof issuer === 'string' ? verifiers.get(issuer) : undefined;
    return verify ? verify(token) : Promise.reject(new InvalidTokenError('The token is not valid here.'));
  };
}

/** Only to find who verifies; on each request, so nothing is checked here that the verifier checks. */
function issuerNamedIn(token: string): unknown {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.', 2)[1] ?? '', 'base64url').toString());
    return typeof claims === 'object' && claims !== null && 'iss' in claims ? claims.iss : undefined;
  } catch {
    return undefined;
  }
}
