import type { ProblemPage } from './problem.js';

/** The pages for the problems that any route can respond with; each room adds those of its own codes. */
export const kernelProblemPages = [
  {
    code: 'MALFORMED_REQUEST',
    status: 400,
    title: 'The request is malformed',
    explanation:
      'Some part of the request cannot be read or has the wrong form. `errors` names every such place, by JSON Pointer, parameter or header field, with what is wanted there.',
  },
  {
    code: 'UNAUTHENTICATED',
    status: 401,
    title: 'No valid token',
    explanation:
      'The request carries no bearer token, or one that is not valid here: expired, made for another audience or by another issuer, signed with another key, or of a user who is not active. `npm run brightly -- token` makes one.',
  },
  {
    code: 'KEYS_UNAVAILABLE',
    status: 503,
    title: 'Tokens cannot be verified at the moment',
    explanation:
      'The keys that verify tokens, of the identity provider or of the service itself, cannot be reached. Nothing is wrong with the token, as far as is known; ask again after `Retry-After`.',
  },
  {
    code: 'INSUFFICIENT_SCOPE',
    status: 403,
    title: 'The token does not allow this',
    explanation: 'The token is valid, and lacks the scope that this route needs: `read`, `write` or `admin`.',
  },
  {
    code: 'ROUTE_NOT_FOUND',
    status: 404,
    title: 'No such route',
    explanation: 'The service has nothing under this address.',
  },
  {
    code: 'METHOD_NOT_ALLOWED',
    status: 405,
    title: 'No such method here',
    explanation: 'The address exists, with other methods; the `Allow` header field names them.',
  },
  {
    code: 'PRECONDITION_FAILED',
    status: 412,
    title: 'If-Match does not hold',
    explanation:
      '`If-Match` names none of the current entity tags: read the resource again and decide again. A weak one, `W/"…"`, never matches (RFC 9110, 13.1.1), and `*` only what is there already.',
  },
  {
    code: 'BODY_TOO_LARGE',
    status: 413,
    title: 'The request is too large',
    explanation: 'The body is larger than the service takes in one request.',
  },
  {
    code: 'UNSUPPORTED_MEDIA_TYPE',
    status: 415,
    title: 'Not JSON',
    explanation: 'A body is sent as `Content-Type: application/json`, in UTF-8, without a content encoding.',
  },
  {
    code: 'IDEMPOTENCY_KEY_REUSED',
    status: 422,
    title: 'The key was used for another request',
    explanation:
      'LOG-3: a command sent again by the same caller under the same key has no second effect and gets the first response; under the same key with another body it is refused. A new request needs a new key.',
    rule: 'LOG-3',
  },
  {
    code: 'REFERENCE_UNRESOLVED',
    status: 424,
    title: 'The command referred to has no such result',
    explanation:
      'The command of a batch refers to the answer to an earlier one, which was refused or holds no such text. It was not sent; correct the earlier one and send both again.',
  },
  {
    code: 'POSITION_OF_ANOTHER_LOG',
    status: 410,
    title: 'The position belongs to another log',
    explanation: 'The position was handed out by another event log, such as a copy or one from before a restore.',
  },
  {
    code: 'POSITION_BEYOND_HEAD',
    status: 400,
    title: 'The log has not reached this position',
    explanation:
      'LOG-4: a query that names a position never returns data from before it; a position that the log has not reached is refused.',
    rule: 'LOG-4',
  },
  {
    code: 'POSITION_NOT_REACHED',
    status: 503,
    title: 'Not yet at this position',
    explanation:
      'The read tables have not reached `minPosition` within the wait, or are too far behind the log for a decision. Ask again after `Retry-After`, or wait longer with `Prefer: wait=<seconds>`.',
  },
  {
    code: 'READ_MODEL_INCOMPLETE',
    status: 503,
    title: 'These read tables are being made',
    explanation:
      'What this reads is new in this version of the service, is being made from the log, and lacks a part so far. Other reads work. Ask again after `Retry-After`, or wait longer with `Prefer: wait=<seconds>`.',
  },
  {
    code: 'PROJECTOR_FAILED',
    status: 503,
    title: 'These read tables have stopped',
    explanation:
      'The projector of the tables that this reads, or that a decision needs, met something that it cannot apply, and stopped there; `detail` says where and why. Nothing is wrong with the request, and what reads other tables works. It goes on once the service’s operator has repaired it.',
  },
  {
    code: 'RACE_LOST',
    status: 409,
    title: 'Others were first',
    explanation: 'Others changed the same things first, time and again. Nothing was changed; send the command again.',
  },
  {
    code: 'LOG_UNAVAILABLE',
    status: 503,
    title: 'The event log cannot be reached',
    explanation: 'Nothing was written. Ask again after `Retry-After`.',
  },
  {
    code: 'DATABASE_UNAVAILABLE',
    status: 503,
    title: 'The database cannot be reached',
    explanation:
      'The database broke off or cannot be reached at the moment. Ask again after `Retry-After`; a command under the same `Idempotency-Key`.',
  },
  {
    code: 'OUTCOME_UNKNOWN',
    status: 503,
    title: 'Whether it was done is not known',
    explanation:
      'The connection to the event log broke while the command was being written. Send it again under the same `Idempotency-Key`: it has one effect at most.',
  },
  {
    code: 'NOT_READY',
    status: 503,
    title: 'The service is not ready',
    explanation: '`errors` names the health checks that fail, and why.',
  },
  {
    code: 'OVERLOADED',
    status: 503,
    title: 'Too much at once',
    explanation:
      'The service has more to do than it can soon answer, and says so at once instead of letting the request wait. Nothing was read or written; send it again after `Retry-After`.',
  },
  {
    code: 'SHUTTING_DOWN',
    status: 503,
    title: 'The service is stopping',
    explanation:
      'The service answers what it has taken and takes nothing new. Nothing was read or written; send the request again on a new connection after `Retry-After`.',
  },
  {
    code: 'RATE_LIMITED',
    status: 429,
    title: 'Too many requests',
    explanation:
      'The user, or the address of requests without a valid token, has sent more requests than `RateLimit-Policy` allows. Nothing was read or written; `Retry-After` says in how many seconds the next request is taken, `RateLimit` what is left.',
  },
  {
    code: 'REQUEST_TIMEOUT',
    status: 408,
    title: 'The request took too long to arrive',
    explanation: 'The header fields or the body did not arrive in time. Nothing was written; send the request again.',
  },
  {
    code: 'HEADERS_TOO_LARGE',
    status: 431,
    title: 'The header fields are too large',
    explanation: 'The request line and header fields together are larger than the service takes: 16 KiB.',
  },
  {
    code: 'REQUEST_REFUSED',
    title: 'The request was not accepted',
    explanation: 'The request breaks the HTTP protocol in a way that its status names.',
  },
  {
    code: 'INTERNAL_ERROR',
    status: 500,
    title: 'Something broke',
    explanation: 'A fault of the service, logged under the id that `X-Request-Id` names.',
  },
] as const satisfies readonly ProblemPage[];

/** The codes of the problems that any route can respond with. */
export type KernelProblemCode = (typeof kernelProblemPages)[number]['code'];
