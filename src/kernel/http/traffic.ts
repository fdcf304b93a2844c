import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { ProblemError } from './problem.js';
import { kernelProblem, RETRY_AFTER_SECONDS } from './refusal-to-problem.js';

/** Something that may be so far behind that another request would only wait. */
export interface Pressure {
  /** For the refusal's text: `the event loop is behind`. */
  readonly sentence: string;
  exceeded(): boolean;
}

/** The requests in progress, and whether more are accepted. */
export interface Traffic {
  /** Counts a request until its connection is done with it; returns the reason if it is refused. */
  admit(response: ServerResponse): ProblemError | undefined;
  /** Requests in progress. */
  inFlight(): number;
  /** The pending response to a request that was received completely on this connection. */
  awaitedOn(socket: Socket): ServerResponse | undefined;
  /** Accepts no more requests; each response from now on is the last on its connection. */
  stop(): void;
  /** Resolves once it is stopped and no request is in progress. */
  readonly over: Promise<void>;
}

/** Whether a request is a health check, which gets a response even when others are refused. */
export function isHealthRequest({ routeOptions }: Pick<FastifyRequest, 'routeOptions'>): boolean {
  // By its route: an address can be written in many ways.
  return routeOptions.url?.startsWith('/health/') === true;
}

/**
 * Accepts `maxInFlight` requests at a time while none of the pressures is exceeded; refuses others at once with 503.
 */
export function createTraffic(maxInFlight: number, pressures: readonly Pressure[] = []): Traffic {
  const underWay = new Set<ServerResponse>();
  let stopping = false;
  let announce = (): void => undefined;
  const over = new Promise<void>((resolve) => (announce = resolve));
  const leave = (response: ServerResponse): void => {
    underWay.delete(response);
    if (stopping && underWay.size === 0) announce();
  };
  return {
    admit: (response) => {
      if (stopping) {
        response.setHeader('connection', 'close');
        return refused('SHUTTING_DOWN', 'The service is stopping; send the request again.');
      }
      if (underWay.size >= maxInFlight) {
        return refused('OVERLOADED', `More than ${maxInFlight} requests are under way; send the request again.`);
      }
      const behind = pressures.find((pressure) => pressure.exceeded());
      if (behind) return refused('OVERLOADED', `At the moment ${behind.sentence}; send the request again.`);
      underWay.add(response);
      // Also if the client went away before the response.
      response.once('close', () => leave(response));
      return undefined;
    },
    inFlight: () => underWay.size,
    awaitedOn: (socket) => [...underWay].find((response) => response.socket === socket && response.req.complete),
    stop: () => {
      stopping = true;
      for (const response of underWay) lastOnItsConnection(response);
      if (underWay.size === 0) announce();
    },
    over,
  };
}

/** Announces to the client that the connection ends with this response, if the header has not been sent. */
export function lastOnItsConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}

function refused(code: 'SHUTTING_DOWN' | 'OVERLOADED', detail: string): ProblemError {
  return kernelProblem(503, code, detail, { 'retry-after': String(RETRY_AFTER_SECONDS) });
}
