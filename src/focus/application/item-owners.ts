import type { Executor } from '../../kernel/deciding/executing.js';
import type { Caller } from '../../organizations/index.js';
import { stateOf } from '../domain/focus.state.js';
import type { FocusFacts } from './focus.facts.js';
import { decidedIn } from './focus-stream.js';

/** The owners of items; the caller's own items are known from their stream at once. */
export interface ItemOwners {
  readonly isOwn: (caller: Caller, itemId: string) => Promise<boolean>;
  /** Looks up a colleague's item in the read tables, if visible; any other item counts as the caller's. */
  readonly ownerOfItem: (caller: Caller, itemId: string) => Promise<{ ownerId: string; visibleToActor: boolean }>;
}

/** Looks up owners by the caller's stream and the read tables. */
export function itemOwners(executor: Executor, facts: Pick<FocusFacts, 'ownerOf'>): ItemOwners {
  const isOwn = async ({ userId }: Caller, itemId: string): Promise<boolean> => {
    const { stream, decider, deciderVersion } = decidedIn(userId);
    // An item's owner never changes, so a cached state is enough if it contains the item.
    const kept = executor.kept(stream, decider, deciderVersion);
    if (kept !== undefined && stateOf(itemId, kept) !== undefined) return true;
    return stateOf(itemId, (await executor.load(stream, decider, deciderVersion)).state) !== undefined;
  };
  return {
    isOwn,
    ownerOfItem: async (caller, itemId) => {
      if (await isOwn(caller, itemId)) return { ownerId: caller.userId, visibleToActor: true };
      const ownerId = await facts.ownerOf(caller, itemId);
      return { ownerId: ownerId ?? caller.userId, visibleToActor: ownerId !== null };
    },
  };
}
