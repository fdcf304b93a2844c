import type { JWTVerifyGetKey } from 'jose';
import type { Clock } from '../../runtime/clock.js';
import type { IssuerConfiguration } from '../../runtime/issuer-configuration.js';
import { organizationIn, subjectIn } from './bearer.js';
import { createVerifier, type VerifyToken } from './verify-token.js';

/**
 * The algorithms of an issuer's signatures that are accepted: asymmetric ones only, so that no public key is a secret.
 */
export const ISSUER_ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;

/** Milliseconds for which a verified token is remembered: how long a key that its issuer withdrew may go unnoticed. */
export const ISSUER_REMEMBER_MS = 60_000;

/** The `typ` of an access token: as RFC 9068 requires it, or as older providers set it. */
const TYPES = new Set(['at+jwt', 'jwt', '']);

/** A verifier of the tokens of an identity provider. */
export function issuerTokenVerifier(
  { issuer, audience, userClaim, organizationClaim }: Omit<IssuerConfiguration, 'jwksUrl' | 'localTokens'>,
  key: JWTVerifyGetKey,
  clock: Pick<Clock, 'now'>,
): VerifyToken {
  return createVerifier({
    key,
    algorithms: ISSUER_ALGORITHMS,
    issuer,
    audience,
    types: TYPES,
    bearerOf: (payload) => ({
      subject: subjectIn(payload, userClaim),
      issuer,
      ...(organizationClaim === undefined ? {} : { organization: organizationIn(payload, organizationClaim) }),
    }),
    rememberMs: ISSUER_REMEMBER_MS,
    clock,
  });
}
