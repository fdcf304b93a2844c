import type { House } from '../../house.js';
import { runProjector } from '../../kernel/projecting/runner.js';
import { waiterForAll } from '../../kernel/reading/read-model.js';
import { positionWaiter } from '../../kernel/reading/wait-for-position.js';
import { readModels } from '../../read-models.js';
import { CommandError } from '../terminal.js';
import { stopIfAsked, type Importing } from './importing.js';

/**
 * Stops updating the read tables until the commands are done, unless a running service updates them: thousands of small
 * batches would take half of the machine's time from the appends, and nothing reads the tables meanwhile.
 */
export async function withoutProjecting({ readModels: running, histories }: House): Promise<void> {
  const models = [...Object.values(running), ...Object.values(histories)];
  await Promise.all(models.map(({ projector }) => projector.stop()));
}

const LOOK_EVERY_MS = 1000;

/** Brings the read tables up to date, or waits until the service has. Throws a CommandError if they stopped. */
export async function projectAll(importing: Importing): Promise<void> {
  const { log, pool, clock, logger } = importing.house;
  const head = await log.head();
  const holder = clock.randomUuidV7();
  const projectors = readModels.map((projector) => runProjector({ log, pool, projector, clock, logger, holder }));
  // Not those of `House`, which belong to the projectors that were stopped.
  const waiter = waiterForAll(projectors.map((projector) => positionWaiter({ log, projector, pool, clock })));
  try {
    while ((await waiter.wait(head, LOOK_EVERY_MS)) !== 'reached') {
      stopIfAsked(importing);
      for (const { projector, failure } of projectors.map((each) => each.status())) {
        if (failure === undefined) continue;
        throw new CommandError(
          `All is in the log, but the read tables of ${projector} stopped at position ${failure.position}: ${failure.reason}`,
        );
      }
    }
  } finally {
    await Promise.all(projectors.map((projector) => projector.stop()));
  }
}
