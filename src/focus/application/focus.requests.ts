import type { Place } from '../domain/ordering.js';

/** A union of requests that carry the same, one member a type, so that a switch can tell them apart. */
type EachOf<Type extends string, Fields> = Type extends string ? { readonly type: Type } & Fields : never;

interface OfItem {
  readonly itemId: string;
}

interface OfStep extends OfItem {
  readonly stepId: string;
}

/** What a caller may wish of their items, or of a colleague's by an offer; facts and new ids are added on the way. */
export type ItemRequest =
  | {
      readonly type: 'OfferItem';
      readonly ownerId: string;
      readonly title: string;
      readonly description: string | null;
      readonly dueAt: string | null;
      readonly dueOn?: string | null;
      readonly milestoneId: string | null;
      /** Names, in order. */
      readonly steps: readonly string[];
      readonly tagIds: readonly string[];
      readonly accept: boolean;
    }
  | {
      readonly type: 'RecreateItem';
      readonly ownerId: string;
      readonly originItemId: string;
      /** Absent: the origin's, if it still takes items. */
      readonly milestoneId?: string | null;
    }
  | { readonly type: 'CopyStrandedItem'; readonly ownerId: string; readonly sourceItemId: string }
  | OwnItemRequest;

/** What an owner may wish of one item. */
export type OwnItemRequest =
  | EachOf<'AcceptItem' | 'ActivateItem' | 'CompleteItem' | 'DeleteItem', OfItem>
  | ({ readonly type: 'DeclineOffer'; readonly reason: string | null } & OfItem)
  | ({ readonly type: 'MoveItem'; readonly to: Place } & OfItem)
  | ({ readonly type: 'SetAsideItem'; readonly until: string } & OfItem)
  | { readonly type: 'BringBackItem'; readonly itemId: string }
  | ({
      readonly type: 'EditItem';
      readonly title?: string;
      readonly description?: string | null;
      readonly dueAt?: string | null;
      readonly dueOn?: string | null;
      readonly milestoneId?: string | null;
    } & OfItem)
  | ({ readonly type: 'AddStep'; readonly name: string; readonly after?: string | null } & OfItem)
  | ({ readonly type: 'RenameStep'; readonly name: string } & OfStep)
  | EachOf<'CheckStep' | 'UncheckStep' | 'RemoveStep', OfStep>
  | ({ readonly type: 'ReorderSteps'; readonly stepIds: readonly string[] } & OfItem)
  | EachOf<'TagItem' | 'UntagItem', OfItem & { readonly tagId: string }>;

/** What a user may wish of the alarm on their active item. */
export type AlarmRequest =
  | EachOf<'StartAlarm' | 'ChangeAlarmInterval', { readonly minutes: number }>
  | { readonly type: 'StopAlarm' }
  | { readonly type: 'AcknowledgeAlarm'; readonly dueAt?: string };

/** Undoes the caller's last command in their own stream. */
export interface UndoRequest {
  readonly type: 'UndoLast';
}

/** Everything that a caller may ask of the focus room, personal projects aside. */
export type FocusRequest = ItemRequest | AlarmRequest | UndoRequest;
