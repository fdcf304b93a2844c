import {
  AppendOutcomeUnknownError,
  LogUnavailableError,
  type Append,
  type EventLog,
} from '../../src/kernel/event-log/event-log.js';

/**
 * The outcome of an append: it succeeds, its response is lost after it was written, it is lost unwritten, or it is not
 * even tried.
 */
export type Fate = 'fine' | 'written, answer lost' | 'lost' | 'unavailable';

/** A log whose appends have these outcomes, one each; those after the last succeed. `before` runs before each. */
export function faultyLog(log: EventLog, fates: readonly Fate[], before: () => Promise<unknown> = async () => {}) {
  const left = [...fates];
  let appends = 0;
  const append = async (request: Append) => {
    appends++;
    const fate = left.shift() ?? 'fine';
    await before();
    if (fate === 'unavailable') throw new LogUnavailableError('There is no connection.');
    if (fate === 'lost') throw new AppendOutcomeUnknownError('The connection died before COMMIT arrived.');
    const result = await log.append(request);
    if (fate === 'written, answer lost') throw new AppendOutcomeUnknownError('The connection died after COMMIT.');
    return result;
  };
  return { ...log, append, appends: () => appends };
}
