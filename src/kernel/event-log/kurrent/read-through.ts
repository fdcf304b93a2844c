import type { BaseOptions, EventStoreDBClient, StreamingRead } from '@eventstore/db-client';
import { drain, type Tap } from './draining.js';
import { BrokenOffError } from './kurrent-failures.js';
import type { KurrentParts } from './parts.js';

/**
 * Reads to the end of what is requested, from the leader, so that everything acknowledged is seen. Fails if the server
 * is silent for longer than a call may take.
 */
export async function readThrough<Item>(
  { connection, times }: KurrentParts,
  ask: (client: EventStoreDBClient, common: BaseOptions) => StreamingRead<Item>,
  take: (item: Item) => void,
): Promise<void> {
  const client = connection.client();
  try {
    const read = ask(client, { requiresLeader: true, credentials: connection.credentials });
    let tap: Tap | undefined;
    await drain<Item>({
      source: read,
      stop: () => read.cancel(),
      silence: times.deadline,
      onOpen: (opened) => (tap = opened),
      onItem: (item) => {
        tap?.alive();
        take(item);
        return false;
      },
    });
    // A client that is replaced ends its reads as if they were complete.
    if (connection.client() !== client) throw new BrokenOffError('the client was replaced during a read');
    connection.report(client);
  } catch (error) {
    connection.report(client, error);
    throw error;
  }
}
