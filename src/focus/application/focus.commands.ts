import type { Executor } from '../../kernel/deciding/executing.js';
import { roomOf, type Room } from '../../kernel/deciding/room.js';
import type { EventLog } from '../../kernel/event-log/event-log.js';
import type { Caller, Directory } from '../../organizations/index.js';
import type { FocusEvent } from '../domain/focus.events.js';
import { completeRequest, type Completion } from './complete-request.js';
import type { FocusFacts } from './focus.facts.js';
import type { FocusRequest } from './focus.requests.js';
import { decidedIn, type DecideInFocus } from './focus-stream.js';
import { itemOwners } from './item-owners.js';
import { ownerOfSlowRepeat } from './repeats.js';
import { undoLast } from './undo-last.js';

export type { Caller } from '../../organizations/index.js';

/** The focus room's door for commands; what the caller may not see is refused as if it did not exist (ORG-6). */
export interface Focus extends Room<Caller, FocusRequest, FocusEvent> {
  readonly decide: DecideInFocus;
}

/** What the room needs of its house. */
export interface FocusDependencies {
  readonly log: Pick<EventLog, 'readStreams'>;
  readonly executor: Executor;
  readonly directory: Directory;
  readonly facts: FocusFacts;
  readonly now: () => string;
  readonly newId: () => string;
}

async function streamOf(ownerId: string | Promise<string | undefined>) {
  const known = await ownerId;
  return known === undefined ? undefined : decidedIn(known);
}

/** Opens the focus room for commands. */
export function createFocus(house: FocusDependencies): Focus {
  const { executor, directory, facts, newId } = house;
  const { isOwn, ownerOfItem } = itemOwners(executor, facts);
  const decide: DecideInFocus = (command, context, precondition) => {
    const { decider, deciderVersion, stream } = decidedIn(command.ownerId);
    return executor.execute({ decider, deciderVersion, stream, command, context, precondition });
  };
  return {
    decide,
    ...roomOf<Caller, FocusRequest, FocusEvent>({
      executor,
      slowRepeat: (caller, request) => {
        const ownerId = ownerOfSlowRepeat(caller, request, (itemId) => isOwn(caller, itemId));
        // Synchronous for most requests, which have no slow repeat.
        return ownerId === undefined ? undefined : streamOf(ownerId);
      },
      revisionOf: async (_, request, position) =>
        'itemId' in request ? facts.revisionOf(request.itemId, position) : undefined,
      carryOut: async ({ caller, request, context, ifRevision, precondition }) => {
        const now = context.occurredAt === undefined ? house.now() : new Date(context.occurredAt).toISOString();
        const completion: Completion = { caller, directory, facts, now, newId, ownerOfItem };
        if (request.type === 'UndoLast') return undoLast({ ...house, decide }, completion, context, ifRevision);
        return decide(await completeRequest(request, completion), context, precondition);
      },
    }),
  };
}
