import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '../../deciding/room.js';
import type { Bearer } from './bearer.js';
import type { VerifiedToken } from './verify-token.js';

/**
 * Finds the active user whom a token names. Called on every request, so that deactivating a user takes effect at once
 * (ORG-9); undefined for an unknown or inactive one.
 */
export type ResolveCaller = (bearer: Bearer) => Principal | undefined | Promise<Principal | undefined>;

/** Parameter decorator: `callerOf` the request. */
export const CallerOf = createParamDecorator((_data: undefined, context: ExecutionContext): Principal =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** The caller as `ResolveCaller` returned it; throws on a public route, which has none. */
export function callerOf({ caller }: FastifyRequest): Principal {
  if (!caller) throw new Error('A public route has no caller.');
  return caller;
}

/** Parameter decorator: what the request's token says. Throws on a public route, which has none. */
export const TokenOf = createParamDecorator((_data: undefined, context: ExecutionContext): VerifiedToken => {
  const { token } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!token) throw new Error('A public route has no token.');
  return token;
});
