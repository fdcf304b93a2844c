import { isDeepStrictEqual } from 'node:util';
import { focusDecider } from '../../../src/focus/domain/focus.decider.js';
import { focusParts } from '../../../src/focus/domain/focus.parts.js';
import type { FocusState } from '../../../src/focus/domain/focus.state.js';

/** Writes the parts that changed since the last call, as a snapshot does. */
export function takeDown(state: FocusState, written: Map<string, unknown>): void {
  for (const name of state.changed) {
    const part = structuredClone(focusParts.part(state, name));
    if (part === undefined) written.delete(name);
    else written.set(name, part);
  }
  state.changed.clear();
}

/** The state that is restored from these parts. */
export function readBack(written: ReadonlyMap<string, unknown>): FocusState {
  const state = focusDecider.initial();
  // Cloned, since the state changes its parts in place.
  for (const name of [...written.keys()].sort()) focusParts.restore(state, name, structuredClone(written.get(name)));
  return state;
}

/** Fails unless the written parts restore this state, and are exactly those that it names. */
export function expectRestored(written: ReadonlyMap<string, unknown>, state: FocusState): void {
  const restored = readBack(written);
  // `expect` is slow, so it only reports a difference.
  if (!isDeepStrictEqual(restored, state)) expect(restored).toEqual(state);
  const varying = (names: Iterable<string>) => [...names].filter((name) => /\//.test(name)).sort();
  expect(varying(focusParts.names(state))).toEqual(varying(written.keys()));
}
