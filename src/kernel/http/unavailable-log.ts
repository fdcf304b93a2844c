import type { FastifyRequest } from 'fastify';
import { loggableError } from './loggable-error.js';
import type { ProblemError } from './problem.js';

/** Milliseconds between two lines about the same cause. */
const EVERY_MS = 10_000;
/** The most causes that are remembered; beyond that, all are forgotten and logged again. */
const MOST_CAUSES = 200;

/** Logs why a request got 503. */
export type TellWhy = (request: Pick<FastifyRequest, 'id' | 'log'>, problem: ProblemError, thrown: unknown) => void;

/** Logs each cause at once and then every ten seconds, with the number of further responses that it had meanwhile. */
export function unavailableLog(now: () => number = () => performance.now()): TellWhy {
  const told = new Map<string, { at: number; more: number }>();
  return ({ id: requestId, log }, { problem: { code, detail } }, thrown) => {
    const error = loggableError(thrown);
    const cause = thrown instanceof Error && thrown.cause !== undefined ? loggableError(thrown.cause) : undefined;
    // A detail names positions and times, which differ from one response to the next.
    const key = [code, error.type, error.code, cause?.code ?? (detail === error.message ? '' : error.message)].join();
    const before = told.get(key);
    if (before !== undefined && now() - before.at < EVERY_MS) {
      before.more++;
      return;
    }
    if (told.size >= MOST_CAUSES) told.clear();
    told.set(key, { at: now(), more: 0 });
    log.warn({ requestId, code, error, cause, moreSinceLastTold: before?.more ?? 0 }, 'a request got 503');
  };
}
