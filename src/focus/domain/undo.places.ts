import { refused } from '../../kernel/deciding/decider.js';
import { type Answer, happenedInOrder } from './access.js';
import type { Neighbours } from './focus.events.js';
import type { FocusState } from './focus.state.js';
import { changedSince } from './undo.refusals.js';
import { idAtPassing, neighboursOf, type WaitingList } from './waiting-list.js';

interface Place extends Neighbours {
  readonly itemId: string;
}

/** Moves it back between its former neighbours, if these are still adjacent. */
export function movedBack(itemId: string, state: FocusState): Answer {
  const place = state.waiting.runOf.has(itemId) ? placeLeft(itemId, state, null) : undefined;
  return place === undefined ? refused(changedSince) : happenedInOrder([{ type: 'ItemMoved', data: place }]);
}

/**
 * The place in the waiting list that this item left last, `passed` not counted; undefined if another item has left its
 * place since, or its former neighbours are no longer adjacent.
 */
export function placeLeft(
  itemId: string,
  { lastPlace, waiting }: FocusState,
  passed: string | null,
): Place | undefined {
  if (lastPlace?.itemId !== itemId) return undefined;
  const others = new Set(passed === null ? [itemId] : [itemId, passed]);
  const above = lastPlace.above === passed ? null : lastPlace.above;
  const { below } = lastPlace;
  if (above === null) {
    return idAtPassing(waiting, 0, here(others, waiting)) === below ? { itemId, above, below } : undefined;
  }
  if (!waiting.runOf.has(above)) return undefined;
  const next = neighboursOf(waiting, above).below;
  const under = next === itemId ? neighboursOf(waiting, itemId).below : next;
  return under === below ? { itemId, above, below } : undefined;
}

function here(ids: ReadonlySet<string>, { runOf }: WaitingList): ReadonlySet<string> {
  return new Set([...ids].filter((id) => runOf.has(id)));
}
