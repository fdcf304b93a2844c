import { randomUUID } from 'node:crypto';
import { NO_STREAM, type ResolvedEvent } from '@eventstore/db-client';
import { LogUnavailableError } from '../event-log.js';
import { DamagedLogError, unavailable, verdictOn } from './kurrent-failures.js';
import type { KurrentParts } from './parts.js';
import { readThrough } from './read-through.js';
import { withRetries } from './kurrent-retrying.js';
import { positionOf } from './stored-event.js';

/** Which log this is, and where it begins among all that its store holds. */
export interface LogIdentity {
  readonly id: string;
  /** Neither at this position nor before it is there an event of the log. */
  readonly beginning: bigint;
}

const giveUp = (failures: readonly unknown[]): Error => unavailable(failures.at(-1));

/** Outside the log's own streams, so that no reader finds it; never to be deleted. */
function streamOf({ streamPrefix }: KurrentParts): string {
  return `log-${streamPrefix.slice(0, -1)}`;
}

async function readIdentity(parts: KurrentParts): Promise<LogIdentity | undefined> {
  const stream = streamOf(parts);
  let first: ResolvedEvent | undefined;
  const attempt = (): Promise<void> =>
    readThrough(
      parts,
      (client, common) => client.readStream(stream, { maxCount: 1, ...common }),
      (resolved) => (first = resolved),
    );
  try {
    await withRetries({ attempt, patience: parts.times.reading, giveUp });
  } catch (error) {
    if (verdictOn(error) === 'notFound') return undefined;
    throw error;
  }
  const { id } = (first?.event?.data ?? {}) as { readonly id?: unknown };
  const beginning = first && positionOf(first);
  if (typeof id === 'string' && beginning !== undefined) return { id, beginning };
  throw new DamagedLogError(`Stream ${stream} of the event log’s store does not say which log this is.`);
}

async function begin(parts: KurrentParts): Promise<void> {
  const { connection, times } = parts;
  const { credentials } = connection;
  const id = randomUUID();
  const event = { id, type: 'LogBegan', contentType: 'application/json' as const, data: { id }, metadata: {} };
  const options = { expectedRevision: NO_STREAM, credentials, requiresLeader: true, deadline: times.deadline } as const;
  const stream = streamOf(parts);
  const attempt = () => connection.call(times.deadline, (client) => client.appendToStream(stream, [event], options));
  await withRetries({ attempt, patience: times.appending, giveUp }).catch((error: unknown) => {
    // Another process has created it.
    if (verdictOn(error) !== 'conflict') throw error;
  });
}

/** The identity of the log under this prefix, given to it when it is opened for the first time. */
export async function identify(parts: KurrentParts): Promise<LogIdentity> {
  const known = await readIdentity(parts);
  if (known !== undefined) return known;
  await begin(parts);
  const begun = await readIdentity(parts);
  if (begun === undefined) throw new LogUnavailableError('The event log’s server lost the log that was just begun.');
  return begun;
}

/** Throws DamagedLogError where the store now holds another log than before, or none. */
export async function checkIdentity(parts: KurrentParts, { id }: LogIdentity): Promise<void> {
  const now = await readIdentity(parts);
  if (now?.id === id) return;
  throw new DamagedLogError(`This server now holds log ${now?.id ?? 'none'}, no longer ${id}: restart the service.`);
}
