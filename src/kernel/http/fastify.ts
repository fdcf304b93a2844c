import type { IncomingMessage } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { LogController, type FastifyError, type FastifyReply, type FastifyRequest, type RouteOptions } from 'fastify';
import type { Logger } from 'pino';
import type { Caller } from './authentication/caller.js';
import type { VerifiedToken } from './authentication/verify-token.js';
import { requestIdFrom } from './trace-context.js';

/** The largest body that is taken, in bytes: one append's worth and its JSON around it. */
export const MAX_BODY_BYTES = 1024 * 1024;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sent the request, once the guard knows; null on public routes. */
    caller: Caller | null;
    /** What the request's token says, once the guard knows; null on public routes. */
    token: VerifiedToken | null;
  }
  interface FastifyInstance {
    /** The methods that some route takes at this path; empty where there is no route. */
    allowedMethods(path: string): readonly string[];
  }
}

/**
 * Nest's adapter over a Fastify that logs one line per answer to `logger`, names every request, and leaves bodies as
 * bytes: `jsonBody` reads them, after authentication. For `NestFactory.create(module, createAdapter({ logger }))`.
 */
export function createAdapter({ logger }: { readonly logger: Logger }): FastifyAdapter {
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: (request: IncomingMessage) => requestIdFrom(request.headers['x-request-id']),
    bodyLimit: MAX_BODY_BYTES,
    trustProxy: false,
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      nameAndGuard(request, reply);
      reply.server.errorHandler(error, request, reply);
    },
  });
  const fastify = adapter.getInstance();
  fastify.removeAllContentTypeParsers();
  adapter.useBodyParser('*', false, {}, (_request, body, done) => {
    done(null, body);
  });
  const methodsAt = rememberRoutes((listener) => fastify.addHook('onRoute', listener));
  fastify.decorate('allowedMethods', methodsAt);
  fastify.decorateRequest('caller', null);
  fastify.decorateRequest('token', null);
  fastify.addHook('onRequest', (request, reply, done) => {
    nameAndGuard(request, reply);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    logAnswer(request, reply);
    done();
  });
  return adapter;
}

/** Header fields that every answer has; a route that hands out an entity tag overrides `Cache-Control`. */
function nameAndGuard(request: FastifyRequest, reply: FastifyReply): void {
  void reply.headers({
    'x-request-id': request.id,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
}

/** The route's pattern, never the address: a query or a path that no route knows may hold personal text. */
function logAnswer(request: FastifyRequest, reply: FastifyReply): void {
  request.log.info(
    {
      method: request.method,
      route: request.is404 ? null : (request.routeOptions.url ?? null),
      status: reply.statusCode,
      durationMs: Math.round(reply.elapsedTime * 1000) / 1000,
      userId: request.caller?.userId,
    },
    'request',
  );
}

function rememberRoutes(onRoute: (listener: (route: RouteOptions) => void) => void): (path: string) => string[] {
  const routes: { readonly methods: readonly string[]; readonly path: RegExp }[] = [];
  onRoute(({ method, url }) => {
    const segments = url
      .split('/')
      .map((segment) => (segment.startsWith(':') ? '[^/]+' : segment.replaceAll(/[^\w-]/g, '\\$&')));
    routes.push({ methods: [method].flat(), path: new RegExp(`^${segments.join('/')}$`) });
  });
  return (path) =>
    [...new Set(routes.filter((route) => route.path.test(path)).flatMap((route) => route.methods))].sort();
}
