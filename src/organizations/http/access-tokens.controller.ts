import { Controller, Delete, Get, Inject, Post } from '@nestjs/common';
import { ReceivedOf, type Received } from '../../kernel/http/received-command.js';
import { TokenOf } from '../../kernel/http/authentication/caller-of.js';
import type { VerifiedToken } from '../../kernel/http/authentication/verify-token.js';
import type { Answers, CommandDoor, Positioned } from '../../kernel/http/command-door.js';
import { etagOf, withContentEtag, withRevisedEtag, type JsonText, type Tagged } from '../../kernel/http/etag.js';
import { Operation } from '../../kernel/http/openapi/operation.js';
import { ProblemError } from '../../kernel/http/problem.js';
import { ReadsFrom } from '../../kernel/http/reads-from.js';
import { ReceivedQueryOf, Reads, type ReceivedQuery } from '../../kernel/http/reads.js';
import { IdOf, NoFields, ValidBody, ValidQuery } from '../../kernel/http/validation.js';
import {
  ACCESS_TOKEN_REVISION,
  type AccessTokenRequest,
  type AccessTokens,
  type AccessTokenView,
} from '../application/access-tokens.commands.js';
import type { Caller } from '../application/caller.js';
import type { OrganizationEvent } from '../domain/organization.events.js';
import { MakeAccessTokenDto } from './access-tokens.dto.js';

/** An access token as its user is shown it, never the token itself. */
export interface ShownAccessToken extends AccessTokenView, Tagged {
  readonly allowedActions: readonly string[];
}

/** One's access tokens, in the order in which they were made. */
export interface AccessTokensAnswer {
  readonly tokens: readonly ShownAccessToken[];
}

/** The response to a command on access tokens; the same for a repeat (LOG-3). */
export interface AccessTokenAnswer extends Positioned {
  readonly revision: number;
}

interface MadeToken {
  readonly tokenId: string;
  readonly token: string;
}

/** What was made; `token` is in the response to this request only, and to its repeats. */
export interface MadeAccessTokenAnswer extends AccessTokenAnswer, MadeToken {}

type Request<Type extends AccessTokenRequest['type']> = Extract<AccessTokenRequest, { readonly type: Type }>;

/** Takes the id of the new token from its event; the token itself derives from its id. */
export function madeTokenAnswers(tokens: Pick<AccessTokens, 'tokenOf'>): Answers<OrganizationEvent, MadeToken> {
  return {
    fields: ([first]) => {
      if (first?.event.type !== 'AccessTokenMade')
        throw new Error('An access token was made, and its event is not there.');
      const { tokenId } = first.event.data;
      return { tokenId, token: tokens.tokenOf(tokenId) };
    },
    madeAt: ({ tokenId }) => `/v1/me/tokens/${tokenId}`,
  };
}

/** Injection tokens of the doors that make and revoke access tokens, and of the `AccessTokens`. */
export const [MAKING_TOKENS, REVOKING_TOKENS, ACCESS_TOKENS] = [
  Symbol('MakingTokens'),
  Symbol('RevokingTokens'),
  Symbol('AccessTokens'),
];

/** The caller's own access tokens: made, listed, revoked. */
@ReadsFrom('directory')
@Controller('v1/me/tokens')
export class AccessTokensController {
  constructor(
    @Inject(MAKING_TOKENS) private readonly making: CommandDoor<Caller, Request<'MakeAccessToken'>, MadeToken>,
    @Inject(REVOKING_TOKENS) private readonly revoking: CommandDoor<Caller, Request<'RevokeAccessToken'>, object>,
    @Inject(ACCESS_TOKENS) private readonly tokens: Pick<AccessTokens, 'of'>,
    @Inject(Reads) private readonly reads: Reads,
  ) {}

  @Operation({
    id: 'listMyAccessTokens',
    summary: 'Your access tokens',
    description: 'Never the tokens themselves; expired ones included.',
  })
  @Get()
  async list(
    @ValidQuery(NoFields) _query: NoFields,
    @ReceivedQueryOf() { caller, request, reply }: ReceivedQuery<Caller>,
  ): Promise<JsonText<AccessTokensAnswer>> {
    return withContentEtag(request, reply, { tokens: await this.shownTo(caller) });
  }

