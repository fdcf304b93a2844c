import { type EvolversOf, evolveBy } from '../../kernel/deciding/by-type.js';
import { alarmEvolvers } from './alarm.evolve.js';
import { contentEvolvers } from './content.evolve.js';
import type { FocusEvent } from './focus.events.js';
import { REST } from './focus.parts.js';
import type { FocusState } from './focus.state.js';
import { lifeEvolvers } from './life.evolve.js';
import { ownProjectEvolvers } from './personal-projects.evolve.js';

const evolvers: EvolversOf<FocusState, FocusEvent> = {
  ...lifeEvolvers,
  ...contentEvolvers,
  ...alarmEvolvers,
  ...ownProjectEvolvers,
};

/** The state after the event, changed in place. Total: an event that does not fit leaves the state as it is. */
export function evolveFocus(state: FocusState, event: FocusEvent): FocusState {
  state.changed.add(REST);
  evolveBy(evolvers, state, event);
  return state;
}
