import type { ResolvedEvent } from '@eventstore/db-client';
import type { ReadStream, RecordedEvent } from '../event-log.js';
import { DamagedLogError, unavailable, verdictOn } from './kurrent-failures.js';
import type { KurrentParts } from './parts.js';
import { readThrough } from './read-through.js';
import { withRetries } from './kurrent-retrying.js';
import { fromStore } from './stored-event.js';

/** Reads streams by name, each with everything that was committed before the call. */
export async function readStreams(
  parts: KurrentParts,
  requests: readonly ReadStream[],
): Promise<readonly (readonly RecordedEvent[])[]> {
  return Promise.all(requests.map((request) => readStream(parts, request)));
}

/** Reads one stream; a read that breaks off is continued after the last event received. */
async function readStream(parts: KurrentParts, request: ReadStream): Promise<readonly RecordedEvent[]> {
  const { stream, fromRevision, limit = Number.MAX_SAFE_INTEGER } = request;
  if (limit <= 0) return [];
  const events: RecordedEvent[] = [];
  const name = parts.streamPrefix + stream;
  const next = (): number => Math.max(fromRevision, 1) + events.length;
  const take = (resolved: ResolvedEvent): void => {
    const event = fromStore(resolved, parts.streamPrefix, parts.codec);
    if (event.revision !== next()) throw new DamagedLogError(`Stream ${name} of the store lacks revision ${next()}.`);
    events.push(event);
  };
  const attempt = (): Promise<void> => {
    const options = { fromRevision: BigInt(next() - 1), maxCount: limit - events.length };
    return readThrough(parts, (client, common) => client.readStream(name, { ...options, ...common }), take);
  };
  const giveUp = (failures: readonly unknown[]): Error => unavailable(failures.at(-1));
  try {
    await withRetries({ attempt, patience: parts.times.reading, progress: () => events.length, giveUp });
  } catch (error) {
    if (verdictOn(error) !== 'notFound') throw error;
  }
  return events;
}
