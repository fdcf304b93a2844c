import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { happened, type Decider, type DomainEvent } from '../../src/kernel/deciding/decider.js';
import { createExecutor } from '../../src/kernel/deciding/execute.js';
import type { Executor } from '../../src/kernel/deciding/executing.js';
import { openPostgresLog } from '../../src/kernel/event-log/postgres-log.js';
import { systemClock } from '../../src/kernel/runtime/clock.js';
import { migrate } from '../../src/kernel/runtime/migrations.js';
import { offered } from './append-events.js';
import { callsPerSecond, interleaved, type BenchContext, type BenchRow } from './harness.js';

/** Decides on the basis of earlier offers, as real commands do, and appends an event of the usual size. */
const offering: Decider<Set<string>, string, DomainEvent> = {
  initial: () => new Set(),
  evolve: (ids, event) => ids.add((event as typeof offered).data.itemId),
  decide: (itemId, ids) => {
    if (ids.has(itemId)) throw new Error(`Item ${itemId} was offered twice.`);
    return happened<DomainEvent>({ ...offered, data: { ...offered.data, itemId } });
  },
};

/** A caller that sends commands to a stream one after the other, each under its own key. */
function sender(executor: Executor, stream: string): () => Promise<void> {
  const [organizationId, actor] = [randomUUID(), randomUUID()];
  return async () => {
    const itemId = randomUUID();
    const context = { organizationId, actor, key: randomUUID(), request: JSON.stringify(offered.personal) };
    const command = { decider: offering, deciderVersion: 'offering/1', stream, command: itemId, context };
    const outcome = await executor.execute(command);
    if (outcome.kind !== 'done') throw new Error(`An item was not offered: ${outcome.kind}.`);
  };
}

/** How many commands per second one stream carries out, each decided on the earlier ones and durable. */
export async function rows(context: BenchContext): Promise<readonly BenchRow[]> {
  const { url, drop } = await context.database();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await migrate(client, 'log');
  await client.end();
  const log = await openPostgresLog({ url });
  const executor = createExecutor({ log, clock: systemClock, hmacKey: randomBytes(32) });
  const onOneStream = (callers: number) => {
    const stream = `focus-${randomUUID()}`;
    return callsPerSecond(callers, context.seconds, () => sender(executor, stream));
  };
  try {
    const { ours, theirs } = await interleaved(context, { ours: () => onOneStream(32), theirs: () => onOneStream(1) });
    const part = { name: '32 callers on one stream', against: 'the same appends one after the other' };
    const ratio = Number((ours / theirs).toFixed(2));
    return [{ ...part, value: Math.round(ours), unit: 'commands/s', ratio, atLeast: 5, aim: 10 }];
  } finally {
    await log.close();
    await drop();
  }
}
