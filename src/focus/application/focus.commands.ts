import type { CommandContext, Execution, Executor, IfRevision, Outcome } from '../../kernel/deciding/executing.js';
import { roomOf, type Room } from '../../kernel/deciding/room.js';
import type { EventLog } from '../../kernel/event-log/event-log.js';
import type { Caller, Directory } from '../../organizations/index.js';
import type { FocusCommand } from '../domain/focus.decide.js';
import { FOCUS_DECIDER_VERSION, focusDecider } from '../domain/focus.decider.js';
import type { FocusEvent } from '../domain/focus.events.js';
import { stateOf } from '../domain/focus.state.js';
import { completeRequest, undoing, type Completion } from './complete-request.js';
import { lastCommandOf } from './last-command.js';
import type { FocusFacts } from './focus.facts.js';
import type { FocusRequest } from './focus.requests.js';
import { ownerOfSlowRepeat } from './repeats.js';

export type { Caller } from '../../organizations/index.js';

/** What became of a request, and in whose stream. */
export type FocusOutcome = Outcome<FocusEvent>;

/** How often an undoing looks anew because others wrote to the stream meanwhile. */
const MOST_LOOKS = 10;

type Precondition = Execution<never, never, FocusEvent>['precondition'];

/** The focus room's door for commands; what the caller may not see is refused as what does not exist (ORG-6). */
export interface Focus extends Room<Caller, FocusRequest, FocusEvent> {
  /** Carries out a command that is complete already, in its owner's stream. */
  decide(command: FocusCommand, context: CommandContext, precondition?: Precondition): Promise<FocusOutcome>;
}

/** The stream of everything that one user executes. */
export function focusStream(userId: string): string {
  return `focus-${userId}`;
}

/** Where the commands of whoever executes items are decided. */
function decidedIn(ownerId: string) {
  return { decider: focusDecider, deciderVersion: FOCUS_DECIDER_VERSION, stream: focusStream(ownerId) };
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

/** Opens the focus room for commands. */
export function createFocus(house: FocusDependencies): Focus {
  const { directory, facts, newId } = house;
  const decide: Focus['decide'] = (command, context, precondition) =>
    house.executor.execute({ ...decidedIn(command.ownerId), command, context, precondition });
  return {
    decide,
    ...roomOf<Caller, FocusRequest, FocusEvent>({
      executor: house.executor,
      slowRepeat: async (caller, request) => {
        const ownerId = await ownerOfSlowRepeat(caller, request, (itemId) => isOwn(caller, itemId));
        return ownerId === undefined ? undefined : decidedIn(ownerId);
      },
      revisionOf: async (_, request, position) =>
        'itemId' in request ? facts.revisionOf(request.itemId, position) : undefined,
      carryOut: async ({ caller, request, context, ifRevision, precondition }) => {
        const now = context.occurredAt === undefined ? house.now() : new Date(context.occurredAt).toISOString();
        const completion: Completion = { caller, directory, facts, now, newId, ownerOfItem };
        if (request.type === 'UndoLast') return undo(completion, context, ifRevision);
        return decide(await completeRequest(request, completion), context, precondition);
      },
    }),
  };

  /** Undoes what was the caller's last command when it is decided; what comes between is looked at anew. */
  async function undo(
    completion: Completion,
    context: CommandContext,
    ifRevision: IfRevision | undefined,
  ): Promise<FocusOutcome> {
    const stream = focusStream(completion.caller.userId);
    let outcome: FocusOutcome = { kind: 'preconditionFailed' };
    for (let attempt = 0, moved = true; moved && attempt < MOST_LOOKS; attempt++) {
      const { revision } = await house.executor.load(stream, focusDecider, FOCUS_DECIDER_VERSION);
      const { last, position, itemId, causationId } = await lastCommandOf(house.log, stream, revision, context);
      moved = false;
      outcome = await decide(await undoing(last, completion), { ...context, causationId }, async (at) => {
        moved = at !== position;
        if (moved || ifRevision === undefined) return !moved;
        return ifRevision(itemId === undefined ? undefined : await house.facts.revisionOf(itemId, at));
      });
    }
    return outcome;
  }

  async function isOwn({ userId }: Caller, itemId: string): Promise<boolean> {
    const own = [focusStream(userId), focusDecider, FOCUS_DECIDER_VERSION] as const;
    // Whose an item is never changes, so what is kept will do where it knows the item.
    const kept = house.executor.kept(...own);
    if (kept !== undefined && stateOf(itemId, kept) !== undefined) return true;
    return stateOf(itemId, (await house.executor.load(...own)).state) !== undefined;
  }

  /** The caller's own items are known from their stream at once; a colleague's by the read tables, if visible. */
  async function ownerOfItem(caller: Caller, itemId: string): Promise<{ ownerId: string; visibleToActor: boolean }> {
    if (await isOwn(caller, itemId)) return { ownerId: caller.userId, visibleToActor: true };
    const ownerId = await house.facts.ownerOf(caller, itemId);
    return { ownerId: ownerId ?? caller.userId, visibleToActor: ownerId !== null };
  }
}
