import { StreamContendedError } from '../../../../src/kernel/deciding/tries.js';
import type { Refusal } from '../../../../src/kernel/deciding/decider.js';
import {
  AppendOutcomeUnknownError,
  AppendTooLargeError,
  LogUnavailableError,
} from '../../../../src/kernel/event-log/event-log.js';
import { loggableError } from '../../../../src/kernel/http/loggable-error.js';
import { createProblemCatalogue } from '../../../../src/kernel/http/problem.js';
import { kernelProblemPages } from '../../../../src/kernel/http/problem-pages.js';
import { doneOrProblem, failureToProblem, refusalToProblem } from '../../../../src/kernel/http/refusal-to-problem.js';
import { NotCaughtUpError } from '../../../../src/kernel/reading/wait-for-position.js';
import { problemThrownBy } from '../../../support/problem-thrown-by.js';

const refusal: Refusal = { kind: 'refused', rule: 'FOCUS-7', code: 'NO', detail: 'No.', allowed: ['accept'] };

it.each([
  ['invalid', 400],
  ['forbidden', 403],
  ['notFound', 404],
  ['refused', 409],
] as const)('a refusal of the kind %s gives %i, its rule and what is allowed instead', (kind, status) => {
  expect(refusalToProblem({ ...refusal, kind })).toEqual({
    status,
    code: 'NO',
    detail: 'No.',
    allowed: ['accept'],
    rule: 'FOCUS-7',
  });
});

it('returns a success, and throws a problem for a refusal', () => {
  const done = { kind: 'done', events: [], revision: 1, position: 2n, repeated: false } as const;
  expect(doneOrProblem(done)).toBe(done);
  expect(problemThrownBy(() => doneOrProblem({ kind: 'refused', refusal }))).toMatchObject({ status: 409, code: 'NO' });
  expect(problemThrownBy(() => doneOrProblem({ kind: 'keyReused' }))).toMatchObject({
    status: 422,
    code: 'IDEMPOTENCY_KEY_REUSED',
  });
});

it.each([
  [new LogUnavailableError('connect ECONNREFUSED'), 503, 'LOG_UNAVAILABLE', '1'],
  [new AppendOutcomeUnknownError('terminated'), 503, 'OUTCOME_UNKNOWN', '1'],
  [Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }), 503, 'DATABASE_UNAVAILABLE', '1'],
  [new Error('Connection terminated unexpectedly'), 503, 'DATABASE_UNAVAILABLE', '1'],
  [new NotCaughtUpError(), 503, 'POSITION_NOT_REACHED', '1'],
  [new StreamContendedError('focus-1', 20), 409, 'RACE_LOST', '1'],
  [new AppendTooLargeError(1_000_000), 413, 'BODY_TOO_LARGE', undefined],
])('%p gives %i %s', (error, status, code, retryAfter) => {
  const problem = failureToProblem(error);
  expect(problem?.problem).toMatchObject({ status, code });
  expect(problem?.headers['retry-after']).toBe(retryAfter);
  expect(problem?.problem.detail).not.toContain(error.message);
});

it('does not turn a bug into a refusal', () => {
  expect(failureToProblem(new TypeError('x is not a function'))).toBeUndefined();
});

it('links a problem document to the page of its code, if there is one', () => {
  const catalogue = createProblemCatalogue(kernelProblemPages, () => 'https://b.example');
  const document = (code: string) => catalogue.document({ status: 400, code, detail: 'x' });
  expect(document('MALFORMED_REQUEST').type).toBe('https://b.example/problems/malformed-request');
  expect(document('UNEXPLAINED')).toMatchObject({ type: 'about:blank', title: 'UNEXPLAINED' });
  expect(() => createProblemCatalogue([...kernelProblemPages, ...kernelProblemPages], () => '')).toThrow(
    'share a code',
  );
});

it('logs nothing of an error that may quote data', () => {
  const database = Object.assign(new Error('duplicate ada@example.org'), {
    severity: 'ERROR',
    code: '23505',
    detail: 'Key (email)=(ada@example.org) already exists.',
  });
  const logged = loggableError(database);
  expect(logged).toMatchObject({ type: 'Error', code: '23505' });
  expect(logged.frames?.length).toBeGreaterThan(0);
  expect(JSON.stringify(logged)).not.toContain('ada@example.org');
  expect(JSON.stringify(loggableError(new SyntaxError('"secret" is not valid JSON')))).not.toContain('secret');
  expect(loggableError(new TypeError('x is not a function')).message).toBe('x is not a function');
  expect(loggableError('secret')).toEqual({ type: 'string' });
});
