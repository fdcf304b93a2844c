import type { CommandOf } from '../../kernel/deciding/by-type.js';
import type { alarmVerbs } from '../domain/alarm.js';
import type { asideVerbs } from '../domain/aside.js';
import type { CopyStrandedItem, RecreateItem } from '../domain/copies.js';
import type { editingVerbs } from '../domain/editing.js';
import type { executionVerbs } from '../domain/execution.js';
import type { AcceptItem, DeclineOffer, OfferItem } from '../domain/offers.js';
import type { orderingVerbs } from '../domain/ordering.js';
import type { AddStep, stepVerbs } from '../domain/steps.js';
import type { TagItem, UntagItem } from '../domain/item-tags.js';
import type { UndoLast } from '../domain/undo.js';

/**
 * What is added to every request before it is decided: who sends it and whose stream it is, when, and facts from other
 * streams.
 */
type Added = 'by' | 'ownerId' | 'visibleToActor' | 'now' | 'today' | 'alarmDefault' | 'milestone' | 'milestoneRequired';

/** A command without what is added to it, and without `More`. */
type Lacking<Command, More extends string = never> = Command extends unknown ? Omit<Command, Added | More> : never;

/** What is added to a request for new work: the item's id and its owner's state. The caller names the owner. */
type LackingItem<Command, More extends string = never> = Lacking<Command, 'itemId' | 'owner' | More> & {
  readonly ownerId: string;
};

/** What a caller may request about their own items, or offer to a colleague; facts and new ids are added later. */
export type ItemRequest =
  | (LackingItem<OfferItem, 'steps' | 'tags'> & {
      /** Names, in order. */
      readonly steps: readonly string[];
      readonly tagIds: readonly string[];
    })
  | (LackingItem<RecreateItem, 'origin'> & { readonly originItemId: string })
  | (LackingItem<CopyStrandedItem, 'source'> & { readonly sourceItemId: string })
  | OwnItemRequest;

/** What an owner may request about one item. */
export type OwnItemRequest =
  | Lacking<AcceptItem | DeclineOffer | UntagItem>
  | Lacking<CommandOf<typeof executionVerbs>>
  | Lacking<CommandOf<typeof orderingVerbs>>
  | Lacking<CommandOf<typeof asideVerbs>>
  | Lacking<CommandOf<typeof editingVerbs>>
  | Lacking<Exclude<CommandOf<typeof stepVerbs>, AddStep>>
  | Lacking<AddStep, 'stepId'>
  | (Lacking<TagItem, 'tag'> & { readonly tagId: string });

/** What a user may request about the alarm on their active item. */
export type AlarmRequest = Lacking<CommandOf<typeof alarmVerbs>>;

/** Undoes the caller's last command in their own stream. */
export type UndoRequest = Lacking<UndoLast, 'last' | 'tag'>;

/** Everything that a caller may request of the focus room, personal projects aside. */
export type FocusRequest = ItemRequest | AlarmRequest | UndoRequest;
