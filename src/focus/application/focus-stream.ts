import type { CommandContext, Execution, Outcome } from '../../kernel/deciding/executing.js';
import type { FocusCommand } from '../domain/focus.decide.js';
import { FOCUS_DECIDER_VERSION, focusDecider } from '../domain/focus.decider.js';
import type { FocusEvent } from '../domain/focus.events.js';

/** The outcome of a request, and the stream in which it was decided. */
export type FocusOutcome = Outcome<FocusEvent>;

type Precondition = Execution<never, never, FocusEvent>['precondition'];

/** Carries out a command that is complete already, in its owner's stream. */
export type DecideInFocus = (
  command: FocusCommand,
  context: CommandContext,
  precondition?: Precondition,
) => Promise<FocusOutcome>;

/** The stream of everything that one user executes. */
export function focusStream(userId: string): string {
  return `focus-${userId}`;
}

/** The stream in which the commands of an item's owner are decided. */
export function decidedIn(ownerId: string) {
  return { decider: focusDecider, deciderVersion: FOCUS_DECIDER_VERSION, stream: focusStream(ownerId) };
}
