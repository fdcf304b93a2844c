import type { ItemState } from '../../../src/focus/domain/foreign-facts.js';

/** An item as the witness sees it, completed ones included. */
export interface WitnessedItem {
  state: ItemState;
  milestone: string | null;
  readonly origin: string | null;
  steps: string[];
  readonly checked: Set<string>;
  readonly tags: Set<string>;
  /** The day until which it is set aside, as the last word on it says. */
  aside: string | null;
}

/** What the rules of docs/rules.md let one see of a focus stream; written from them, not from the decider. */
export interface Witnessed {
  readonly items: Map<string, WitnessedItem>;
  readonly order: string[];
  alarm: {
    item: string;
    interval: number;
    startedAt: number;
    next: number;
    delivered: number;
    ringing: number | null;
  } | null;
  readonly projects: Map<string, { archived: boolean; readonly milestones: Map<string, { archived: boolean }> }>;
}

/** Throws the rule's sentence where it does not hold. */
export function must(holds: boolean, rule: string): asserts holds {
  if (!holds) throw new Error(rule);
}

/** A milestone of a personal project, if it is one. */
export const milestoneOf = (seen: Witnessed, id: string): { archived: boolean } | undefined =>
  [...seen.projects.values()].map(({ milestones }) => milestones.get(id)).find((found) => found !== undefined);
