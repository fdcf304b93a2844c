import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '../deciding/room.js';
import { callerOf } from './authentication/caller-of.js';
import { commandRequestOf, type CommandRequest } from './command-request.js';

/** A command as it was requested: its caller, how it was sent, and where the response goes. */
export interface Received<Caller extends Principal = Principal> extends CommandRequest {
  readonly caller: Caller;
  readonly reply: FastifyReply;
}

/** The metadata of `ReceivedOf` on a handler, by which the API's document recognises a command. */
export const readReceived = (_data: undefined, context: ExecutionContext): Received => {
  const http = context.switchToHttp();
  const request = http.getRequest<FastifyRequest>();
  return { caller: callerOf(request), ...commandRequestOf(request), reply: http.getResponse<FastifyReply>() };
};

/** Parameter decorator: the caller, the `CommandRequest` and the reply; throws as `CommandRequestOf` does. */
export const ReceivedOf = createParamDecorator(readReceived);
