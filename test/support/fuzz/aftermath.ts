import type { House } from '../../../src/house.js';
import { rebuildFocus } from '../projecting.js';
import { tableHashes } from '../table-hashes.js';
import { wholeLog } from '../whole-log.js';

/**
 * Events beyond this position that nobody was told of: whose request was not answered as done. Events name their request
 * by its `X-Request-Id`.
 */
export async function untold(
  { log }: Pick<House, 'log'>,
  after: bigint,
  acknowledged: ReadonlySet<string>,
): Promise<readonly string[]> {
  // What the service does of itself, such as ending the alarm of who was deactivated, no request asked for.
  const asked = (await wholeLog(log, after)).filter(({ context }) => context.actor !== 'system');
  const found = asked.filter(({ context }) => !acknowledged.has(context.correlationId));
  return found.map(
    ({ position, event, context }) => `${event.type} at ${position}, of request ${context.correlationId}`,
  );
}

/** What the read tables hold, and what they hold once they are built anew from the log. */
export async function beforeAndAfterRebuild({ log, pool, readModels }: House): Promise<readonly [object, object]> {
  const before = await tableHashes(pool, 'focus');
  await readModels.focus.projector.stop();
  await rebuildFocus(log, pool);
  return [before, await tableHashes(pool, 'focus')];
}
