import type { CommandContext, IfRevision } from '../../kernel/deciding/executing.js';
import { undoing, type Completion } from './complete-request.js';
import type { Focus, FocusDependencies, FocusOutcome } from './focus.commands.js';
import { decidedIn } from './focus-stream.js';
import { lastCommandOf } from './last-command.js';

/** How often an undoing looks anew because others wrote to the stream meanwhile. */
const MOST_LOOKS = 10;

/** Undoes what was the caller's last command when it is decided; what comes between is looked at anew (FOCUS-26). */
export async function undoLast(
  { executor, log, facts, decide }: Pick<FocusDependencies, 'executor' | 'log' | 'facts'> & Pick<Focus, 'decide'>,
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
