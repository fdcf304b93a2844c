import { hash } from 'node:crypto';
import { Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROBLEM_CATALOGUE } from '../http.options.js';
import { BATCH_FIELD } from '../command-request.js';
import { idempotencyKeyFrom } from '../idempotency-key.js';
import { Operation } from '../openapi/operation.js';
import type { ProblemCatalogue } from '../problem.js';
import { kernelProblem, malformed } from '../refusal-to-problem.js';
import { ValidBody } from '../validation.js';
import { BatchDto, type BatchedCommandDto } from './batch.dto.js';
import { addressOf, mistakesIn, resolved, UnresolvedReferenceError, type BatchResult } from './references.js';

/** The response to a batch. */
export interface BatchAnswer {
  /** The highest position of its commands, for `minPosition`; null where none was done. */
  readonly position: string | null;
  /** Whether commands were left unsent: after a refusal with `stopOnRefusal`, always after a 429 or a fault of the service. */
  readonly stopped: boolean;
  /** One for each command that was sent, in order. */
  readonly results: readonly BatchResult[];
}

/** Several commands in one request: each as if it had been sent alone, in order, with a result of its own. */
@Controller('v1/commands')
export class BatchController {
  constructor(@Inject(PROBLEM_CATALOGUE) private readonly catalogue: ProblemCatalogue) {}

  @Operation({
    id: 'sendBatch',
    summary: 'Send several commands in one request',
    description:
      'In order, each as if it had been sent alone, with a result of its own; not atomic. A later command refers to an earlier result with `{"$ref": <index>, "field": "<name in its response>"}` in place of a string.',
  })
  @Post()
  @HttpCode(200)
  async send(
    @ValidBody(BatchDto) { commands, stopOnRefusal }: BatchDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BatchAnswer> {
    const [mistake, ...more] = commands.flatMap(mistakesIn);
    if (mistake) throw malformed([mistake, ...more]);
    if (request.headers['if-match'] !== undefined) throw malformed([notOfABatch]);
    const batchKey = idempotencyKeyFrom(request.headers['idempotency-key']);
    const results: BatchResult[] = [];
    for (const [index, command] of commands.entries()) {
      const key = command.key ?? (batchKey === undefined ? undefined : keyOf(batchKey, index));
      const result = await this.result(request, command, key, results);
      results.push(result);
      if (endsBatch(result, stopOnRefusal === true)) break;
    }
    const position = highestPosition(results);
    if (position !== null) void reply.header('brightly-position', position);
    return { position, stopped: results.length < commands.length, results };
  }

  private async result(
    request: FastifyRequest,
    command: BatchedCommandDto,
    key: string | undefined,
    earlier: readonly BatchResult[],
  ): Promise<BatchResult> {
    try {
      return await sentAlone(request, addressOf(command, earlier), resolved(command.body, earlier), command, key);
    } catch (error) {
      if (!(error instanceof UnresolvedReferenceError)) throw error;
      const { problem } = kernelProblem(424, 'REFERENCE_UNRESOLVED', error.message);
      return { status: problem.status, body: this.catalogue.document(problem) };
    }
  }
}

const notOfABatch = {
  header: 'If-Match',
  code: 'NOT_OF_A_BATCH',
  detail: 'A batch has no entity tag; each of its commands takes an `ifMatch` of its own.',
} as const;

/** Through the router, so that each command is allowed, refused and answered exactly as if sent alone. */
async function sentAlone(
  request: FastifyRequest,
  url: string,
  body: unknown,
  { method, ifMatch }: BatchedCommandDto,
  key: string | undefined,
): Promise<BatchResult> {
  const { authorization, traceparent } = request.headers;
  const response = await request.server.inject({
    method,
    url,
    remoteAddress: request.ip,
    headers: {
      ...(authorization !== undefined && { authorization }),
      ...(typeof traceparent === 'string' && { traceparent }),
      ...(key !== undefined && { 'idempotency-key': key }),
      ...(typeof ifMatch === 'string' && { 'if-match': ifMatch }),
      'x-request-id': request.id,
      [BATCH_FIELD]: '1',
      'content-type': 'application/json',
    },
    payload: JSON.stringify(body ?? {}),
  });
  const { location, 'idempotency-replayed': replayed } = response.headers;
  return {
    status: response.statusCode,
    body: response.payload === '' ? null : response.json(),
    ...(typeof location === 'string' && { location }),
    ...(replayed === 'true' && { replayed: true as const }),
  };
}

/** Same batch, same place, same key; no caller's own key looks like it by chance. */
function keyOf(batchKey: string, index: number): string {
  return `batch-${hash('sha256', JSON.stringify([batchKey, index]), 'base64url')}`;
}

function endsBatch({ status }: BatchResult, stopOnRefusal: boolean): boolean {
  return status === 429 || status >= 500 || (stopOnRefusal && status >= 400);
}

function highestPosition(results: readonly BatchResult[]): string | null {
  let highest: string | null = null;
  for (const { status, body } of results) {
    const { position } = body as { readonly position?: unknown };
    if (status >= 300 || typeof position !== 'string') continue;
    if (highest === null || numberIn(position) > numberIn(highest)) highest = position;
  }
  return highest;
}

function numberIn(position: string): bigint {
  return BigInt(position.split('.', 1)[0] ?? '0');
}
