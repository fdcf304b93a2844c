import { ProblemError, type ProblemDescription } from '../../src/kernel/http/problem.js';

/** The problem that a call throws; any other ending fails the test. */
export function problemThrownBy(call: () => unknown): ProblemDescription {
  try {
    call();
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error('No problem was thrown.');
}
