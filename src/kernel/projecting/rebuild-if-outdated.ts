import type { Logger } from '../runtime/logging.js';
import type { HeldCheckpoint } from './checkpoint.js';
import type { Projector } from './projector.js';

/** Rebuilds a projector's tables beside the live ones; rejects if it can't, and soon after the signal is aborted. */
export type Rebuild = (signal: AbortSignal) => Promise<void>;

/** Which tables are rebuilt, and how; never if `rebuild` is absent. */
export interface OutdatedOptions {
  readonly projector: Projector;
  readonly logger: Logger;
  readonly rebuild?: Rebuild;
}

/** Tables being rebuilt beside the live ones. */
export interface RebuildUnderWay {
  /** Whether the new tables have replaced them. */
  isDone(): boolean;
  /** Aborts a rebuild in progress, without waiting for its end. */
  stop(): void;
  /** Resolves once no rebuild is in progress. */
  readonly ended: Promise<void>;
}

const NOTHING: RebuildUnderWay = { isDone: () => false, stop: () => undefined, ended: Promise.resolve() };

/**
 * If another version of their projector made the tables, rebuilds them beside the live ones, which are kept up to date
 * meanwhile; calls `over` when the new ones are in place. If that fails, the live tables stay, and a log line says what
 * to do.
 */
export function rebuildIfOutdated(options: OutdatedOptions, held: HeldCheckpoint, over: () => void): RebuildUnderWay {
  const { projector, rebuild, logger } = options;
  // At position 0 there is nothing to rebuild.
  if (rebuild === undefined || held.position === 0n || held.version === (projector.version ?? null)) return NOTHING;
  const versions = { projector: projector.name, madeUnder: held.version, version: projector.version };
  logger.warn(
    versions,
    'read tables were made by another version of their projector: they are being rebuilt beside the live ones',
  );
  const giveUp = new AbortController();
  let done = false;
  const ended = rebuild(giveUp.signal).then(
    () => {
      done = true;
      over();
    },
    (err: unknown) => {
      if (giveUp.signal.aborted) return;
      const remedy = `run \`brightly rebuild ${projector.name}\`, which says why, unless another process is rebuilding them`;
      logger.error({ ...versions, err, remedy }, 'read tables could not be rebuilt; the live ones stay in use');
    },
  );
  return { isDone: () => done, stop: () => giveUp.abort(), ended };
}
