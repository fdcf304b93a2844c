import {
  START,
  streamNameFilter,
  type AllStreamResolvedEvent,
  type EventStoreDBClient,
  type Position,
} from '@eventstore/db-client';
import type { Connection } from './connection.js';
import { drain, type Tap } from './draining.js';
import { BrokenOffError, DisorderError } from './kurrent-failures.js';
import type { KurrentParts } from './parts.js';
import { positionOf } from './stored-event.js';

/** What to follow, and the callbacks. */
export interface SubscribedStreams {
  /** As the store names its streams; the server skips all others, its own included. */
  readonly streamPrefixes: readonly string[];
  /** Exclusive; the position of an event or a checkpoint, or 0. */
  readonly after: bigint;
  /** Called with each event once, in order; true ends the subscription. */
  readonly onEvent: (event: AllStreamResolvedEvent, position: bigint) => boolean;
  /** Everything up to here has arrived or was skipped. */
  readonly onCheckpoint: (position: bigint) => void;
  /** Everything has arrived that was appended before the subscription began; true ends the subscription. */
  readonly onCaughtUp: () => boolean;
  /** Called at once with a function that ends the subscription without a failure. */
  readonly onOpen?: (end: () => void) => void;
}

type Subscription = ReturnType<EventStoreDBClient['subscribeToAll']>;

/** A subscription, and how far it is. */
interface Subscribing {
  readonly following: SubscribedStreams;
  /** The position of the last event or checkpoint. */
  last: bigint;
  tap: Tap | undefined;
  subscription: Subscription | undefined;
}

/** Events that a filter considers between two checkpoints, from which to continue after a break. */
const WINDOW = 1000;
/** The checkpoint of a filter that has found nothing yet. */
const NOWHERE = 2n ** 63n;

function take(state: Subscribing, resolved: AllStreamResolvedEvent): boolean {
  const { after, onEvent } = state.following;
  const position = positionOf(resolved) ?? 0n;
  state.tap?.alive();
  // Delivered before the break.
  if (position <= after) return false;
  if (position <= state.last) throw new DisorderError(`an event at ${position} came after one at ${state.last}`);
  state.last = position;
  return onEvent(resolved, position);
}

function takeCheckpoint(state: Subscribing, { commit }: Position): void {
  state.tap?.alive();
  if (commit >= NOWHERE || commit <= state.last) return;
  state.last = commit;
  state.following.onCheckpoint(commit);
}

/** Runs a task once the items before it have been handled; must not throw, as the client would stall. */
function afterItems({ subscription }: Subscribing, task: () => void): void {
  while (subscription !== undefined && subscription.readableLength > 0 && subscription.read() !== null);
  task();
}

function open(client: EventStoreDBClient, credentials: Connection['credentials'], state: Subscribing): Subscription {
  const { after, streamPrefixes } = state.following;
  return client.subscribeToAll({
    fromPosition: after === 0n ? START : { commit: after, prepare: after },
    filter: streamNameFilter({
      prefixes: [...streamPrefixes],
      maxSearchWindow: WINDOW,
      checkpointInterval: 1,
      checkpointReached: (_, position) => afterItems(state, () => takeCheckpoint(state, position)),
    }),
    requiresLeader: true,
    credentials,
  });
}

/**
 * One subscription to everything in these streams, until a callback ends it. It does not reconnect by itself, nor
 * distinguish how it ended: error, end and close all make it reject, as does silence before it has caught up. After
 * that, silence is a failure only if the log's end has moved on, which the caller has to check.
 */
export async function subscribe({ connection, times }: KurrentParts, following: SubscribedStreams): Promise<void> {
  const state: Subscribing = { following, last: following.after, tap: undefined, subscription: undefined };
  const client = connection.client();
  const subscription = (state.subscription = open(client, connection.credentials, state));
  subscription.on('confirmation', () => state.tap?.alive());
  subscription.on('caughtUp', () =>
    afterItems(state, () => {
      state.tap?.rest();
      connection.report(client);
      if (following.onCaughtUp()) state.tap?.enough();
    }),
  );
  try {
    const outcome = await drain<AllStreamResolvedEvent>({
      source: subscription,
      stop: () => subscription.unsubscribe(),
      silence: times.silence,
      onItem: (resolved) => take(state, resolved),
      onOpen: (tap) => {
        state.tap = tap;
        following.onOpen?.(() => tap.enough());
      },
    });
    if (outcome === 'ended') throw new BrokenOffError('a subscription ended');
    connection.report(client);
  } catch (error) {
    connection.report(client, error);
    throw error;
  }
}
