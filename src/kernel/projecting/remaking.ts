import type { HeldCheckpoint } from './checkpoint.js';
import { rebuild, type RebuildOptions } from './rebuild.js';

/** What tables are made anew with; `createTables` is what a projector must be given for it. */
export type RemakingOptions = Omit<RebuildOptions, 'onProgress' | 'createTables'> &
  Partial<Pick<RebuildOptions, 'createTables'>>;

/** Tables being made anew beside the live ones. */
export interface Remaking {
  /** Whether the new ones have taken their place. */
  isDone(): boolean;
  /** Gives up what is under way; resolves when nothing is. */
  stop(): Promise<void>;
}

/** Whether tables were made under another version of their projector than this one; there is nothing to make at 0. */
function isOutdated({ projector, createTables }: RemakingOptions, { position, version }: HeldCheckpoint): boolean {
  return createTables !== undefined && position > 0n && version !== (projector.version ?? null);
}

/**
 * Makes the tables anew if another version of their projector made them, beside the live ones, which go on being moved
 * meanwhile; calls `over` when that has ended. Where it fails, the live tables stay, and the log says what to do.
 */
export function remakeIfOutdated(options: RemakingOptions, held: HeldCheckpoint, over: () => void): Remaking {
  const { projector, createTables, logger } = options;
  let done = false;
  let stopped = false;
  if (createTables === undefined || !isOutdated(options, held))
    return { isDone: () => false, stop: async () => undefined };
  const versions = { projector: projector.name, madeUnder: held.version, version: projector.version };
  logger.warn(
    versions,
    'read tables were made under another version of their projector: they are made anew beside the live ones',
  );
  const onProgress = () => {
    if (stopped) throw new Error('It was stopped.');
  };
  const ended = rebuild({ ...options, createTables, onProgress }).then(
    () => {
      done = true;
      over();
    },
    (err: unknown) => {
      if (stopped) return;
      const remedy = `run \`brightly rebuild ${projector.name}\`, unless another process is making them anew`;
      logger.error({ ...versions, err, remedy }, 'read tables could not be made anew; the live ones stay in use');
    },
  );
  return {
    isDone: () => done,
    stop: async () => {
      stopped = true;
      await ended;
    },
  };
}
