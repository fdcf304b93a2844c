import type { CommandContext, Execution, Executor, IfRevision, Outcome } from '../../kernel/deciding/executing.js';
import type { EventLog } from '../../kernel/event-log/event-log.js';
import { contextOf, type Caller, type Directory, type Sent } from '../../organizations/index.js';
import type { FocusCommand } from '../domain/focus.commands.js';
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

/** The focus room's door for commands. */
export interface Focus {
  /**
   * Carries out what the caller wishes, unless the item it names has changed by `ifRevision`; what they may not see
   * answers as what does not exist (ORG-6).
   */
  send(caller: Caller, request: FocusRequest, sent: Sent, ifRevision?: IfRevision): Promise<FocusOutcome>;
  /** Carries out a command that is complete already, in its owner's stream. */
  decide(command: FocusCommand, context: CommandContext, precondition?: Precondition): Promise<FocusOutcome>;
}

/** The stream of everything that one user executes. */
export function focusStream(userId: string): string {
  return `focus-${userId}`;
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
    house.executor.execute({
      decider: focusDecider,
      deciderVersion: FOCUS_DECIDER_VERSION,
      stream: focusStream(command.ownerId),
      command,
      context,
      precondition,
    });
  return {
    decide,
    async send(caller, request, sent, ifRevision) {
      const now = sent.occurredAt === undefined ? house.now() : new Date(sent.occurredAt).toISOString();
      const context = contextOf(caller, sent);
      const again = await repeated(caller, request, context);
      if (again !== undefined) return again;
      const completion: Completion = { caller, directory, facts, now, newId, ownerOfItem };
      if (request.type === 'UndoLast') return undo(completion, context, ifRevision);
      const command = await completeRequest(request, completion);
      return decide(command, context, ifRevision && onItemOf(request, ifRevision));
    },
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

  /** The first answer to a request that would have to wait for the read tables to become a command again. */
  async function repeated(
    caller: Caller,
    request: FocusRequest,
    context: CommandContext,
  ): Promise<FocusOutcome | undefined> {
    if (context.key === undefined) return undefined;
    const ownerId = await ownerOfSlowRepeat(caller, request, (itemId) => isOwn(caller, itemId));
    if (ownerId === undefined) return undefined;
    const stream = focusStream(ownerId);
    return house.executor.repeated({ decider: focusDecider, deciderVersion: FOCUS_DECIDER_VERSION, stream, context });
  }

  /** What a request makes is not there before it, and so has no revision. */
  function onItemOf(request: FocusRequest, ifRevision: IfRevision): Precondition {
    return async (position) =>
      ifRevision('itemId' in request ? await house.facts.revisionOf(request.itemId, position) : undefined);
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
