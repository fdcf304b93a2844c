import type { House } from '../../../src/house.js';
import { rebuildFocus } from '../projecting.js';
import { tableHashes } from '../table-hashes.js';
import { wholeLog } from '../whole-log.js';

/** Events after this position whose request was not acknowledged. Events name their request by its `X-Request-Id`. */
export async function untold(
  { log }: Pick<House, 'log'>,
  after: bigint,
  acknowledged: ReadonlySet<string>,
): Promise<readonly string[]> {
  // The service's own commands, such as ending the alarm of a deactivated user, have no request.
  const asked = (await wholeLog(log, after)).filter(({ context }) => context.actor !== 'system');
  const found = asked.filter(({ context }) => !acknowledged.has(context.correlationId));
  return found.map(
    ({ position, event, context }) => `${event.type} at ${position}, of request ${context.correlationId}`,
  );
}

/** What the read tables contain, and what they contain after a rebuild. */
export async function beforeAndAfterRebuild({ log, pool, readModels }: House): Promise<readonly [object, object]> {
  const before = await tableHashes(pool, 'focus');
  await readModels.focus.projector.stop();
  await rebuildFocus(log, pool);
  return [before, await tableHashes(pool, 'focus')];
}
