import { focusProjector } from '../../../projections/focus/focus.projector.js';
import type { House } from '../../house.js';
import { runProjector } from '../../kernel/projecting/runner.js';
import { CommandError } from '../terminal.js';
import { stopIfAsked, type Importing } from './importing.js';

/**
 * Lets the read tables be until the commands are done, unless a running service keeps them: thousands of small batches
 * beside the appends would take half of the machine, and nobody reads them meanwhile.
 */
export async function withoutProjecting({ projector }: House): Promise<void> {
  await projector.stop();
}

const LOOK_EVERY_MS = 1000;

/** Brings the read tables up to date, or waits until the service has. Throws a CommandError where they stopped. */
export async function projectAll(importing: Importing): Promise<void> {
  const { log, pool, clock, logger, waiter } = importing.house;
  const head = await log.head();
  const projector = runProjector({ log, pool, projector: focusProjector, clock, logger, holder: clock.randomUuidV7() });
  try {
    while ((await waiter.wait(head, LOOK_EVERY_MS)) !== 'reached') {
      stopIfAsked(importing);
      const { failure } = projector.status();
      if (failure === undefined) continue;
      throw new CommandError(
        `All is in the log, but the read tables stopped at position ${failure.position}: ${failure.reason}`,
      );
    }
  } finally {
    await projector.stop();
  }
}
