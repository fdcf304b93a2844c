import {
  AppendOutcomeUnknownError,
  LogUnavailableError,
  type Append,
  type EventLog,
} from '../../src/kernel/event-log/event-log.js';

/**
 * What becomes of an append: as it should be, or its answer is lost after it was written, or it is lost unwritten, or it is
 * not even tried.
 */
export type Fate = 'fine' | 'written, answer lost' | 'lost' | 'unavailable';

/** A log whose appends meet the fates given, one each; those after the last are fine. `before` runs ahead of each. */
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
