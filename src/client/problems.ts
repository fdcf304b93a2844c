import type { components } from './api.js';

/** A problem document (RFC 9457): why something was not done, under a stable `code`, and what is allowed instead. */
export type Problem = components['schemas']['Problem'];

/** Thrown by `dataOf` for a response that is a problem. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly problem: Problem,
    /** With its status and header fields; its body was already read. */
    readonly response: Response,
  ) {
    super(problem.detail);
  }
}

/** Whether this is a problem document, and not the response of an intermediary. */
export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'type' in value && 'detail' in value;
}

/** The result of a client's request. */
export interface Answered<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * The data of a result, for callers who prefer exceptions: throws a `ProblemError` for a problem, and an `Error` for
 * anything else that is not a success.
 */
export async function dataOf<Data>(answer: Promise<Answered<Data>>): Promise<Data> {
  const { data, error, response } = await answer;
  if (isProblem(error)) throw new ProblemError(error, response);
  if (!response.ok) throw new Error(`The service's address returned ${response.status} without a problem document.`);
  return data as Data;
}
