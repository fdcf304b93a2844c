import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { HTTP_OPTIONS, type HttpOptions } from '../http.options.js';
import { loggableError } from '../loggable-error.js';
import type { ProblemError } from '../problem.js';
import { kernelProblem, notNow } from '../refusal-to-problem.js';
import { InvalidTokenError } from './invalid-token.js';
import { KeysUnavailableError } from './local-keys.js';
import { RESOURCE_METADATA_PATH } from './protected-resource.controller.js';
import { PUBLIC, REQUIRED_SCOPE, scopeOfMethod, type Scope } from './scopes.js';
import type { VerifiedToken } from './verify-token.js';

const BEARER = /^Bearer(?: +(.*))?$/i;

/** Who may use a route. */
interface RouteRules {
  readonly isPublic: boolean;
  /** Undefined if it follows from the method. */
  readonly scope: Scope | undefined;
}

/**
 * Lets a request through only with a valid bearer token of an active user that allows what the route needs (RFC 6750);
 * only routes with `@Public()` are open. Puts the caller on the request.
 */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  /** By class and handler; Nest's look-up costs more than checking a known token. */
  private readonly rules = new Map<unknown, Map<unknown, RouteRules>>();

  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(HTTP_OPTIONS) private readonly options: Pick<HttpOptions, 'verifyToken' | 'resolveCaller' | 'publicUrl'>,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { isPublic, scope } = this.rulesOf(context);
    if (isPublic) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = await this.verified(request);
    const caller = await this.options.resolveCaller(token.bearer);
    if (!caller) throw this.refused(request, nobody(token));
    request.caller = caller;
    request.token = token;
    const needed = scope ?? scopeOfMethod(request.method);
    if (!token.scopes.has(needed)) throw this.insufficientScope(needed);
    return true;
  }

  private rulesOf(context: ExecutionContext): RouteRules {
    const [handler, controller] = [context.getHandler(), context.getClass()];
    const known = this.rules.get(controller)?.get(handler);
    if (known !== undefined) return known;
    const rules = {
      isPublic: this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, [handler, controller]) === true,
      scope: this.reflector.getAllAndOverride<Scope | undefined>(REQUIRED_SCOPE, [handler, controller]),
    };
    const ofController = this.rules.get(controller) ?? new Map<unknown, RouteRules>();
    this.rules.set(controller, ofController.set(handler, rules));
    return rules;
  }

  private async verified(request: FastifyRequest): Promise<VerifiedToken> {
    const credentials = BEARER.exec(request.headers.authorization ?? '');
    if (!credentials) throw this.unauthenticated('Send `Authorization: Bearer <token>`.');
    try {
      return await this.options.verifyToken((credentials[1] ?? '').trim());
    } catch (error) {
      if (error instanceof InvalidTokenError) throw this.refused(request, error);
      if (error instanceof KeysUnavailableError) throw keysUnavailable(request, error);
      throw error;
    }
  }

  /** RFC 6750, section 3: no error code if the request carried no token. */
  private unauthenticated(detail: string, ...error: readonly string[]): ProblemError {
    return kernelProblem(401, 'UNAUTHENTICATED', detail, this.challenge(...error));
  }

  /** The response names the class of the failure only; the log says exactly what it was. */
  private refused(request: FastifyRequest, { message: detail, because }: InvalidTokenError): ProblemError {
    request.log.debug({ requestId: request.id, because }, 'a token was refused');
    return this.unauthenticated(detail, 'error="invalid_token"', `error_description="${detail}"`);
  }

  private insufficientScope(scope: Scope): ProblemError {
    const challenge = this.challenge('error="insufficient_scope"', `scope="${scope}"`);
    return kernelProblem(403, 'INSUFFICIENT_SCOPE', `This needs a token with the scope \`${scope}\`.`, challenge);
  }

  /** Each challenge names the document that says how to get a token (RFC 9728, section 5.1). */
  private challenge(...error: readonly string[]): { readonly 'www-authenticate': string } {
    const metadata = `resource_metadata="${this.options.publicUrl()}${RESOURCE_METADATA_PATH}"`;
    return { 'www-authenticate': `Bearer ${['realm="brightly"', ...error, metadata].join(', ')}` };
  }
}

function nobody({ bearer }: VerifiedToken): InvalidTokenError {
  const check = 'accessTokenId' in bearer ? 'access token' : 'subject';
  const reason = 'No active user has this subject or id.';
  return new InvalidTokenError('The token is of a user who is unknown or not active.', { check, reason });
}

function keysUnavailable(request: FastifyRequest, error: KeysUnavailableError): ProblemError {
  // Only the first error has a cause; later ones follow from it until the next try.
  const level = error.cause === undefined ? 'debug' : 'warn';
  const said = { requestId: request.id, error: loggableError(error.cause ?? error) };
  request.log[level](said, 'tokens cannot be verified at the moment');
  return notNow('KEYS_UNAVAILABLE', 'The keys that verify tokens cannot be reached at the moment; try again.');
}
