import { type Decision, type Refusal, happened, refused } from '../../kernel/deciding/decider.js';
import { fitName, invalid } from './names.js';
import type { AccessTokenCommand } from './organization.commands.js';
import type { OrganizationEvent } from './organization.events.js';
import type { OrganizationState } from './organization.state.js';

type Answer = Decision<OrganizationEvent>;

/** How many unrevoked tokens a user can have. */
export const MOST_ACCESS_TOKENS = 50;

/** The answer to a user's command on their own access tokens. */
export function decideOnAccessToken(command: AccessTokenCommand, state: OrganizationState): Answer {
  // The service's operator is no user, and so has none.
  if (!state.users.has(command.by)) return refused(accessTokenNotFound);
  switch (command.type) {
    case 'MakeAccessToken':
      return make(command, state);
    case 'RevokeAccessToken':
      return revoke(command, state);
    default:
      return command satisfies never;
  }
}

function make(command: Extract<AccessTokenCommand, { type: 'MakeAccessToken' }>, state: OrganizationState): Answer {
  const { by: userId, tokenId, hash, scopes, now: madeAt, expiresAt } = command;
  const fit = fitName('token', command.name);
  if (fit.refusal) return refused(fit.refusal);
  const name = fit.value;
  if (scopes.length === 0) return refused(withoutScope);
  // Both are RFC 3339 in UTC with milliseconds, which sort as they follow each other.
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

function revoke(
  { by: userId, tokenId }: Extract<AccessTokenCommand, { type: 'RevokeAccessToken' }>,
  state: OrganizationState,
): Answer {
  if (state.accessTokens.get(tokenId)?.userId !== userId) return refused(accessTokenNotFound);
  return happened({ type: 'AccessTokenRevoked', data: { userId, tokenId } });
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
