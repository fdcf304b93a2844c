import type { PersonalProjectCommand } from '../../planning/domain/project.commands.js';
import type {
  Actor,
  AlarmInterval,
  CopiedItemFact,
  ImporterFact,
  MilestoneFact,
  NewStep,
  OwnerFact,
  StrandedItemFact,
  TagFact,
} from './focus.facts.js';
import type { LastCommand } from './undo.facts.js';

/** `ownerId` is the user whose stream it is; `by` who asks. */
interface InStream {
  readonly by: Actor;
  readonly ownerId: string;
}

interface OnItem extends InStream {
  readonly itemId: string;
  /**
   * Whether the actor sees the item by the read tables (ORG-7); asked only of one who is neither its owner nor its
   * offerer. Absent means no: such an actor is told that there is no such item.
   */
  readonly visibleToActor?: boolean;
}

interface OnStep extends OnItem {
  readonly stepId: string;
}

/** `now` is RFC 3339 UTC: when the command happens. */
interface Timed {
  readonly now: string;
}

/** `today` is the day, YYYY-MM-DD, on which the command happens where the owner is (ORG-11). */
interface Dated {
  readonly today: string;
}

/** What may start an alarm session: the owner's default, null for none (ORG-4). */
interface MayStartAlarm extends Timed {
  readonly alarmDefault: AlarmInterval | null;
}

/** What every command that makes an item brings: a fresh id, its owner (null: nobody knows them) and the policy. */
interface NewItem extends InStream {
  readonly itemId: string;
  readonly owner: OwnerFact | null;
  /** PLAN-5. */
  readonly milestoneRequired: boolean;
}

/** Offers new work to the owner; `accept` also accepts it, for oneself only. */
export type OfferItem = {
  readonly type: 'OfferItem';
  readonly title: string;
  readonly description: string | null;
  /** RFC 3339 with any offset, or null. */
  readonly dueAt: string | null;
  /** YYYY-MM-DD; absent or null for none. */
  readonly dueOn?: string | null;
  readonly milestoneId: string | null;
  /** What the read tables know of `milestoneId`; null for none, unknown ones, and the owner's own personal ones. */
  readonly milestone: MilestoneFact | null;
  readonly steps: readonly NewStep[];
  readonly tags: readonly TagFact[];
  readonly accept: boolean;
} & NewItem;

/** Offers the work of a completed item anew (FOCUS-11); sent to the stream of the new item's owner. */
export type RecreateItem = {
  readonly type: 'RecreateItem';
  /** Null where nobody knows such an item. */
  readonly origin: CopiedItemFact | null;
  /** Absent: the origin's, if it still takes items and the actor sees it, else none. Null: none. */
  readonly milestoneId?: string | null;
  /** As in `OfferItem`, about the named `milestoneId`. */
  readonly milestone: MilestoneFact | null;
} & NewItem;

/** Offers an inactive user's open item of a team project anew (ORG-9); sent to the stream of the new item's owner. */
export type CopyStrandedItem = {
  readonly type: 'CopyStrandedItem';
  /** Null where nobody knows such an item. */
  readonly source: StrandedItemFact | null;
} & NewItem;

/** What becomes of an offer. */
export type OfferCommand =
  | OfferItem
  | RecreateItem
  | CopyStrandedItem
  | ({ readonly type: 'AcceptItem' } & OnItem)
  | ({ readonly type: 'DeclineOffer'; readonly reason: string | null } & OnItem & Dated);

/** Work that was done before it was entered, under the id that its item is to have; times are RFC 3339. */
export interface PastWork {
  readonly itemId: string;
  readonly title: string;
  readonly milestoneId: string | null;
  /** As in `OfferItem`. */
  readonly milestone: MilestoneFact | null;
  readonly startedAt: string | null;
  readonly completedAt: string;
}

/** Records past work as done (FOCUS-22), in the owner's name; what is there under its id already is passed over. */
export type ImportPastWork = {
  readonly type: 'ImportPastWork';
  /** Null where no import sends it. */
  readonly importer: ImporterFact | null;
  readonly owner: OwnerFact | null;
  /** PLAN-5. */
  readonly milestoneRequired: boolean;
  readonly work: readonly PastWork[];
} & InStream &
  Timed;

