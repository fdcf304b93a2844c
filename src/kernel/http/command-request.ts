import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CommandContext } from '../deciding/executing.js';
import { ifMatchFrom } from './etag.js';
import { idempotencyKeyFrom } from './idempotency-key.js';
import { canonicalRequest, jsonBody } from './json-body.js';
import { positionToken } from './min-position.js';
import type { Precondition } from './precondition.js';
import { traceparentFrom } from './trace-context.js';

/** The header field of a command that a batch sends on; the command names the batch's request as its cause. */
export const BATCH_FIELD = 'brightly-batch';

/** What a request says about its command besides the body; `context` lacks only the caller. */
export interface CommandRequest {
  readonly context: Pick<CommandContext, 'key' | 'request' | 'causationId' | 'correlationId' | 'traceparent'>;
  /** For `requireMatch`, with the resource's revision. */
  readonly ifMatch: Precondition | undefined;
}

/** Parameter decorator: the `CommandRequest`; throws as `commandRequestOf` does. */
export const CommandRequestOf = createParamDecorator((_data: undefined, context: ExecutionContext): CommandRequest =>
  commandRequestOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** Reads a `CommandRequest` off the request; throws a 400 ProblemError for a malformed header field or body. */
export function commandRequestOf(request: FastifyRequest): CommandRequest {
  const key = idempotencyKeyFrom(request.headers['idempotency-key']);
  const body = jsonBody(request);
  return {
    context: {
      key,
      // Compared only with that of another request under the same key.
      request: key === undefined ? '' : canonicalRequest(request.method, request.url, body),
      // A client that sends the field itself only makes its own command one that is not undone.
      causationId: request.headers[BATCH_FIELD] === undefined ? undefined : `batch:${request.id}`,
      correlationId: request.id,
      traceparent: traceparentFrom(request.headers['traceparent']),
    },
    ifMatch: ifMatchFrom(request.headers['if-match']),
  };
}

/** Marks the response to a repeat: the command was carried out before under its key, and not again (LOG-3). */
export function answerRepeat(reply: FastifyReply, { repeated }: { readonly repeated: boolean }): void {
  if (repeated) void reply.header('idempotency-replayed', 'true');
}

/** Puts the position of a command's last event into `Brightly-Position`, and returns the same token for the body. */
export function answerPosition(reply: FastifyReply, position: bigint, logId: string): string {
  const token = positionToken(position, logId);
  void reply.header('brightly-position', token);
  return token;
}
