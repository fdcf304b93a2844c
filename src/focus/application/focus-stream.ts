import { FOCUS_DECIDER_VERSION, focusDecider } from '../domain/focus.decider.js';

/** The stream of everything that one user executes. */
export function focusStream(userId: string): string {
  return `focus-${userId}`;
}

/** Where the commands of whoever executes items are decided. */
export function decidedIn(ownerId: string) {
  return { decider: focusDecider, deciderVersion: FOCUS_DECIDER_VERSION, stream: focusStream(ownerId) };
}
