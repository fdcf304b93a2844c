import { isDeepStrictEqual } from 'node:util';
import { focusDecider } from '../../../src/focus/domain/focus.decider.js';
import { focusParts } from '../../../src/focus/domain/focus.parts.js';
import type { FocusState } from '../../../src/focus/domain/focus.state.js';

/** What is written down of a state: now and then the parts that changed since, as a snapshot does. */
export function takeDown(state: FocusState, written: Map<string, unknown>): void {
  for (const name of state.changed) {
    const part = structuredClone(focusParts.part(state, name));
    if (part === undefined) written.delete(name);
    else written.set(name, part);
  }
  state.changed.clear();
}

/** The state that these parts give back. */
export function readBack(written: ReadonlyMap<string, unknown>): FocusState {
  const state = focusDecider.initial();
  // What is read goes on in the state, which changes it in place.
  for (const name of [...written.keys()].sort()) focusParts.restore(state, name, structuredClone(written.get(name)));
  return state;
}

/** Fails unless what was written down is this state, and its parts are those that it names. */
export function expectRestored(written: ReadonlyMap<string, unknown>, state: FocusState): void {
  const restored = readBack(written);
  // Told apart slowly only where they differ.
  if (!isDeepStrictEqual(restored, state)) expect(restored).toEqual(state);
  const varying = (names: Iterable<string>) => [...names].filter((name) => /\//.test(name)).sort();
  expect(varying(focusParts.names(state))).toEqual(varying(written.keys()));
}
