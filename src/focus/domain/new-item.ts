import type { Refusal } from '../../kernel/deciding/decider.js';
import type { Asking } from './access.js';
import type { ItemEvent } from './focus.events.js';
import type { NewStep, OwnerFact, TagFact } from './focus.facts.js';
import { no, tagNotFound, userNotFound } from './focus.refusals.js';
import { type FocusState, stateOf } from './focus.state.js';
import { whyNotStandalone } from './placing.js';
import { MAX_TAGS, tooManyTags, whyNotName, whyNotSteps, whyNotText } from './texts.js';

type ItemOffered = Extract<ItemEvent, { type: 'ItemOffered' }>;

/** What a new item is made of, checked by `whyNotOffered`. */
export interface NewItem {
  readonly title: string;
  readonly description: string | null;
  /** RFC 3339 UTC, or null. */
  readonly dueAt: string | null;
  readonly milestoneId: string | null;
  readonly steps: readonly NewStep[];
  readonly tags: readonly TagFact[];
}

interface Offering extends Asking {
  readonly itemId: string;
  readonly owner: OwnerFact | null;
  readonly milestoneRequired: boolean;
}

/** Why no such item can be offered to this owner, its milestone left aside. */
export function whyNotOffered(command: Offering, item: NewItem, state: FocusState): Refusal | undefined {
  return (
    whyNotTo(command) ??
    whyNotNew(command.itemId, state) ??
    whyNotName('title', item.title) ??
    whyNotText('description', item.description) ??
    whyNotSteps(item.steps) ??
    whyNotTags(item.tags) ??
    whyNotStandalone(item.milestoneId, command.milestoneRequired)
  );
}

/** The fact that this item was offered, named after what it recreates or copies, if anything. */
export function itemOffered(
  { by, ownerId, itemId }: Asking & { readonly itemId: string },
  item: NewItem,
  after: { readonly originItemId?: string; readonly copyOfItemId?: string },
): ItemOffered {
  return {
    type: 'ItemOffered',
    data: {
      itemId,
      organizationId: by.organizationId,
      ownerId,
      offeredBy: by.userId,
      milestoneId: item.milestoneId,
      dueAt: item.dueAt,
      originItemId: after.originItemId ?? null,
      copyOfItemId: after.copyOfItemId ?? null,
      stepIds: item.steps.map(({ stepId }) => stepId),
      tagIds: [...new Set(item.tags.map(({ tagId }) => tagId))],
    },
    personal: {
      subject: ownerId,
      title: item.title.trim(),
      description: item.description,
      stepNames: item.steps.map(({ name }) => name.trim()),
    },
  };
}

/** Why an item can't be given this tag, if so. */
export function whyNotTag(tag: TagFact): Refusal | undefined {
  if (!tag.known) return tagNotFound;
  if (!tag.retired) return undefined;
  return { kind: 'refused', code: 'TAG_RETIRED', detail: 'A retired tag is given to no more items.', allowed: [] };
}

/** Why nothing can be put before this owner, if so. */
export function whyNotTo({ by, owner }: Pick<Offering, 'by' | 'owner'>): Refusal | undefined {
  if (owner === null || owner.organizationId !== by.organizationId) return userNotFound;
  if (owner.active) return undefined;
  return no('ORG-9', 'USER_INACTIVE', 'This user is deactivated; offer the work to somebody else.');
}

function whyNotNew(itemId: string, state: FocusState): Refusal | undefined {
  if (stateOf(itemId, state) === undefined) return undefined;
  return { kind: 'invalid', code: 'ITEM_ID_TAKEN', detail: 'There is an item under this id already.', allowed: [] };
}

function whyNotTags(tags: readonly TagFact[]): Refusal | undefined {
  if (new Set(tags.map(({ tagId }) => tagId)).size > MAX_TAGS) return tooManyTags;
  return tags.map(whyNotTag).find((unfit) => unfit !== undefined);
}
