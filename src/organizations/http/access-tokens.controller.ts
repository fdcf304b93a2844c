import { Controller, Delete, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AskedOf, type Asked } from '../../kernel/http/asked.js';
import { CallerOf, TokenOf } from '../../kernel/http/authentication/caller.js';
import type { VerifiedToken } from '../../kernel/http/authentication/verify-token.js';
import { answerPosition, answerRepeat } from '../../kernel/http/command-request.js';
import {
  etagOf,
  ifRevisionOf,
  withContentEtag,
  withRevisedEtag,
  type Sent,
  type Tagged,
} from '../../kernel/http/etag.js';
import { HTTP_OPTIONS, type HttpOptions } from '../../kernel/http/http.options.js';
import { madeAt } from '../../kernel/http/made.js';
import { Operation } from '../../kernel/http/openapi/operation.js';
import { ProblemError } from '../../kernel/http/problem.js';
import { doneOrProblem } from '../../kernel/http/refusal-to-problem.js';
import { IdOf, NoFields, ValidBody, ValidQuery } from '../../kernel/http/validation.js';
import { ACCESS_TOKENS, AskAccessTokens, SendToAccessTokens } from '../application/access-tokens.handlers.js';
import {
  ACCESS_TOKEN_REVISION,
  type AccessTokenRequest,
  type AccessTokens,
  type AccessTokenView,
} from '../application/access-tokens.js';
import type { Caller } from '../application/caller.js';
import type { OrganizationOutcome } from '../application/organizations.commands.js';
import { MakeAccessTokenDto } from './access-tokens.dto.js';

/** An access token as its user is shown it, never the token itself. */
export interface ShownAccessToken extends AccessTokenView, Tagged {
  readonly allowedActions: readonly string[];
}

/** One's access tokens, in the order in which they were made. */
export interface AccessTokensAnswer {
  readonly tokens: readonly ShownAccessToken[];
}

/** What a command on access tokens answers; a repeat answers the same (LOG-3). */
export interface AccessTokenAnswer {
  readonly position: string;
  readonly revision: number;
}

/** What was made; `token` is answered by this request alone, and by its repeats. */
export interface MadeAccessTokenAnswer extends AccessTokenAnswer {
  readonly tokenId: string;
  readonly token: string;
}

/** The caller's own access tokens: made, listed, revoked. */
@Controller('v1/me/tokens')
export class AccessTokensController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(ACCESS_TOKENS) private readonly tokens: Pick<AccessTokens, 'tokenOf'>,
    @Inject(HTTP_OPTIONS) private readonly options: Pick<HttpOptions, 'logId'>,
  ) {}

  @Operation({
    id: 'listMyAccessTokens',
    summary: 'Your access tokens',
    description: 'Never the tokens themselves; expired ones included.',
  })
  @Get()
  async list(
    @ValidQuery(NoFields) _query: NoFields,
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sent<AccessTokensAnswer>> {
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
    @CallerOf() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Sent<ShownAccessToken>> {
    const found = (await this.shownTo(caller)).find((token) => token.tokenId === tokenId);
    if (found) return withRevisedEtag(request, reply, ACCESS_TOKEN_REVISION, found);
    throw new ProblemError({ status: 404, code: 'ACCESS_TOKEN_NOT_FOUND', detail: 'You have no such access token.' });
  }

  @Operation({
    id: 'makeAccessToken',
    summary: 'Make an access token',
    description:
      '`token` is in this answer alone, and in its repeats. It allows no more than the token that makes it, and makes no other.',
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
    @AskedOf() asked: Asked<Caller>,
  ): Promise<MadeAccessTokenAnswer> {
    requireMayMake(token, scopes);
    const done = await this.send({ type: 'MakeAccessToken', name, scopes, expiresAt }, asked);
    const made = done.events[0]?.event;
    if (made?.type !== 'AccessTokenMade') throw new Error('An access token was made, and its event is not there.');
    const { tokenId } = made.data;
    madeAt(asked.reply, `/v1/me/tokens/${tokenId}`);
    return { ...this.answer(done, asked), tokenId, token: this.tokens.tokenOf(tokenId) };
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
    @AskedOf() asked: Asked<Caller>,
  ): Promise<AccessTokenAnswer> {
    return this.answer(await this.send({ type: 'RevokeAccessToken', tokenId }, asked), asked);
  }

  private async shownTo(caller: Caller): Promise<readonly ShownAccessToken[]> {
    const tokens = await this.queries.execute<AskAccessTokens, readonly AccessTokenView[]>(new AskAccessTokens(caller));
    const etag = etagOf(ACCESS_TOKEN_REVISION);
    return tokens.map((token) => ({ ...token, allowedActions: ['revoke-access-token'], etag }));
  }

  private async send(request: AccessTokenRequest, asked: Asked<Caller>): Promise<Done> {
    const { caller, context, ifMatch, reply } = asked;
    const command = new SendToAccessTokens(caller, request, context, ifRevisionOf(ifMatch));
    const outcome = await this.commands.execute<SendToAccessTokens, OrganizationOutcome>(command);
    const done = doneOrProblem(outcome, ifMatch);
    answerRepeat(reply, done);
    return done;
  }

  private answer({ position, revision }: Done, { reply }: Asked): AccessTokenAnswer {
    return { position: answerPosition(reply, position, this.options.logId), revision };
  }
}

type Done = Extract<OrganizationOutcome, { kind: 'done' }>;

/** Asked before anything is looked up, so that a repeat can't hand a token to one who may not have made it. */
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
