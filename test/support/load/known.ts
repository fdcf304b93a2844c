import type { Wish } from './wish.js';

/** The response to a command. */
export interface Done {
  readonly position: string;
  readonly revision: number;
  readonly itemId?: string;
  readonly stepIds?: readonly string[];
  readonly stepId?: string;
  readonly changed: readonly { readonly itemId: string; readonly state: string }[];
}

/** An item by the last response to its owner's clients; others may have changed it since. */
export interface KnownItem {
  readonly itemId: string;
  state: string;
  /** The position at which it had that state. */
  asOf: bigint;
  readonly steps: string[];
}

/** What the clients of each owner know, from responses only. */
export interface Known {
  of(ownerId: string): readonly KnownItem[];
  /** Records the response to a wish; the responses to one owner's wishes come in any order. */
  note(wish: Wish, done: Done): void;
}

/** Nothing known yet. */
export function nothingKnown(): Known {
  const byOwner = new Map<string, Map<string, KnownItem>>();
  const itemsOf = (ownerId: string): Map<string, KnownItem> => {
    const items = byOwner.get(ownerId) ?? new Map<string, KnownItem>();
    byOwner.set(ownerId, items);
    return items;
  };
  return {
    of: (ownerId) => [...itemsOf(ownerId).values()],
    note: (wish, { position, itemId, stepIds = [], stepId, changed }) => {
      const items = itemsOf(wish.ownerId);
      const at = BigInt(position.split('.')[0] ?? '');
      for (const { itemId: id, state } of changed) {
        const item = items.get(id);
        if (item === undefined)
          items.set(id, { itemId: id, state, asOf: at, steps: id === itemId ? [...stepIds] : [] });
        else if (at > item.asOf) Object.assign(item, { state, asOf: at });
      }
      if (itemId !== undefined && stepId !== undefined) items.get(itemId)?.steps.push(stepId);
      if (wish.verb !== 'removeStep' && wish.verb !== 'reorderSteps') return;
      const steps = items.get(wish.itemId)?.steps;
      const left = wish.verb === 'reorderSteps' ? wish.stepIds : steps?.filter((id) => id !== wish.stepId);
      steps?.splice(0, steps.length, ...(left ?? []));
    },
  };
}
