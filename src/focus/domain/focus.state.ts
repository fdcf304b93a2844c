import type { ProjectState } from '../../planning/domain/project.state.js';
import type { ItemState } from './foreign-facts.js';
import { emptyList, type WaitingList } from './waiting-list.js';

/** A step of an item that is not completed. */
export interface Step {
  readonly stepId: string;
  readonly checked: boolean;
}

/** What decisions need of an item that is not completed. */
export interface OpenItem {
  readonly itemId: string;
  readonly offeredBy: string;
  readonly originItemId: string | null;
  state: Exclude<ItemState, 'completed'>;
  /** RFC 3339 UTC, or null. */
  dueAt: string | null;
  /** YYYY-MM-DD, or null. */
  dueOn: string | null;
  milestoneId: string | null;
  /** The day, YYYY-MM-DD, past or future, until which it was set aside; null if it was not. */
  asideUntil: string | null;
  /** Never changed in place: most items share an empty one. */
  steps: readonly Step[];
  tagIds: readonly string[];
  /** Its shelf. */
  readonly shelf: number;
}

/** What decisions still need of a completed item. */
export interface CompletedItem {
  readonly milestoneId: string | null;
  readonly originItemId: string | null;
  readonly shelf: number;
}

/** The one alarm session of the active item; times are RFC 3339 UTC. */
export interface AlarmSession {
  readonly itemId: string;
  intervalMinutes: number;
  /** The multiples of the interval count from here. */
  startedAt: string;
  nextTriggerAt: string;
  /** The delivered alarm that is shown until acknowledged, by its due time; null when none is. */
  ringingSince: string | null;
}

/** The place of an item in the waiting list: its neighbours then, null at an end, and its `asideUntil`. */
export interface LastPlace {
  readonly itemId: string;
  readonly above: string | null;
  readonly below: string | null;
  readonly asideUntil: string | null;
}

/**
 * What decisions need of the items that one user executes, and of that user's personal projects. Plain data without
 * personal text (ADR 0030): an item's texts are in the events and the read tables.
 */
export interface FocusState {
  readonly items: Map<string, OpenItem>;
  readonly completed: Map<string, CompletedItem>;
  /** From the top to the bottom; those that are set aside keep their place here (FOCUS-25). */
  readonly waiting: WaitingList;
  /** Ids of the items in the order in which they were made, split into shelves, which a snapshot writes as a whole. */
  readonly shelves: Map<number, readonly string[]>;
  /** Items ever made. */
  made: number;
  /** The waiting items that were set aside until some day, past or future (FOCUS-25). */
  readonly aside: Set<string>;
  /** The item that left its place in the waiting list last, and that place, to which an undo returns it. */
  lastPlace: LastPlace | null;
  activeId: string | null;
  alarm: AlarmSession | null;
  /** How many of these items are `offered`, by who offered them, the owner included (FOCUS-23). */
  readonly offers: Map<string, number>;
  /** How many steps and tags the items have together, from which the state's size is estimated. */
  stepsAndTags: number;
  /** How many of these items name an item, of whatever owner, as their origin. */
  readonly origins: Map<string, number>;
  /** The owner's personal projects. */
  readonly projects: Map<string, ProjectState>;
  readonly projectOfMilestone: Map<string, string>;
  /** Names of the parts that changed since they were last stored. */
  readonly changed: Set<string>;
}

/** The state of an empty stream. */
export function initialFocus(): FocusState {
  return {
    items: new Map(),
    completed: new Map(),
    waiting: emptyList(),
    shelves: new Map(),
    made: 0,
    aside: new Set(),
    lastPlace: null,
    activeId: null,
    alarm: null,
    offers: new Map(),
    stepsAndTags: 0,
    origins: new Map(),
    projects: new Map(),
    projectOfMilestone: new Map(),
    changed: new Set(),
  };
}

/** How many steps and tags an item has. */
export function stepsAndTagsOf({ steps, tagIds }: OpenItem): number {
  return steps.length + tagIds.length;
}

/** The state of an item of this stream, undefined if there is none (any more). */
export function stateOf(itemId: string, state: FocusState): ItemState | undefined {
  return state.items.get(itemId)?.state ?? (state.completed.has(itemId) ? 'completed' : undefined);
}

/** Whether the milestone belongs to a personal project of the owner; false for null. */
export function isOwnersMilestone(milestoneId: string | null, state: FocusState): boolean {
  return milestoneId !== null && state.projectOfMilestone.has(milestoneId);
}
