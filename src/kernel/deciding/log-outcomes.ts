import type { Logger } from '../runtime/logging.js';
import type { DecidingObserver } from './executing.js';

/**
 * An observer that logs a line, at level debug, for each command that was done, with the command's id as its events
 * have it and their correlation id, which is the id of the request; passes everything on.
 */
export function logOutcomes(logger: Logger, next?: DecidingObserver): DecidingObserver {
  return {
    onState: (stream, kept) => next?.onState(stream, kept),
    onOutcome: (stream, outcome) => {
      next?.onOutcome(stream, outcome);
      const context = outcome.kind === 'done' ? outcome.events[0]?.context : undefined;
      if (outcome.kind !== 'done' || context === undefined) return;
      const { revision, position, repeated } = outcome;
      const { commandId, correlationId } = context;
      logger.debug({ commandId, correlationId, stream, revision, position: String(position), repeated }, 'command');
    },
  };
}
