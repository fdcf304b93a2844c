import type { CommandContext, Executor, IfRevision } from '../../kernel/deciding/executing.js';
import type { EventLog } from '../../kernel/event-log/event-log.js';
import { undoing, type Completion } from './complete-request.js';
import type { FocusFacts } from './focus.facts.js';
import { decidedIn, type DecideInFocus, type FocusOutcome } from './focus-stream.js';
import { lastCommandOf } from './last-command.js';

/** How often an undo starts over because others wrote to the stream meanwhile. */
const MOST_LOOKS = 10;

/** What an undo needs to be decided and carried out. */
export interface UndoParts {
  readonly executor: Executor;
  readonly log: Pick<EventLog, 'readStreams'>;
  readonly facts: Pick<FocusFacts, 'revisionOf'>;
  readonly decide: DecideInFocus;
}

/**
 * Undoes what was the caller's last command when it is decided; if another command comes first, it starts over
 * (FOCUS-26).
 */
export async function undoLast(
  { executor, log, facts, decide }: UndoParts,
  completion: Completion,
  context: CommandContext,
  ifRevision: IfRevision | undefined,
): Promise<FocusOutcome> {
  const { stream, decider, deciderVersion } = decidedIn(completion.caller.userId);
  let outcome: FocusOutcome = { kind: 'preconditionFailed' };
  for (let attempt = 0, moved = true; moved && attempt < MOST_LOOKS; attempt++) {
    const { revision } = await executor.load(stream, decider, deciderVersion);
    const { last, position, itemId, causationId } = await lastCommandOf(log, stream, revision, context);
    moved = false;
    outcome = await decide(await undoing(last, completion), { ...context, causationId }, async (at) => {
      moved = at !== position;
      if (moved || ifRevision === undefined) return !moved;
      return ifRevision(itemId === undefined ? undefined : await facts.revisionOf(itemId, at));
    });
  }
  return outcome;
}
