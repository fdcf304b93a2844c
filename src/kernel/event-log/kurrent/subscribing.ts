import { START, streamNameFilter, type AllStreamResolvedEvent, type Position } from '@eventstore/db-client';
import { drain, type Tap } from './draining.js';
import { BrokenOffError, DisorderError } from './kurrent-failures.js';
import type { KurrentParts } from './parts.js';
import { positionOf } from './stored-event.js';

/** What is followed, and who is told. */
export interface SubscribedStreams {
  /** Of streams as the store names them; the server passes all others over, its own included. */
  readonly streamPrefixes: readonly string[];
  /** Exclusive; where an event or a checkpoint was, or 0. */
  readonly after: bigint;
  /** Each event once, in order; answers whether that is enough. */
  readonly onEvent: (event: AllStreamResolvedEvent, position: bigint) => boolean;
  /** Everything up to here has come or was passed over. */
  readonly onCheckpoint: (position: bigint) => void;
  /** Everything has come that was there when the subscription began; answers whether that is enough. */
  readonly onCaughtUp: () => boolean;
  /** Told at once how to end it well. */
  readonly onOpen?: (end: () => void) => void;
}

/** Events that a filter considers between two checkpoints, which are where to go on after a break. */
const WINDOW = 1000;
/** What the checkpoint says of a filter that has found nothing yet. */
const NOWHERE = 2n ** 63n;

/**
 * One subscription to everything in these streams, until that is enough. It neither comes back by itself nor tells of
 * each way of ending: error, end and close are a failure here, as is silence before it has caught up. After that only
 * who looks at the log's end can tell silence from peace.
 */
export async function subscribe({ connection, times }: KurrentParts, following: SubscribedStreams): Promise<void> {
  const { after, onEvent, onCheckpoint, onCaughtUp, onOpen } = following;
  let last = after;
  let tap: Tap | undefined;

  function take(resolved: AllStreamResolvedEvent): boolean {
    const position = positionOf(resolved) ?? 0n;
    tap?.alive();
    // Handed out before the break.
    if (position <= after) return false;
    if (position <= last) throw new DisorderError(`an event at ${position} came after one at ${last}`);
    last = position;
    return onEvent(resolved, position);
  }

  const client = connection.client();
  const subscription = client.subscribeToAll({
    fromPosition: after === 0n ? START : { commit: after, prepare: after },
    filter: streamNameFilter({
      prefixes: [...following.streamPrefixes],
      maxSearchWindow: WINDOW,
      checkpointInterval: 1,
      checkpointReached: (_, position) => afterItems(() => checkpoint(position)),
    }),
    requiresLeader: true,
    credentials: connection.credentials,
  });

  /** Runs it once the items that came before have been taken, and never throws: the client would stall on that. */
  function afterItems(task: () => void): void {
    while (subscription.readableLength > 0 && subscription.read() !== null);
    task();
  }

  function checkpoint({ commit }: Position): void {
    tap?.alive();
    if (commit >= NOWHERE || commit <= last) return;
    last = commit;
    onCheckpoint(commit);
  }

  subscription.on('confirmation', () => tap?.alive());
  subscription.on('caughtUp', () =>
    afterItems(() => {
      tap?.rest();
      connection.report(client);
      if (onCaughtUp()) tap?.enough();
    }),
  );

  try {
    const outcome = await drain<AllStreamResolvedEvent>({
      source: subscription,
      stop: () => subscription.unsubscribe(),
      silence: times.silence,
      onItem: take,
      onOpen: (opened) => {
        tap = opened;
        onOpen?.(() => opened.enough());
      },
    });
    if (outcome === 'ended') throw new BrokenOffError('a subscription ended');
    connection.report(client);
  } catch (error) {
    connection.report(client, error);
    throw error;
  }
}
