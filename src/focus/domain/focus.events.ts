import type { DomainEvent, PersonalEvent } from '../../kernel/deciding/decider.js';
import type { ProjectEvent } from '../../planning/domain/project.events.js';

interface OfItem {
  readonly itemId: string;
}

interface OfStep extends OfItem {
  readonly stepId: string;
}

/** Where in the waiting list an item was put, by its neighbours at that moment; null at an end. */
export interface Neighbours {
  readonly above: string | null;
  readonly below: string | null;
}

/** What can have happened to the items that one user executes; subject of all text is that user. */
export type ItemEvent =
  | PersonalEvent<
      'ItemOffered',
      OfItem & {
        readonly organizationId: string;
        readonly ownerId: string;
        readonly offeredBy: string;
        readonly milestoneId: string | null;
        /** RFC 3339 UTC, or null. */
        readonly dueAt: string | null;
        /** YYYY-MM-DD; absent for none. */
        readonly dueOn?: string | null;
        /** The completed item that this one recreates (FOCUS-11). */
        readonly originItemId: string | null;
        /** The stranded item of an inactive user that this one copies (ORG-9). */
        readonly copyOfItemId: string | null;
        /** In order; names lie in `personal.stepNames` at the same index. */
        readonly stepIds: readonly string[];
        readonly tagIds: readonly string[];
      },
      { readonly title: string; readonly description: string | null; readonly stepNames: readonly string[] }
    >
  /**
   * Work that was done before it was entered: an import made its item, completed from the start, at `completedAt`, which
   * is when this happened (FOCUS-22). Times are RFC 3339 UTC; `startedAt` is null where the work log does not say.
   */
  | PersonalEvent<
      'PastWorkImported',
      OfItem & {
        readonly organizationId: string;
        readonly ownerId: string;
        readonly offeredBy: string;
        readonly milestoneId: string | null;
        readonly startedAt: string | null;
        readonly completedAt: string;
      },
      { readonly title: string }
    >
  /** Joins the bottom of the waiting list; `above` was its last item. */
  | DomainEvent<'ItemAccepted', OfItem & { readonly above: string | null }>
  /** Ends the item; the offerer finds it under the offers they made. */
  | PersonalEvent<'OfferDeclined', OfItem & { readonly offeredBy: string }, { readonly reason: string | null }>
  | DomainEvent<'ItemActivated', OfItem & { readonly cause: 'owner' | 'completion' }>
  /** The active item goes to the top of waiting; `below` was its first item, the one about to be activated included. */
  | DomainEvent<'ItemReturnedToWaiting', OfItem & { readonly below: string | null }>
  | DomainEvent<'ItemCompleted', OfItem>
  | DomainEvent<'ItemMoved', OfItem & Neighbours>
  /** Until this day, YYYY-MM-DD, begins where the owner is; the item keeps its place. Activating it ends that too. */
  | DomainEvent<'ItemSetAside', OfItem & { readonly until: string }>
  | DomainEvent<'ItemBroughtBack', OfItem>
  /** A field that is absent did not change. */
  | PersonalEvent<
      'ItemEdited',
      OfItem & { readonly dueAt?: string | null; readonly dueOn?: string | null; readonly milestoneId?: string | null },
      { readonly title?: string; readonly description?: string | null }
    >
  | DomainEvent<'ItemDeleted', OfItem>
  /** `after` is the step that it follows, null for the first place. */
  | PersonalEvent<'StepAdded', OfStep & { readonly after: string | null }, { readonly name: string }>
  | PersonalEvent<'StepRenamed', OfStep, { readonly name: string }>
  | DomainEvent<'StepChecked', OfStep>
  | DomainEvent<'StepUnchecked', OfStep>
  /** All steps of the item, in their new order. */
  | DomainEvent<'StepsReordered', OfItem & { readonly stepIds: readonly string[] }>
  | DomainEvent<'StepRemoved', OfStep>
  | DomainEvent<'ItemTagged', OfItem & { readonly tagId: string }>
  | DomainEvent<'ItemUntagged', OfItem & { readonly tagId: string }>;

/** What can have happened to the one alarm session of a user (FOCUS-17 to 21); times are RFC 3339 UTC. */
export type AlarmEvent =
  | DomainEvent<
      'AlarmStarted',
      OfItem & { readonly intervalMinutes: number; readonly startedAt: string; readonly nextTriggerAt: string }
    >
  | DomainEvent<
      'AlarmIntervalChanged',
      OfItem & { readonly intervalMinutes: number; readonly startedAt: string; readonly nextTriggerAt: string }
    >
  /** `left`: the item left `active`; `owner`: turned off; `deactivated`: its user was (ORG-9). */
  | DomainEvent<'AlarmStopped', OfItem & { readonly cause: 'left' | 'owner' | 'deactivated' }>
  /** One delivery; `missed` counts the earlier due times that it stands for as well. */
  | DomainEvent<
      'AlarmFellDue',
      OfItem & { readonly dueAt: string; readonly missed: number; readonly nextTriggerAt: string }
    >
  | DomainEvent<'AlarmAcknowledged', OfItem & { readonly dueAt: string }>;

/** Everything that a focus stream holds: items, the alarm session, personal projects. */
export type FocusEvent = ItemEvent | AlarmEvent | ProjectEvent;