/** Where an item is to go in the waiting list; positions count from 1 at the top, those that are set aside left out. */
export type Place = { readonly before: string } | { readonly after: string } | { readonly position: number };

/** Puts a waiting item elsewhere in the waiting list. */
export type MoveItem = { readonly type: 'MoveItem'; readonly to: Place } & OnItem & Dated;

/** Sets a waiting item aside until a day, YYYY-MM-DD, or brings it back before that day. */
export type AsideCommand =
  | ({ readonly type: 'SetAsideItem'; readonly until: string } & OnItem & Dated)
  | ({ readonly type: 'BringBackItem' } & OnItem & Dated);

/** Changes a text, the due date or the milestone; what is absent stays. */
export type EditItem = {
  readonly type: 'EditItem';
  readonly title?: string;
  readonly description?: string | null;
  /** RFC 3339 with any offset, or null. */
  readonly dueAt?: string | null;
  /** YYYY-MM-DD, or null. */
  readonly dueOn?: string | null;
  readonly milestoneId?: string | null;
  /** As in `OfferItem`. */
  readonly milestone: MilestoneFact | null;
} & OnItem;

/** What the owner does with an item as a whole; activating another one is how focus is switched. */
export type ExecutionCommand =
  | ({ readonly type: 'ActivateItem' } & OnItem & MayStartAlarm)
  | ({ readonly type: 'CompleteItem' } & OnItem & MayStartAlarm & Dated)
  | ({ readonly type: 'DeleteItem' } & OnItem);

/** What the owner does with an item's steps. */
export type StepCommand =
  /** `after` is the step to follow, null for the first place; absent: at the end. */
  | ({ readonly type: 'AddStep'; readonly name: string; readonly after?: string | null } & OnStep)
  | ({ readonly type: 'RenameStep'; readonly name: string } & OnStep)
  | ({ readonly type: 'CheckStep' } & OnStep)
  | ({ readonly type: 'UncheckStep' } & OnStep)
  /** All steps of the item, in the order wished. */
  | ({ readonly type: 'ReorderSteps'; readonly stepIds: readonly string[] } & OnItem & Dated)
  | ({ readonly type: 'RemoveStep' } & OnStep);

/** What the owner does with an item's tags. */
export type TagCommand =
  | ({ readonly type: 'TagItem'; readonly tag: TagFact } & OnItem)
  | ({ readonly type: 'UntagItem'; readonly tagId: string } & OnItem);

/** What the owner does with the alarm of the active item; `minutes` must be one of ALARM_INTERVALS. */
export type AlarmCommand =
  | ({ readonly type: 'StartAlarm'; readonly minutes: number } & InStream & Timed)
  | ({ readonly type: 'ChangeAlarmInterval'; readonly minutes: number } & InStream & Timed)
  | ({ readonly type: 'StopAlarm' } & InStream)
  /** `dueAt` is the delivery that was seen; absent: whichever is shown. */
  | ({ readonly type: 'AcknowledgeAlarm'; readonly dueAt?: string } & InStream);

/** What the scheduler and the reaction to a deactivation ask for; never sent for a user, so no `by`. */
export type SystemCommand =
  /** Sent whenever an alarm seems due; `ownerActive` false ends the alarm instead (ORG-9). */
  | ({ readonly type: 'DeliverDueAlarm'; readonly ownerId: string; readonly ownerActive: boolean } & Timed)
  | { readonly type: 'EndAlarmOfDeactivatedUser'; readonly ownerId: string };

/** Undoes the last command of the actor in their own stream (FOCUS-26). */
export type UndoLast = {
  readonly type: 'UndoLast';
  readonly last: LastCommand;
  /** What the read tables know of the milestone in which the item was before, where the command changed that. */
  readonly milestone: MilestoneFact | null;
  /** The tag that the command took off, if it took one off. */
  readonly tag: TagFact | null;
} & InStream &
  Timed &
  Dated;

/** What the owner does with their personal projects, milestones included. */
export type OwnProjectCommand = PersonalProjectCommand & { readonly ownerId: string };

/** Everything that can be asked of a focus stream. */
export type FocusCommand =
  | OfferCommand
  | ImportPastWork
  | MoveItem
  | AsideCommand
  | UndoLast
  | EditItem
  | ExecutionCommand
  | StepCommand
  | TagCommand
  | AlarmCommand
  | SystemCommand
  | OwnProjectCommand;
