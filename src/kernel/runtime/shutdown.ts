import type { Logger } from './logging.js';

/** Stops what was started, in reverse order. */
export interface Shutdown {
  /** Adds a resource to stop; the last one added stops first, and one added after the stop is stopped at once. */
  add(name: string, stop: () => void | Promise<void>): void;
  /**
   * Stops everything, each once; one that fails is logged and the rest still stop. Resolves to whether all went well.
   */
  stop(): Promise<boolean>;
}

/** A shutdown with nothing to stop yet. */
export function createShutdown(logger: Logger): Shutdown {
  const resources: { readonly name: string; readonly stop: () => void | Promise<void> }[] = [];
  const stopAll = async (well = true) => {
    for (let resource = resources.pop(); resource !== undefined; resource = resources.pop()) {
      try {
        await resource.stop();
        logger.debug({ resource: resource.name }, 'stopped');
      } catch (error) {
        well = false;
        logger.error({ err: error, resource: resource.name }, 'did not stop cleanly');
      }
    }
    return well;
  };
  let stopping: Promise<boolean> | undefined;
  return {
    add: (name, stop) => {
      resources.push({ name, stop });
      if (stopping !== undefined) stopping = stopping.then(stopAll);
    },
    stop: () => (stopping ??= stopAll()),
  };
}

/** The part of a process that signals need. */
export type SignalledProcess = Pick<NodeJS.Process, 'on' | 'exit'>;

/**
 * Stops in order and ends the process on SIGTERM, SIGINT or a terminal's SIGHUP, with status 0 if all went well; a
 * second signal ends it at once.
 */
export function stopOnSignals(shutdown: Shutdown, logger: Logger, on: SignalledProcess = process): void {
  let signals = 0;
  const receive = (signal: NodeJS.Signals) => {
    if (++signals > 1) on.exit(1);
    logger.info({ signal }, 'stopping; a second signal ends the process at once');
    void shutdown.stop().then((well) => on.exit(well ? 0 : 1));
  };
  on.on('SIGTERM', receive);
  on.on('SIGINT', receive);
  on.on('SIGHUP', receive);
}
