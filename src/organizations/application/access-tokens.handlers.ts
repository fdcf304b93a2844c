import { Inject } from '@nestjs/common';
import { CommandHandler, QueryHandler, type ICommandHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { IfRevision } from '../../kernel/deciding/executing.js';
import type { AccessTokenRequest, AccessTokens, AccessTokenView } from './access-tokens.js';
import type { Caller, Sent } from './caller.js';
import type { OrganizationOutcome } from './organizations.commands.js';

/** Injection token of the `AccessTokens`. */
export const ACCESS_TOKENS = Symbol('AccessTokens');

/** A request about the caller's own access tokens on the command bus. */
export class SendToAccessTokens {
  constructor(
    readonly caller: Caller,
    readonly request: AccessTokenRequest,
    readonly sent: Sent,
    readonly ifRevision?: IfRevision,
  ) {}
}

/** Hands requests from the command bus to the access tokens. */
@CommandHandler(SendToAccessTokens)
export class AccessTokensHandler implements ICommandHandler<SendToAccessTokens> {
  constructor(@Inject(ACCESS_TOKENS) private readonly tokens: AccessTokens) {}

  execute({ caller, request, sent, ifRevision }: SendToAccessTokens): Promise<OrganizationOutcome> {
    return this.tokens.send(caller, request, sent, ifRevision);
  }
}

/** Asks for the caller's own access tokens. */
export class AskAccessTokens {
  constructor(readonly caller: Caller) {}
}

/** Answers with the caller's unrevoked access tokens. */
@QueryHandler(AskAccessTokens)
export class AskAccessTokensHandler implements IQueryHandler<AskAccessTokens> {
  constructor(@Inject(ACCESS_TOKENS) private readonly tokens: AccessTokens) {}

  async execute({ caller }: AskAccessTokens): Promise<readonly AccessTokenView[]> {
    return this.tokens.of(caller);
  }
}
