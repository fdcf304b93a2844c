import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HTTP_OPTIONS, type HttpOptions, type QuerySource } from './http.options.js';
import { DEFAULT_WAIT_SECONDS, positionFrom, preferredWait } from './min-position.js';
import { kernelProblem, malformed, notNow, projectorFailed } from './refusal-to-problem.js';
import { ReadsFrom } from './reads-from.js';

type ReadRequest = FastifyRequest<{ Querystring: { readonly minPosition?: unknown; readonly asOf?: unknown } }>;

/**
 * Holds every query until what it reads is readable and at the `minPosition` that it names, so that no route can forget
 * to: 503 after the wait that `Prefer: wait=<seconds>` allows, at once if its projector has failed, 400 at once for a
 * position that the log has not reached. With `asOf`, the same holds for the history of what it reads, at that position
 * (HIST-4, HIST-6). Refuses a command that names parameters in its address, `minPosition` among
 * them: it has a body, and decides by the log itself.
 */
@Injectable()
export class ReadingGuard implements CanActivate {
  private readonly sources = new Map<unknown, NamedSource>();

  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(HTTP_OPTIONS) private readonly options: Pick<HttpOptions, 'logId' | 'sources' | 'history'>,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<ReadRequest>();
    if (request.method !== 'GET' && request.method !== 'HEAD') return withoutParameters(request.query);
    // Public routes read no tables.
    if (request.caller === null) return true;
    const { name, source } = this.sourceOf(context);
    const { minPosition, asOf } = request.query;
    if (asOf !== undefined) return this.asOf(name, request, http.getResponse<FastifyReply>());
    if (minPosition === undefined && source.isReadable()) return true;
    const position = minPosition === undefined ? 0n : positionFrom(minPosition, this.options.logId);
    return reached(source, position, waitOf(request, http.getResponse<FastifyReply>()));
  }

  private async asOf(name: string, request: ReadRequest, reply: FastifyReply): Promise<true> {
    const { history, logId } = this.options;
    const { caller, query } = request;
    const source = history?.sources[name];
    if (history === undefined || source === undefined || caller === null) throw malformed([noHistory]);
    const position = positionFrom(query.asOf, logId, 'asOf');
    if (query.minPosition !== undefined && positionFrom(query.minPosition, logId) > position) {
      throw malformed([minPositionAfter]);
    }
    await reached(source, position, waitOf(request, reply));
    request.moment = await history.momentAt(position, caller);
    return true;
  }

  private sourceOf(context: ExecutionContext): NamedSource {
    const handler = context.getHandler();
    const known = this.sources.get(handler);
    if (known !== undefined) return known;
    const name = this.reflector.getAllAndOverride(ReadsFrom, [handler, context.getClass()]) as string | undefined;
    const source = name === undefined ? undefined : this.options.sources[name];
    if (name === undefined || source === undefined)
      throw new Error(`${handler.name} does not say by @ReadsFrom what it reads.`);
    const named = { name, source };
    this.sources.set(handler, named);
    return named;
  }
}

interface NamedSource {
  readonly name: string;
  readonly source: QuerySource;
}

const noHistory = {
  parameter: 'asOf',
  code: 'NO_HISTORY',
  detail: 'No history is kept of what this shows; leave `asOf` out.',
} as const;

const minPositionAfter = {
  parameter: 'minPosition',
  code: 'AFTER_AS_OF',
  detail: 'It is after `asOf`, as of which the read responds; leave one of them out.',
} as const;

/** The wait that the request prefers, which the response confirms. */
function waitOf(request: FastifyRequest, reply: FastifyReply): number | undefined {
  const wait = preferredWait(request.headers['prefer']);
  if (wait !== undefined) void reply.header('preference-applied', `wait=${wait}`);
  return wait;
}

async function reached(source: QuerySource, position: bigint, wait: number | undefined): Promise<true> {
  const seconds = wait ?? DEFAULT_WAIT_SECONDS;
  const applied: Readonly<Record<string, string>> = wait === undefined ? {} : { 'preference-applied': `wait=${wait}` };
  const answer = await source.wait(position, seconds * 1000);
  switch (answer) {
    case 'reached':
      return true;
    case 'notReached':
      throw notNow(
        'POSITION_NOT_REACHED',
        `The read tables are not at position ${position} after ${seconds} s.`,
        applied,
      );
    // rule LOG-10: nothing of a read model is shown before it has ever been complete, nor once its projector has stopped
    case 'incomplete':
      throw notNow('READ_MODEL_INCOMPLETE', 'The read tables are being filled, and are not complete yet.', applied);
    case 'failed':
      throw projectorFailed(source.failure());
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

function withoutParameters(query: object): true {
  const [first, ...rest] = Object.keys(query).map((parameter) => ({
    parameter,
    code: 'UNKNOWN_FIELD',
    detail: 'Unknown; a command takes its body and no parameters.',
  }));
  if (first) throw malformed([first, ...rest]);
  return true;
}
