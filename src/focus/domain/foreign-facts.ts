import type { ProjectScope } from '../../planning/domain/project.events.js';

/** Minutes after which the alarm of an active item falls due (FOCUS-17). */
export const ALARM_INTERVALS = [15, 30, 60, 120, 180, 240, 300] as const;

/** One of the intervals that an alarm session may have. */
export type AlarmInterval = (typeof ALARM_INTERVALS)[number];

/** Where an item is in its life. */
export type ItemState = 'offered' | 'waiting' | 'active' | 'completed';

/** The user in whose name a command is decided: not the importer or a batch, but the user for whom they act. */
export interface Actor {
  readonly userId: string;
  readonly organizationId: string;
  /** No rule of this room gives an admin more than a colleague has. */
  readonly role: 'user' | 'admin';
}

/**
 * The user who runs an import on the command line, as the organization's history knew them; set by no other entry
 * point.
 */
export interface ImporterFact extends Actor {
  readonly active: boolean;
}

/** The user whose stream it is, as the organization's history knew them; may be stale. */
export interface OwnerFact {
  readonly organizationId: string;
  readonly active: boolean;
}

/** A milestone as the read tables knew it; may be stale. The stream knows the owner's own personal ones better. */
export interface MilestoneFact {
  readonly milestoneId: string;
  readonly organizationId: string;
  readonly scope: ProjectScope;
  /** The milestone or its project. */
  readonly archived: boolean;
  /** Whether the acting user sees its project. */
  readonly visibleToActor: boolean;
}

/** A tag that a command names, as the organization's history knew it; may be stale. */
export interface TagFact {
  readonly tagId: string;
  /** Whether it is one of the acting user's organization. */
  readonly known: boolean;
  readonly retired: boolean;
}

/** A step to be made, with a fresh id. */
export interface NewStep {
  readonly stepId: string;
  readonly name: string;
}

/** An item, of any owner, to be recreated or copied, from one read of the read tables; may be stale. */
export interface CopiedItemFact {
  readonly itemId: string;
  readonly ownerId: string;
  readonly organizationId: string;
  readonly state: ItemState;
  /** Whether the acting user sees it, by the read tables (ORG-7). */
  readonly visibleToActor: boolean;
  /** Null for a standalone item; never null for one that has a milestone, of whatever scope. */
  readonly milestone: MilestoneFact | null;
  readonly title: string;
  readonly description: string | null;
  readonly dueAt: string | null;
  readonly dueOn?: string | null;
  /** Its steps' names in order, each already under a fresh id for the copy. */
  readonly steps: readonly NewStep[];
  readonly tags: readonly TagFact[];
}

/** An item whose owner may have been deactivated (ORG-9). */
export interface StrandedItemFact extends CopiedItemFact {
  readonly ownerActive: boolean;
  /** Whether a copy of it exists already: one that was neither declined nor deleted. */
  readonly offeredAnew: boolean;
}
