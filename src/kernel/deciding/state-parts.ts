import { serialize } from 'node:v8';
import { nextTurn } from '../runtime/turns.js';
import { isPage, memoryPage, pageNames } from './command-memory.js';
import type { StreamState } from './stream-state.js';

/** Parts that are saved or restored in one turn of the event loop: few, as a command waits many turns meanwhile. */
export const PARTS_A_TURN = 2;
/** The only part of a state that is not divided. */
const WHOLE = 'state';

/** Parts of a state at a revision, by name; undefined for those that no longer exist. */
export interface WrittenState {
  readonly revision: number;
  readonly position: bigint;
  readonly bodies: ReadonlyMap<string, Uint8Array | undefined>;
}

/**
 * Serialises the parts that changed, a few per turn of the event loop, all as of one durable revision. Returns
 * undefined if the state is no longer valid; then, and if it throws, the parts that it has serialised must be written
 * again.
 */
export async function writeDown(
  held: StreamState<unknown>,
  seal: (plain: Uint8Array) => Uint8Array,
  stillGood: () => boolean,
): Promise<WrittenState | undefined> {
  const bodies = new Map<string, Uint8Array | undefined>();
  const write = (name: string) => {
    const part = partOf(held, name);
    // The v8 format keeps maps, sets and bigints, which JSON does not; an older Node that can't read a newer one's
    // throws, and the stream is folded from its start.
    bodies.set(name, part === undefined ? undefined : seal(serialize(part)));
  };
  let aTurn = PARTS_A_TURN;
  do {
    for (let left = Math.max(1, changedCount(held)); left > 0; left -= aTurn) {
      await nextTurn();
      if (!stillGood()) return undefined;
      takeChanged(held, aTurn).forEach(write);
    }
    // What changed meanwhile is written again, twice as many parts a turn, so that this ends even if commands change
    // more in each turn.
    aTurn *= 2;
  } while (changedCount(held) > 0);
  if (held.unsettled !== undefined) {
    // Events that are not durable must not be in a snapshot. What the last of them change until they are is little, and
    // is written before the next ones come.
    await held.unsettled;
    if (!stillGood()) return undefined;
    takeChanged(held, Infinity).forEach(write);
  }
  if (held.parting === undefined) write(WHOLE);
  const { revision, position } = held;
  return { revision, position, bodies };
}

/** Collects the names of the parts that events changed; a state without parts is written as a whole each time. */
function changedIn({ state, commands, parting }: StreamState<unknown>): readonly Set<string>[] {
  return parting === undefined ? [commands.changed] : [parting.changed(state), commands.changed];
}

function changedCount(held: StreamState<unknown>): number {
  return changedIn(held).reduce((sum, { size }) => sum + size, 0);
}

function takeChanged(held: StreamState<unknown>, count: number): string[] {
  const taken: string[] = [];
  for (const names of changedIn(held)) {
    for (const name of names) {
      if (taken.length === count) return taken;
      names.delete(name);
      taken.push(name);
    }
  }
  return taken;
}

function partOf({ state, commands, parting }: StreamState<unknown>, name: string): unknown {
  if (isPage(name)) return memoryPage(commands, name);
  return parting === undefined ? state : parting.part(state, name);
}

/** The stored snapshot is missing: the next one must have all parts. */
export function writeAllNext(held: StreamState<unknown>): void {
  const { state, commands, parting } = held;
  held.savedRevision = 0;
  for (const name of pageNames(commands)) commands.changed.add(name);
  const changed = parting?.changed(state);
  for (const name of parting?.names(state) ?? []) changed?.add(name);
}
