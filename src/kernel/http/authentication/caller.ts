import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Bearer } from './bearer.js';
import type { VerifiedToken } from './verify-token.js';

/** Who sends a request, as the directory knows them; rooms put role, team and organization beside it. */
export interface Caller {
  readonly userId: string;
}

/**
 * Finds the active user whom a token names. Asked on every request, so that deactivating a user takes effect
 * at once (ORG-9); undefined for an unknown or inactive one.
 */
export type ResolveCaller = (bearer: Bearer) => Caller | undefined | Promise<Caller | undefined>;

/** Parameter decorator: the caller as `ResolveCaller` answered it. Throws on a public route, which has none. */
export const CallerOf = createParamDecorator((_data: undefined, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!caller) throw new Error('A public route has no caller.');
  return caller;
});

/** Parameter decorator: what the request's token says. Throws on a public route, which has none. */
export const TokenOf = createParamDecorator((_data: undefined, context: ExecutionContext): VerifiedToken => {
  const { token } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!token) throw new Error('A public route has no token.');
  return token;
});
