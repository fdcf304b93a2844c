import { type Decision, type Refusal, happened, refused } from '../../kernel/deciding/decider.js';
import { fitName, invalid } from './organization-names.js';
import type { SentBy } from './organization-fields.js';
import type { AccessTokenScope, OrganizationEvent } from './organization.events.js';
import type { OrganizationState } from './organization.state.js';

type Answer = Decision<OrganizationEvent>;

/** How many unrevoked tokens a user can have. */
export const MOST_ACCESS_TOKENS = 50;

/** Makes an access token of the sender's own; times are RFC 3339 UTC with milliseconds. */
export type MakeAccessToken = {
  readonly type: 'MakeAccessToken';
  readonly tokenId: string;
  readonly hash: string;
  readonly name: string;
  readonly scopes: readonly AccessTokenScope[];
  readonly now: string;
  readonly expiresAt: string | null;
} & SentBy;

function make(command: MakeAccessToken, state: OrganizationState): Answer {
  const { by: userId, tokenId, hash, scopes, now: madeAt, expiresAt } = command;
  const fit = fitName('token', command.name);
  if (fit.refusal) return refused(fit.refusal);
  const name = fit.value;
  if (scopes.length === 0) return refused(withoutScope);
  // Both are RFC 3339 in UTC with milliseconds, so that text order is time order.
  if (expiresAt !== null && expiresAt <= madeAt) return refused(expiresInPast);
  if (state.accessTokens.has(tokenId)) return refused(accessTokenExists);
  let held = 0;
  for (const token of state.accessTokens.values()) if (token.userId === userId) held += 1;
  if (held >= MOST_ACCESS_TOKENS) return refused(tooMany);
  return happened({
    type: 'AccessTokenMade',
    data: { userId, tokenId, hash, scopes, madeAt, expiresAt },
    personal: { subject: userId, name },
  });
}

/** Revokes an access token of the sender's own. */
export type RevokeAccessToken = { readonly type: 'RevokeAccessToken'; readonly tokenId: string } & SentBy;

function revoke({ by: userId, tokenId }: RevokeAccessToken, state: OrganizationState): Answer {
  if (state.accessTokens.get(tokenId)?.userId !== userId) return refused(accessTokenNotFound);
  return happened({ type: 'AccessTokenRevoked', data: { userId, tokenId } });
}

/** The commands on users' own access tokens. */
export const accessTokenVerbs = { MakeAccessToken: byUser(make), RevokeAccessToken: byUser(revoke) };

function byUser<Command extends SentBy>(
  answer: (command: Command, state: OrganizationState) => Answer,
): (command: Command, state: OrganizationState) => Answer {
  // The service's operator is no user, and so has none.
  return (command, state) => (state.users.has(command.by) ? answer(command, state) : refused(accessTokenNotFound));
}

const withoutScope = invalid('ACCESS_TOKEN_WITHOUT_SCOPE', 'An access token needs at least one scope.');

const expiresInPast = invalid(
  'ACCESS_TOKEN_EXPIRED',
  'An access token expires in the future, or never when no time is named.',
);

const accessTokenNotFound: Refusal = {
  kind: 'notFound',
  code: 'ACCESS_TOKEN_NOT_FOUND',
  detail: 'You have no access token with this id; a revoked one is gone.',
  allowed: [],
};

const accessTokenExists: Refusal = {
  kind: 'refused',
  code: 'ACCESS_TOKEN_EXISTS',
  detail: 'This access token exists already.',
  allowed: ['revoke-access-token'],
};

const tooMany: Refusal = {
  kind: 'refused',
  code: 'TOO_MANY_ACCESS_TOKENS',
  detail: `You have ${MOST_ACCESS_TOKENS} access tokens; revoke one that you no longer need, expired ones included.`,
  allowed: ['revoke-access-token'],
};
