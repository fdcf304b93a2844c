import type { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import {
  LogController,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type RouteOptions,
} from 'fastify';
import type { Logger } from 'pino';
import { DOOR_DEFAULTS, type DoorConfiguration } from '../runtime/door-configuration.js';
import { answerOrigin, commonFields, varyByOrigin } from './answer-fields.js';
import type { Principal } from '../deciding/room.js';
import type { Moment } from '../reading/moment.js';
import type { VerifiedToken } from './authentication/verify-token.js';
import { clientErrors } from './client-errors.js';
import { kernelProblem } from './refusal-to-problem.js';
import { requestIdFrom } from './trace-context.js';
import { isHealthRequest, createTraffic, type Traffic } from './traffic.js';

/** The largest body that is accepted, in bytes: one append and the JSON around it. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** The largest header section that is accepted, in bytes. */
export const MAX_HEADER_BYTES = 16 * 1024;

/** How long a header section may take to arrive, in milliseconds. */
const HEADERS_TIMEOUT_MS = 10_000;

/** How long a connection may stay open without a request, in milliseconds: longer than proxies keep theirs. */
const KEEP_ALIVE_MS = 75_000;

/** How often time-outs are checked, in milliseconds. */
const TIMEOUTS_EVERY_MS = 1_000;

/** Options of the adapter; all but the logger have defaults. */
export interface AdapterOptions {
  readonly logger: Logger;
  readonly door?: DoorConfiguration;
  /** As in `HttpOptions`. */
  readonly publicUrl?: () => string;
  readonly traffic?: Traffic;
  /** Called for each response, for metrics; must not throw. */
  readonly onAnswer?: (answer: AnswerGiven) => void;
}

/** A response that has been sent. */
export interface AnswerGiven {
  readonly method: string;
  /** The route's pattern, never the address; null if no route was found. */
  readonly route: string | null;
  readonly status: number;
  readonly durationMs: number;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sent the request, once the guard knows; null on public routes. */
    caller: Principal | null;
    /** What the request's token says, once the guard knows; null on public routes. */
    token: VerifiedToken | null;
    /** The moment as of which a read responds; absent for the present. */
    moment?: Moment;
  }
  interface FastifyInstance {
    /** The methods that some route accepts at this path; empty if there is no route. */
    allowedMethods(path: string): readonly string[];
  }
}

/**
 * Nest's adapter over a Fastify that logs one line per response to `logger`, names every request, keeps the door's
 * limits, and leaves bodies as bytes: `jsonBody` reads them, after authentication.
 */
export function createAdapter(options: AdapterOptions): FastifyAdapter {
  const { door = DOOR_DEFAULTS, publicUrl = () => '' } = options;
  const { logger, traffic = createTraffic(door.maxInFlight) } = options;
  const fields = commonFields(door.publicUrl?.startsWith('https:') === true);
  const adapter = new FastifyAdapter({
    ...connectionLimits(door),
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    // A child logger for each request costs more than the one line that most of them log, which names its request
    // itself.
    childLoggerFactory: (parent: FastifyBaseLogger) => parent,
    genReqId: (request: IncomingMessage) => requestIdFrom(request.headers['x-request-id']),
    trustProxy: door.trustedProxies.length > 0 ? [...door.trustedProxies] : false,
    // While it closes, `traffic` refuses requests, as at other times.
    return503OnClosing: false,
    clientErrorHandler: clientErrors({ logger, traffic, publicUrl, fields }),
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      void reply.headers({ 'x-request-id': request.id, ...fields });
      reply.server.errorHandler(error, request, reply);
    },
  });
  const fastify = adapter.getInstance();
  const { server } = fastify;
  server.maxConnections = door.maxConnections;
  // An unknown expectation is ignored, as RFC 9110, 10.1.1 allows.
  server.on('checkExpectation', (request, response) => void server.emit('request', request, response));
  fastify.removeAllContentTypeParsers();
  adapter.useBodyParser('*', false, {}, (_request, body, done) => {
    done(null, body);
  });
  const methodsAt = rememberRoutes((listener) => fastify.addHook('onRoute', listener));
  fastify.decorate('allowedMethods', methodsAt);
  fastify.decorateRequest('caller', null);
  fastify.decorateRequest('token', null);
  fastify.decorateRequest('moment', undefined);
  onEachRequest(fastify, new Set(door.corsOrigins), fields, traffic);
  fastify.addHook('onResponse', (request, reply, done) => {
    const answer = answerGiven(request, reply);
    options.onAnswer?.(answer);
    logger.info({ requestId: request.id, ...answer, userId: request.caller?.userId }, 'request');
    done();
  });
  return adapter;
}

function onEachRequest(
  fastify: FastifyInstance,
  origins: ReadonlySet<string>,
  fields: Readonly<Record<string, string>>,
  traffic: Traffic,
): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers({ 'x-request-id': request.id, ...fields });
    if (!answerOrigin(origins, request, reply)) done(hostless(request) ?? refusalOf(request, reply, traffic));
  });
  if (origins.size > 0) {
    fastify.addHook('onSend', (_request, reply, payload, done) => {
      void reply.header('vary', varyByOrigin(reply.getHeader('vary')));
      done(null, payload);
    });
  }
}

/** RFC 9112, 3.2: 400; Node would say so too, but not as a problem. */
function hostless({ raw }: FastifyRequest): Error | undefined {
  if (raw.headers.host !== undefined || raw.httpVersion !== '1.1') return undefined;
  return kernelProblem(400, 'MALFORMED_REQUEST', 'An HTTP/1.1 request names its Host.');
}

function refusalOf(request: FastifyRequest, reply: FastifyReply, traffic: Traffic): Error | undefined {
  // A request without a connection of its own is a part of a batch, which was admitted as a whole.
  if (isHealthRequest(request) || !(request.raw.socket instanceof Socket)) return undefined;
  return traffic.admit(reply.raw);
}

function connectionLimits({ requestTimeout }: DoorConfiguration): object {
  const requestTimeoutMs = requestTimeout * 1000;
  return {
    bodyLimit: MAX_BODY_BYTES,
    // The limit of the header section is enough: what is not an id gets an error that says so, however long it is.
    routerOptions: { maxParamLength: MAX_HEADER_BYTES },
    requestTimeout: requestTimeoutMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: {
      requireHostHeader: false,
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: Math.min(HEADERS_TIMEOUT_MS, requestTimeoutMs),
      connectionsCheckingInterval: TIMEOUTS_EVERY_MS,
    },
  };
}

/** The route's pattern, never the address: a query or a path that no route knows may hold personal text. */
function answerGiven(request: FastifyRequest, reply: FastifyReply): AnswerGiven {
  return {
    method: request.method,
    route: request.is404 ? null : (request.routeOptions.url ?? null),
    status: reply.statusCode,
    durationMs: Math.round(reply.elapsedTime * 1000) / 1000,
  };
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
