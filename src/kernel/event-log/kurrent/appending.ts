import {
  NO_STREAM,
  WrongExpectedVersionError,
  type AppendExpectedRevision,
  type AppendResult as StoreAnswer,
} from '@eventstore/db-client';
import { inTurn } from './in-turn.js';
import { atMost } from '../../runtime/at-most.js';
import { encodeAppend, type EncodedEvent } from '../encoding.js';
import { AppendOutcomeUnknownError, LogUnavailableError, type Append, type AppendResult } from '../event-log.js';
import type { AppendObserver } from '../group-commit.js';
import { unavailable, verdictOn, wasNeverSent } from './kurrent-failures.js';
import type { KurrentParts } from './parts.js';
import { withRetries } from './kurrent-retrying.js';
import { toStore } from './stored-event.js';

/** The writing half of a log in KurrentDB. */
export interface Appending {
  append(append: Append): Promise<AppendResult>;
  /** Resolves once all accepted appends have completed. */
  settled(): Promise<void>;
}

/** How many appends are in flight at once; more wait here, where no deadline runs. */
const IN_FLIGHT = 64;

function conflict(error: WrongExpectedVersionError): AppendResult {
  const { actualVersion } = error;
  return { kind: 'conflict', actualRevision: typeof actualVersion === 'bigint' ? Number(actualVersion) + 1 : 0 };
}

function answerOf({ nextExpectedRevision, position }: StoreAnswer): AppendResult {
  if (position === undefined)
    throw new LogUnavailableError('The event log’s server returned no position for an append.');
  return { kind: 'appended', revision: Number(nextExpectedRevision) + 1, position: position.commit };
}

function giveUp(failures: readonly unknown[]): Error {
  const cause = failures.at(-1);
  // A refused try wrote nothing; the outcome of an earlier one may be unknown.
  const lost = failures.some((failure) => verdictOn(failure) === 'passing' && !wasNeverSent(failure));
  if (!lost) return unavailable(cause);
  return new AppendOutcomeUnknownError('The outcome of an append on the event log’s server is unknown.', { cause });
}

/**
 * Appends in one call. A call whose response was lost is sent again unchanged, with the same event ids and expected
 * revision: the server recognises it and responds as it would have the first time.
 */
async function send(parts: KurrentParts, append: Append, events: readonly EncodedEvent[]): Promise<AppendResult> {
  const { connection, times, streamPrefix } = parts;
  const expectedRevision: AppendExpectedRevision =
    append.expectedRevision === 0 ? NO_STREAM : BigInt(append.expectedRevision - 1);
  const { credentials } = connection;
  const options = { expectedRevision, credentials, requiresLeader: true, deadline: times.deadline };
  const data = events.map(toStore);
  const attempt = (): Promise<StoreAnswer> =>
    connection.call(times.deadline, (client) => client.appendToStream(streamPrefix + append.stream, data, options));
  try {
    return answerOf(await withRetries({ attempt, patience: times.appending, giveUp }));
  } catch (error) {
    if (error instanceof WrongExpectedVersionError) return conflict(error);
    throw error;
  }
}

/** Appends with one call each, one after the other for each stream. */
export function appendingTo(
  parts: KurrentParts,
  onAppended: (position: bigint) => void,
  observer?: AppendObserver,
): Appending {
  const inStreamsTurn = inTurn();
  const limited = atMost(IN_FLIGHT);
  const pending = new Set<Promise<unknown>>();

  async function appendNow(append: Append, events: readonly EncodedEvent[], since: number): Promise<AppendResult> {
    const began = performance.now();
    const result = await send(parts, append, events);
    if (result.kind === 'appended') onAppended(result.position);
    const conflicts = result.kind === 'conflict' ? 1 : 0;
    observer?.onBatch({ appends: 1, events: events.length, conflicts, durationMs: performance.now() - began });
    observer?.onAppend(performance.now() - since);
    return result;
  }

  return {
    append: async (append) => {
      const events = encodeAppend(append, parts.codec);
      const since = performance.now();
      const answer = inStreamsTurn(append.stream, () => limited(() => appendNow(append, events, since)));
      pending.add(answer);
      try {
        return await answer;
      } finally {
        pending.delete(answer);
      }
    },
    settled: async () => {
      await Promise.allSettled(pending);
    },
  };
}
