import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { HTTP_OPTIONS, type HttpOptions } from '../http.options.js';
import { loggableError } from '../loggable-error.js';
import type { ProblemError } from '../problem.js';
import { kernelProblem, notNow } from '../refusal-to-problem.js';
import { KeysUnavailableError } from './local-keys.js';
import { PUBLIC, REQUIRED_SCOPE, scopeOfMethod, type Scope } from './scopes.js';
import { InvalidTokenError, type VerifiedToken } from './verify-token.js';

const BEARER = /^Bearer(?: +(.*))?$/i;

/**
 * Lets a request through only with a valid bearer token of an active user that allows what the route needs (RFC 6750);
 * a route is open only where `@Public()` says so. Puts the caller on the request.
 */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(HTTP_OPTIONS) private readonly options: Pick<HttpOptions, 'verifyToken' | 'resolveCaller'>,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, route)) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = await this.verified(request);
    const caller = await this.options.resolveCaller(token.bearer);
    if (!caller) throw invalidToken('The token is of a user who is unknown or not active.');
    request.caller = caller;
    request.token = token;
    const needed =
      this.reflector.getAllAndOverride<Scope | undefined>(REQUIRED_SCOPE, route) ?? scopeOfMethod(request.method);
    if (!token.scopes.has(needed)) throw insufficientScope(needed);
    return true;
  }

  private async verified(request: FastifyRequest): Promise<VerifiedToken> {
    const credentials = BEARER.exec(request.headers.authorization ?? '');
    if (!credentials) throw unauthenticated('Send `Authorization: Bearer <token>`.', 'Bearer realm="brightly"');
    try {
      return await this.options.verifyToken((credentials[1] ?? '').trim());
    } catch (error) {
      if (error instanceof InvalidTokenError) throw invalidToken(error.message);
      if (error instanceof KeysUnavailableError) throw keysUnavailable(request, error);
      throw error;
    }
  }
}

function unauthenticated(detail: string, challenge: string): ProblemError {
  return kernelProblem(401, 'UNAUTHENTICATED', detail, { 'www-authenticate': challenge });
}

function invalidToken(detail: string): ProblemError {
  return unauthenticated(detail, `Bearer realm="brightly", error="invalid_token", error_description="${detail}"`);
}

function keysUnavailable(request: FastifyRequest, error: KeysUnavailableError): ProblemError {
  request.log.warn({ error: loggableError(error.cause ?? error) }, 'tokens cannot be verified at the moment');
  return notNow('KEYS_UNAVAILABLE', 'The keys that verify tokens cannot be reached at the moment; ask again.');
}

function insufficientScope(scope: Scope): ProblemError {
  return kernelProblem(403, 'INSUFFICIENT_SCOPE', `This needs a token with the scope \`${scope}\`.`, {
    'www-authenticate': `Bearer realm="brightly", error="insufficient_scope", scope="${scope}"`,
  });
}
