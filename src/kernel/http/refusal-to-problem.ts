import type { DomainEvent, Refusal } from '../deciding/decider.js';
import { StreamContendedError } from '../deciding/tries.js';
import type { Outcome } from '../deciding/executing.js';
import { AppendOutcomeUnknownError, AppendTooLargeError, LogUnavailableError } from '../event-log/event-log.js';
import { isDatabaseAway } from '../reading/database-away.js';
import { NotCaughtUpError, ProjectorFailedError } from '../reading/wait-for-position.js';
import { whyItFails, type Precondition } from './precondition.js';
import type { KernelProblemCode } from './problem-pages.js';
import { ProblemError, type InputError, type ProblemDescription } from './problem.js';

const STATUS_OF_REFUSAL = {
  invalid: 400,
  forbidden: 403,
  notFound: 404,
  refused: 409,
} as const satisfies Record<Refusal['kind'], number>;

/** Seconds after which a client may retry when a part of the service is temporarily unavailable. */
export const RETRY_AFTER_SECONDS = 1;
/** The same where a person has to do something first: longer than a client waits by itself. */
const RETRY_AFTER_REPAIR_SECONDS = 60;

/** A problem that any route can respond with; the code is one that has a page. */
export function kernelProblem(
  status: number,
  code: KernelProblemCode,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): ProblemError {
  return new ProblemError({ status, code, detail }, headers);
}

/** 400 with every mistake named. */
export function malformed(errors: readonly [InputError, ...InputError[]]): ProblemError {
  const detail =
    errors.length === 1
      ? errors[0].detail
      : `The request has ${errors.length} mistakes; \`errors\` names each with its place.`;
  return new ProblemError({ status: 400, code: 'MALFORMED_REQUEST' satisfies KernelProblemCode, detail, errors });
}

/** 410: this parameter was issued for another event log, where it may mean something else. */
export function otherLog(parameter: string): ProblemError {
  return kernelProblem(
    410,
    'POSITION_OF_ANOTHER_LOG',
    `${parameter} was handed out by another event log; read without it.`,
  );
}

/** 404: what does not exist and what the caller may not see are not distinguished (ORG-6). */
export function notFound(code: string, what: string): ProblemError {
  return new ProblemError({ status: 404, code, detail: `There is no such ${what}, or it is not yours to see.` });
}

/** 412: nothing was changed, since this precondition does not hold. */
export function preconditionFailed(precondition: Precondition | undefined): ProblemError {
  return kernelProblem(412, 'PRECONDITION_FAILED', whyItFails(precondition));
}

/** 503 with `Retry-After`: the request is fine, and may succeed a little later. */
export function notNow(
  code: KernelProblemCode,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): ProblemError {
  return kernelProblem(503, code, detail, { ...headers, 'retry-after': String(RETRY_AFTER_SECONDS) });
}

/** 503: what this needs is out of date until an operator repairs it; says where and why it stopped. */
export function projectorFailed(failure = 'The read tables have stopped.'): ProblemError {
  return kernelProblem(503, 'PROJECTOR_FAILED', failure, { 'retry-after': String(RETRY_AFTER_REPAIR_SECONDS) });
}

/** The problem for a decider's refusal: 400, 403, 404 or 409 by its kind. */
export function refusalToProblem(refusal: Refusal): ProblemDescription {
  const { kind, code, detail, allowed, rule } = refusal;
  return { status: STATUS_OF_REFUSAL[kind], code, detail, allowed, rule };
}

/** The result of a command with this precondition; a refusal and a reused key are thrown as problems (LOG-3: 422). */
export function doneOrProblem<Event extends DomainEvent>(
  outcome: Outcome<Event>,
  ifMatch?: Precondition,
): Extract<Outcome<Event>, { kind: 'done' }> {
  switch (outcome.kind) {
    case 'done':
      return outcome;
    case 'refused':
      throw new ProblemError(refusalToProblem(outcome.refusal));
    case 'keyReused':
      throw kernelProblem(
        422,
        'IDEMPOTENCY_KEY_REUSED',
        'This Idempotency-Key was used for another request; a new request needs a new key.',
      );
    case 'preconditionFailed':
      throw preconditionFailed(ifMatch);
    default: {
      const never: never = outcome;
      return never;
    }
  }
}

/** The problem for an error of the kernel; undefined if the error is a bug. */
export function failureToProblem(error: unknown): ProblemError | undefined {
  if (error instanceof LogUnavailableError) {
    return notNow('LOG_UNAVAILABLE', 'The event log cannot be reached at the moment; nothing was written.');
  }
  if (error instanceof AppendOutcomeUnknownError) {
    return notNow(
      'OUTCOME_UNKNOWN',
      'Whether the command was carried out is not known; send it again under the same Idempotency-Key.',
    );
  }
  if (error instanceof NotCaughtUpError) {
    return notNow('POSITION_NOT_REACHED', 'The read tables are behind the log at the moment; nothing was written.');
  }
  if (error instanceof ProjectorFailedError) return projectorFailed(`${error.message} Nothing was written.`);
  if (error instanceof StreamContendedError) {
    const detail = 'Others changed the same things first, time and again; nothing was changed, send it again.';
    return kernelProblem(409, 'RACE_LOST', detail, { 'retry-after': String(RETRY_AFTER_SECONDS) });
  }
  if (error instanceof AppendTooLargeError) {
    return kernelProblem(413, 'BODY_TOO_LARGE', 'What the command would record is too large for one append.');
  }
  if (isDatabaseAway(error)) {
    return notNow('DATABASE_UNAVAILABLE', 'The database cannot be reached at the moment; send the request again.');
  }
  return undefined;
}
