import { Controller, Get, Inject } from '@nestjs/common';
import { Public } from './authentication/scopes.js';
import { HTTP_OPTIONS, type HttpOptions } from './http.options.js';
import { Operation } from './openapi/operation.js';
import { ProblemError, type InputError } from './problem.js';
import type { KernelProblemCode } from './problem-pages.js';
import { RETRY_AFTER_SECONDS } from './refusal-to-problem.js';

/** Returned whenever the process can respond at all. */
export interface LivenessAnswer {
  readonly status: 'live';
}

/** Returned when every check succeeds. */
export interface ReadinessAnswer {
  readonly status: 'ready';
  /** The names of the checks. */
  readonly checks: readonly string[];
}

/** Says whether the process lives and whether the service is ready; open to everyone. */
@Public()
@Controller('health')
export class HealthController {
  constructor(@Inject(HTTP_OPTIONS) private readonly options: Pick<HttpOptions, 'health'>) {}

  /** 200 whenever the process can answer at all. */
  @Operation({ id: 'getLiveness', summary: 'Whether the process lives' })
  @Get('live')
  live(): LivenessAnswer {
    return { status: 'live' };
  }

  /** 200 with the names of the checks, or a 503 problem that names each one that fails and why. */
  @Operation({
    id: 'getReadiness',
    summary: 'Whether the service is ready',
    description: 'With the names of the checks; the problem names each one that fails and why.',
    refusals: ['NOT_READY'],
  })
  @Get('ready')
  async ready(): Promise<ReadinessAnswer> {
    const { checks } = await this.options.health.report();
    const errors = Object.entries(checks).flatMap(([name, check]) => (check.ok ? [] : [notReady(name, check.reason)]));
    if (errors.length === 0) return { status: 'ready', checks: Object.keys(checks) };
    throw new ProblemError(
      {
        status: 503,
        code: 'NOT_READY' satisfies KernelProblemCode,
        detail: `Not ready: ${errors.map(({ detail }) => detail).join('; ')}.`,
        errors,
      },
      { 'retry-after': String(RETRY_AFTER_SECONDS) },
    );
  }
}

function notReady(name: string, reason: string): InputError {
  return { check: name, code: 'NOT_READY', detail: `${name}: ${reason}` };
}