  @Operation({
    id: 'getMyAccessToken',
    summary: 'One of your access tokens',
    description: 'Never the token itself.',
    refusals: ['ACCESS_TOKEN_NOT_FOUND'],
  })
  @Get(':tokenId')
  async one(
    @IdOf('tokenId') tokenId: string,
    @ValidQuery(NoFields) _query: NoFields,
    @ReceivedQueryOf() { caller, request, reply }: ReceivedQuery<Caller>,
  ): Promise<JsonText<ShownAccessToken>> {
    const found = (await this.shownTo(caller)).find((token) => token.tokenId === tokenId);
    if (found) return withRevisedEtag(request, reply, ACCESS_TOKEN_REVISION, found);
    throw new ProblemError({ status: 404, code: 'ACCESS_TOKEN_NOT_FOUND', detail: 'You have no such access token.' });
  }

  @Operation({
    id: 'makeAccessToken',
    summary: 'Make an access token',
    description:
      '`token` is in this response only, and in its repeats. It allows no more than the token that makes it, and cannot make others.',
    refusals: [
      'ACCESS_TOKEN_EXPIRED',
      'ACCESS_TOKEN_WITHOUT_SCOPE',
      'NAME_INVALID',
      'CALLER_INACTIVE',
      'ACCESS_TOKEN_MAKES_NONE',
      'ACCESS_TOKEN_NOT_FOUND',
      'SCOPE_NOT_YOURS_TO_GIVE',
      'ACCESS_TOKEN_EXISTS',
      'TOO_MANY_ACCESS_TOKENS',
    ],
    example: { name: 'Nightly export', scopes: ['read'], expiresAt: '2030-12-31T00:00:00Z' },
  })
  @Post()
  async make(
    @ValidBody(MakeAccessTokenDto) { name, scopes, expiresAt = null }: MakeAccessTokenDto,
    @TokenOf() token: VerifiedToken,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<MadeAccessTokenAnswer> {
    requireMayMake(token, scopes);
    return this.making.send({ type: 'MakeAccessToken', name, scopes, expiresAt }, received);
  }

  @Operation({
    id: 'revokeAccessToken',
    summary: 'Revoke an access token',
    refusals: ['CALLER_INACTIVE', 'ACCESS_TOKEN_NOT_FOUND'],
  })
  @Delete(':tokenId')
  async revoke(
    @IdOf('tokenId') tokenId: string,
    @ValidBody(NoFields) _body: NoFields,
    @ReceivedOf() received: Received<Caller>,
  ): Promise<AccessTokenAnswer> {
    return this.revoking.send({ type: 'RevokeAccessToken', tokenId }, received);
  }

  private async shownTo(caller: Caller): Promise<readonly ShownAccessToken[]> {
    const tokens = await this.reads.ask(() => Promise.resolve(this.tokens.of(caller)));
    const etag = etagOf(ACCESS_TOKEN_REVISION);
    return tokens.map((token) => ({ ...token, allowedActions: ['revoke-access-token'], etag }));
  }
}

/** Checked before anything is looked up, so that a repeat can't return a token to a caller who may not make it. */
function requireMayMake({ bearer, scopes: held }: VerifiedToken, wanted: MakeAccessTokenDto['scopes']): void {
  if ('accessTokenId' in bearer) {
    throw forbidden(
      'ACCESS_TOKEN_MAKES_NONE',
      'An access token makes no other: sign in to make one, so that revoking a token ends all that came of it.',
    );
  }
  const missing = wanted.filter((scope) => !held.has(scope));
  if (missing.length === 0) return;
  throw forbidden(
    'SCOPE_NOT_YOURS_TO_GIVE',
    `An access token gets no scope that the token which makes it lacks: ${missing.join(', ')}.`,
  );
}

function forbidden(code: string, detail: string): ProblemError {
  return new ProblemError({ status: 403, code, detail });
}
