import type { Decider } from '../../kernel/deciding/decider.js';
import { PROJECT_STATE_VERSION } from '../../planning/domain/project.state.js';
import { decideFocus, type FocusCommand } from './focus.decide.js';
import type { FocusEvent } from './focus.events.js';
import { evolveFocus } from './focus.evolve.js';
import { focusParts } from './focus.parts.js';
import { type FocusState, initialFocus } from './focus.state.js';

/** Changes whenever `evolveFocus`, `evolveProject` or the shape of their states does. */
export const FOCUS_DECIDER_VERSION = `6+${PROJECT_STATE_VERSION}`;

/** Decides for one user, in the stream `focus-<userId>`. */
export const focusDecider: Decider<FocusState, FocusCommand, FocusEvent> = {
  initial: initialFocus,
  evolve: evolveFocus,
  parting: focusParts,
  decide: decideFocus,
  // Past work happened when it was completed, whenever it is imported
  happenedAt: (event) => (event.type === 'PastWorkImported' ? event.data.completedAt : undefined),
};
