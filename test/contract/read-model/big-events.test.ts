import { randomBytes, randomUUID } from 'node:crypto';
import type { EventLog } from '../../../src/kernel/event-log/event-log.js';
import { memoryLog } from '../../../src/kernel/event-log/memory-log.js';
import { readBatch, type Batch } from '../../../src/kernel/projecting/feed.js';
import { eventLogDatabase, type EventLogDatabase } from '../../support/event-log-database.js';
import { newEvent } from '../../support/new-event.js';

const MIB = 1024 * 1024;

let database: EventLogDatabase;
beforeAll(async () => {
  database = await eventLogDatabase();
});
afterAll(() => database.drop());

const stores = [
  ['memory', () => Promise.resolve(memoryLog())],
  ['Postgres', () => database.open()],
] as const;

/** Appends batches of that many events each, whose text cannot be compressed; returns the ids. */
async function appendAll(log: EventLog, appends: readonly { events: number; bytes: number }[]): Promise<string[]> {
  const ids: string[] = [];
  for (const { events: count, bytes } of appends) {
    const context = { commandId: randomUUID() };
    const make = () => newEvent({ context, data: { noise: randomBytes((bytes * 3) / 4).toString('base64') } });
    const [first, ...rest] = [make(), ...Array.from({ length: count - 1 }, make)];
    await log.append({ stream: `some-${randomUUID()}`, expectedRevision: 0, events: [first, ...rest] });
    ids.push(...[first, ...rest].map(({ id }) => id));
  }
  return ids;
}

async function batchesOf(log: EventLog, streamPrefixes: readonly string[], limit: number): Promise<readonly Batch[]> {
  const batches: Batch[] = [];
  for (let after = 0n, more = true; more; after = batches.at(-1)?.next ?? after) {
    const batch = await readBatch(log, streamPrefixes, after, limit);
    batches.push(batch);
    more = batch.more;
  }
  return batches;
}

const bytesOf = ({ events }: Batch) => events.reduce((sum, { event }) => sum + JSON.stringify(event).length, 0);

describe.each(stores)('a projector’s batches of large events, from the log in %s', (_store, open) => {
  it('hold about 8 MiB at most, consist of whole appends, and leave nothing out', async () => {
    const log = await open();
    const small = Array.from({ length: 20 }, () => ({ events: 1, bytes: 1_000 }));
    const large = Array.from({ length: 24 }, (_, n) => ({ events: 1 + (n % 3), bytes: (800_000 / (1 + (n % 3))) | 0 }));
    const ids = await appendAll(log, [...small, ...large, ...small]);
    for (const prefixes of [[''], ['some-'], ['none-', 'some-']]) {
      const batches = await batchesOf(log, prefixes, 1_000);
      expect(batches.flatMap(({ events }) => events.map(({ id }) => id))).toEqual(ids);
      expect(batches.length).toBeGreaterThan(2);
      expect(Math.max(...batches.map(bytesOf))).toBeLessThan(9 * MIB);
      // No append is divided.
      for (const { events } of batches) expect(events[0]?.revision ?? 1).toBe(1);
    }
  });
});
