import type { FastifyReply, FastifyRequest } from 'fastify';

/** Tells browsers that a response is not a page, frame or script, and to send no referrer. */
const SECURITY_FIELDS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
} as const;

/** Two years; browsers' preload lists require at least one. */
const HSTS = { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } as const;

/** Response header fields that a web page of another origin may read, besides those that it always may. */
const EXPOSED =
  'Allow, Brightly-Position, ETag, Idempotency-Replayed, Link, Location, Preference-Applied, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate, X-Request-Id';
const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE';
const REQUEST_FIELDS =
  'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Prefer, Traceparent, X-Request-Id';
/** How long a browser may cache the result of a preflight, in seconds: the most that the major ones accept. */
const PREFLIGHT_SECONDS = '7200';

/** The header fields of every response, by name; a route that is a page or hands out an entity tag overrides some. */
export function commonFields(secure: boolean): Readonly<Record<string, string>> {
  return { 'cache-control': 'no-store', ...SECURITY_FIELDS, ...(secure ? HSTS : {}) };
}

/**
 * Lets web pages of these origins, and no others, read responses (Fetch standard, CORS protocol), without cookies,
 * which the service does not use. Returns whether the request was a preflight and is finished.
 */
export function answerOrigin(origins: ReadonlySet<string>, request: FastifyRequest, reply: FastifyReply): boolean {
  const { origin } = request.headers;
  if (origin === undefined || !origins.has(origin)) return false;
  void reply.header('access-control-allow-origin', origin);
  if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) {
    void reply.header('access-control-expose-headers', EXPOSED);
    return false;
  }
  void reply
    .status(204)
    .headers({
      'access-control-allow-methods': METHODS,
      'access-control-allow-headers': REQUEST_FIELDS,
      'access-control-max-age': PREFLIGHT_SECONDS,
    })
    .send();
  return true;
}

/** The value of `Vary` of a response that differs by origin; a route may have named more fields. */
export function varyByOrigin(vary: unknown): string {
  return typeof vary === 'string' && vary !== '' ? `${vary}, Origin` : 'Origin';
}
