import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HTTP_OPTIONS, type HttpOptions } from './http.options.js';
import { DEFAULT_WAIT_SECONDS, positionFrom, preferredWait } from './min-position.js';
import { kernelProblem, malformed, notNow } from './refusal-to-problem.js';

/**
 * Holds every read that names a `minPosition` until the read tables are there, so that no route can forget to: 503 after
 * the wait that `Prefer: wait=<seconds>` asks for, 400 at once for a position that the log has not reached. Refuses a
 * command that names parameters in its address, `minPosition` among them: it has a body, and decides by the log itself.
 */
@Injectable()
export class MinPositionGuard implements CanActivate {
  constructor(@Inject(HTTP_OPTIONS) private readonly options: Pick<HttpOptions, 'logId' | 'waitForPosition'>) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest<{ Querystring: { readonly minPosition?: unknown } }>>();
    if (request.method !== 'GET' && request.method !== 'HEAD') return withoutParameters(request.query);
    const { minPosition } = request.query;
    // What is open to everyone reads no tables.
    if (minPosition === undefined || request.caller === null) return true;
    const position = positionFrom(minPosition, this.options.logId);
    const wait = preferredWait(request.headers['prefer']);
    if (wait !== undefined) void http.getResponse<FastifyReply>().header('preference-applied', `wait=${wait}`);
    return this.reached(position, wait);
  }

  private async reached(position: bigint, wait: number | undefined): Promise<true> {
    const seconds = wait ?? DEFAULT_WAIT_SECONDS;
    const answer = await this.options.waitForPosition(position, seconds * 1000);
    switch (answer) {
      case 'reached':
        return true;
      case 'notReached':
        throw notNow(
          'POSITION_NOT_REACHED',
          `The read tables are not at position ${position} after ${seconds} s.`,
          wait === undefined ? {} : { 'preference-applied': `wait=${wait}` },
        );
      case 'stopping':
        throw notNow('SHUTTING_DOWN', 'The service is stopping; send the request again.');
      case 'beyondHead':
        throw kernelProblem(400, 'POSITION_BEYOND_HEAD', `The log has not reached position ${position}.`);
      default: {
        const never: never = answer;
        return never;
      }
    }
  }
}

function withoutParameters(query: object): true {
  const [first, ...rest] = Object.keys(query).map((parameter) => ({
    parameter,
    code: 'UNKNOWN_FIELD',
    detail: 'Unknown; a command takes its body and no parameters.',
  }));
  if (first) throw malformed([first, ...rest]);
  return true;
}
