import type { JWTVerifyGetKey } from 'jose';
import type { Clock } from '../../runtime/clock.js';
import { LOCAL_ALGORITHM } from './local-key.js';
import { localBearerIn } from './bearer.js';
import { ACCESS_TOKEN_TYPE, LOCAL_AUDIENCE, LOCAL_ISSUER } from './mint-token.js';
import { createVerifier, type VerifyToken } from './verify-token.js';

/**
 * Milliseconds for which a verified local token is remembered, so that a key's revocation takes effect within seconds.
 */
export const LOCAL_REMEMBER_MS = 3000;

/** A verifier of the tokens that this installation's own keys sign. */
export function localTokenVerifier(key: JWTVerifyGetKey, clock: Pick<Clock, 'now'>): VerifyToken {
  return createVerifier({
    key,
    algorithms: [LOCAL_ALGORITHM],
    issuer: LOCAL_ISSUER,
    audience: LOCAL_AUDIENCE,
    types: new Set([ACCESS_TOKEN_TYPE]),
    bearerOf: localBearerIn,
    rememberMs: LOCAL_REMEMBER_MS,
    clock,
  });
}
