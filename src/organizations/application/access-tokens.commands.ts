import type { Executor } from '../../kernel/deciding/executing.js';
import type { FreshIds } from '../../kernel/deciding/identity.js';
import { roomOf, type Room } from '../../kernel/deciding/room.js';
import { InvalidTokenError } from '../../kernel/http/authentication/invalid-token.js';
import type { VerifyToken } from '../../kernel/http/authentication/verify-token.js';
import type { OrganizationChange } from '../domain/organization.decide.js';
import type { AccessTokenScope, OrganizationEvent } from '../domain/organization.events.js';
import { accessTokenHash, type AccessTokenSecrets } from './access-token-secrets.js';
import type { Caller } from './caller.js';
import type { Directory } from './directory.js';
import { decidedIn } from './organizations.commands.js';

/** What a caller may request about their own access tokens. */
export type AccessTokenRequest =
  | {
      readonly type: 'MakeAccessToken';
      readonly name: string;
      /** Never more than the sender's own token allows; the controller checks that. */
      readonly scopes: readonly AccessTokenScope[];
      /** RFC 3339; null for never. */
      readonly expiresAt: string | null;
    }
  | { readonly type: 'RevokeAccessToken'; readonly tokenId: string };

/** The revision of every access token, which never changes until it is revoked. */
export const ACCESS_TOKEN_REVISION = 1;

/** An access token as its user sees it again: never the token itself. */
export interface AccessTokenView {
  readonly tokenId: string;
  readonly name: string;
  readonly scopes: readonly AccessTokenScope[];
  readonly madeAt: string;
  readonly expiresAt: string | null;
}

/** Personal access tokens: made and revoked by their user, kept as hashes in the organization's stream. */
export interface AccessTokens extends AccessTokenSecrets, Room<Caller, AccessTokenRequest, OrganizationEvent> {
  /** The caller's unrevoked tokens, expired ones included, in the order in which they were made. */
  of(caller: Caller): readonly AccessTokenView[];
}

/** What access tokens need of their house. */
export interface AccessTokensDependencies {
  readonly executor: Executor;
  readonly directory: Directory;
  readonly secrets: AccessTokenSecrets;
  readonly chance: FreshIds;
  /** RFC 3339 UTC with milliseconds. */
  readonly now: () => string;
}

/** Opens access tokens for commands. */
export function createAccessTokens(house: AccessTokensDependencies): AccessTokens {
  const { executor, directory, secrets } = house;
  return {
    tokenOf: (tokenId) => secrets.tokenOf(tokenId),
    of: ({ organizationId, userId }) =>
      directory
        .accessTokensOf(organizationId, userId)
        .map(({ tokenId, name, scopes, madeAt, expiresAt }) => ({ tokenId, name, scopes, madeAt, expiresAt })),
    ...roomOf<Caller, AccessTokenRequest, OrganizationEvent>({
      executor,
      revisionOf: (_, { type }) => Promise.resolve(type === 'RevokeAccessToken' ? ACCESS_TOKEN_REVISION : undefined),
      carryOut: ({ caller, request, context, precondition }) => {
        const command = completed(request, caller, house);
        return executor.execute({ ...decidedIn(caller.organizationId), command, context, precondition });
      },
      afterwards: (position) => directory.reached(position),
    }),
  };
}

function completed(
  request: AccessTokenRequest,
  { userId: by }: Caller,
  { secrets, chance, now }: AccessTokensDependencies,
): OrganizationChange {
  if (request.type === 'RevokeAccessToken') return { ...request, by };
  const tokenId = chance.randomUuidV7();
  const { expiresAt } = request;
  return {
    ...request,
    by,
    tokenId,
    hash: accessTokenHash(secrets.tokenOf(tokenId)),
    now: now(),
    expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString(),
  };
}

/**
 * A verifier of access tokens by the directory: nothing is cached, so a revocation takes effect as soon as this process
 * has read it, and whether the user is active is checked in the same directory at each request.
 */
export function accessTokenVerifier(
  directory: Pick<Directory, 'accessTokenByHash'>,
  clock: { readonly now: () => number },
): VerifyToken {
  return async (token) => {
    const found = directory.accessTokenByHash(accessTokenHash(token));
    if (found === undefined) {
      throw new InvalidTokenError('The access token is not known here, or was revoked.', { check: 'access token' });
    }
    const { userId, tokenId, scopes, expiresAt } = found;
    if (expiresAt !== null && Date.parse(expiresAt) <= clock.now()) {
      throw new InvalidTokenError('The token has expired.', { check: 'access token', got: expiresAt });
    }
    return { bearer: { userId, accessTokenId: tokenId }, scopes: new Set(scopes) };
  };
}
