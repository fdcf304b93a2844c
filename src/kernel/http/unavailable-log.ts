import type { FastifyRequest } from 'fastify';
import { loggableError } from './loggable-error.js';
import type { ProblemError } from './problem.js';

/** Between two lines about one cause, in milliseconds. */
const EVERY_MS = 10_000;
/** Causes that are told apart; beyond it all are told anew. */
const MOST_CAUSES = 200;

/** Says in the log why a request was answered 503. */
export type TellWhy = (request: Pick<FastifyRequest, 'log'>, problem: ProblemError, thrown: unknown) => void;

/** Tells each cause at once and then once in ten seconds, with how many more answers it had meanwhile. */
export function unavailableLog(now: () => number = () => performance.now()): TellWhy {
  const told = new Map<string, { at: number; more: number }>();
  return ({ log }, { problem: { code, detail } }, thrown) => {
    const error = loggableError(thrown);
    const cause = thrown instanceof Error && thrown.cause !== undefined ? loggableError(thrown.cause) : undefined;
    // A detail names positions and times, which differ from one answer to the next.
    const key = [code, error.type, error.code, cause?.code ?? (detail === error.message ? '' : error.message)].join();
    const before = told.get(key);
    if (before !== undefined && now() - before.at < EVERY_MS) {
      before.more++;
      return;
    }
    if (told.size >= MOST_CAUSES) told.clear();
    told.set(key, { at: now(), more: 0 });
    log.warn({ code, error, cause, moreSinceLastTold: before?.more ?? 0 }, 'a request was answered 503');
  };
}
