import { decodeJwt } from 'jose';
import { InvalidTokenError, type VerifiedToken, type VerifyToken } from './verify-token.js';

/**
 * Hands each signed token to the verifier of the issuer that it names, which then verifies that as well. Rejects with an
 * `InvalidTokenError` for what is no JWT, or one of an issuer that is not taken.
 */
export function byIssuer(verifiers: ReadonlyMap<string, VerifyToken>): VerifyToken {
  return (token): Promise<VerifiedToken> => {
    const verify = verifiers.get(issuerNamedIn(token) ?? '');
    return verify ? verify(token) : Promise.reject(new InvalidTokenError('The token is not valid here.'));
  };
}

function issuerNamedIn(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}
