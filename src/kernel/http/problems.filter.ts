import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROBLEM_CATALOGUE } from './http.options.js';
import { loggableError } from './loggable-error.js';
import { PROBLEM_MEDIA_TYPE, ProblemError, type ProblemCatalogue } from './problem.js';
import { failureToProblem, kernelProblem } from './refusal-to-problem.js';
import { unavailableLog } from './unavailable-log.js';

/**
 * Responds with a problem document to anything thrown while a request is handled; for a bug, it reveals no internals.
 */
@Catch()
export class ProblemsFilter implements ExceptionFilter {
  private readonly tellWhy = unavailableLog();

  constructor(@Inject(PROBLEM_CATALOGUE) private readonly catalogue: ProblemCatalogue) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = problemOf(thrown, request);
    const failed = { requestId: request.id, error: loggableError(thrown) };
    if (problem.problem.status === 500) request.log.error(failed, 'a request failed');
    if (problem.problem.status === 503) this.tellWhy(request, problem, thrown);
    if (reply.sent) return;
    void reply
      .status(problem.problem.status)
      // These describe the response that was not sent.
      .removeHeader('etag')
      .removeHeader('preference-applied')
      .headers({ 'cache-control': 'no-store', ...problem.headers })
      .type(PROBLEM_MEDIA_TYPE)
      .send(JSON.stringify(this.catalogue.document(problem.problem)));
  }
}

function problemOf(thrown: unknown, request: FastifyRequest): ProblemError {
  if (thrown instanceof ProblemError) return thrown;
  const failure = failureToProblem(thrown);
  if (failure) return failure;
  const status = clientErrorStatus(thrown);
  if (status === 404 && request.is404) return noRoute(request);
  if (status !== undefined) return refusedByProtocol(status);
  return kernelProblem(
    500,
    'INTERNAL_ERROR',
    `Something broke on our side; the log names it under the request id ${request.id}.`,
  );
}

/** The 4xx that Nest or Fastify give an error of their own; undefined for everything else. */
function clientErrorStatus(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return within4xx(thrown.getStatus());
  if (!(thrown instanceof Error) || thrown.name !== 'FastifyError') return undefined;
  return 'statusCode' in thrown && typeof thrown.statusCode === 'number' ? within4xx(thrown.statusCode) : undefined;
}

function within4xx(status: number): number | undefined {
  return status >= 400 && status < 500 ? status : undefined;
}

function noRoute(request: FastifyRequest): ProblemError {
  const methods = request.server.allowedMethods(request.url.split('?', 1)[0] ?? '/');
  if (methods.length === 0) return kernelProblem(404, 'ROUTE_NOT_FOUND', 'There is nothing under this address.');
  const allow = methods.join(', ');
  return kernelProblem(405, 'METHOD_NOT_ALLOWED', `This address takes ${allow}.`, { allow });
}

function refusedByProtocol(status: number): ProblemError {
  switch (status) {
    case 400:
      return kernelProblem(400, 'MALFORMED_REQUEST', 'The request is malformed.');
    case 413:
      return kernelProblem(
        413,
        'BODY_TOO_LARGE',
        'The body is larger than 1 MiB, the most that the service takes in one request.',
      );
    case 415:
      return kernelProblem(
        415,
        'UNSUPPORTED_MEDIA_TYPE',
        'The body is not JSON by its Content-Type; send it as `Content-Type: application/json`.',
      );
    default:
      return kernelProblem(status, 'REQUEST_REFUSED', `The request was not accepted (status ${status}).`);
  }
}
