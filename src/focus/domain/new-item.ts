import type { Refusal } from '../../kernel/deciding/decider.js';
import { oneLine } from '../../kernel/text/lines.js';
import { isOwner } from './access.js';
import type { InStream, MakesItem } from './command-fields.js';
import type { ItemEvent } from './focus.events.js';
import type { NewStep, TagFact } from './foreign-facts.js';
import { no, tagNotFound, userNotFound } from './focus.refusals.js';
import { type FocusState, stateOf } from './focus.state.js';
import { whyNotStandalone } from './placing.js';
import { MAX_TAGS, tooManyTags, whyNotName, whyNotSteps, whyNotText } from './texts.js';

/** How many offers of colleagues one owner may have open at once. */
export const MAX_OPEN_OFFERS = 1_000;
/** How many of these may be offers of one colleague. */
export const MAX_OPEN_OFFERS_OF_ONE = 200;

type ItemOffered = Extract<ItemEvent, { type: 'ItemOffered' }>;

/** What a new item is made of. */
export interface NewItem {
  readonly title: string;
  readonly description: string | null;
  /** RFC 3339 UTC, or null. */
  readonly dueAt: string | null;
  /** YYYY-MM-DD, or null. */
  readonly dueOn: string | null;
  readonly milestoneId: string | null;
  readonly steps: readonly NewStep[];
  readonly tags: readonly TagFact[];
}

/**
 * Why an item can't have this content. Checked for new content only: what a copy takes over was accepted under the
 * rules of its time.
 */
export function whyNotWritten({ title, description, steps }: NewItem): Refusal | undefined {
  return whyNotName('title', title) ?? whyNotText('description', description) ?? whyNotSteps(steps);
}

/** Why no such item can be offered to this owner, its texts and milestone aside. */
export function whyNotOffered(command: MakesItem, item: NewItem, state: FocusState): Refusal | undefined {
  return (
    whyNotTo(command) ??
    whyNotNew(command.itemId, state) ??
    whyNotTags(item.tags) ??
    whyNotStandalone(item.milestoneId, command.milestoneRequired) ??
    whyNotMore(command, state)
  );
}

/** The fact that this item was offered, named after what it recreates or copies, if anything. */
export function itemOffered(
  { by, ownerId, itemId }: InStream & { readonly itemId: string },
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
      ...(item.dueOn === null ? {} : { dueOn: item.dueOn }),
      originItemId: after.originItemId ?? null,
      copyOfItemId: after.copyOfItemId ?? null,
      stepIds: item.steps.map(({ stepId }) => stepId),
      tagIds: [...new Set(item.tags.map(({ tagId }) => tagId))],
    },
    personal: {
      subject: ownerId,
      title: oneLine(item.title),
      description: item.description,
      stepNames: item.steps.map(({ name }) => oneLine(name)),
    },
  };
}

/** Why an item can't be given this tag, if so. */
export function whyNotTag(tag: TagFact): Refusal | undefined {
  if (!tag.known) return tagNotFound;
  if (!tag.retired) return undefined;
  return { kind: 'refused', code: 'TAG_RETIRED', detail: 'A retired tag is given to no more items.', allowed: [] };
}

/** Why nothing can be offered to this owner, if so. */
export function whyNotTo({ by, owner }: Pick<MakesItem, 'by' | 'owner'>): Refusal | undefined {
  if (owner === null || owner.organizationId !== by.organizationId) return userNotFound;
  if (owner.active) return undefined;
  return no('ORG-9', 'USER_INACTIVE', 'This user is deactivated; offer the work to another colleague.');
}

/** Offers to oneself do not count, as one may take on any number of items. */
function whyNotMore(command: MakesItem, { offers }: FocusState): Refusal | undefined {
  if (isOwner(command)) return undefined;
  // rule FOCUS-23: of colleagues' offers at most 1,000 are open to one owner at once, and at most 200 by one of them
  if ((offers.get(command.by.userId) ?? 0) >= MAX_OPEN_OFFERS_OF_ONE) {
    const detail = `${MAX_OPEN_OFFERS_OF_ONE} of your offers to this person are unanswered, which is the most; wait until some are answered, or offer this to another colleague.`;
    return no('FOCUS-23', 'TOO_MANY_OFFERS_OF_YOURS', detail);
  }
  let open = 0;
  for (const [offeredBy, count] of offers) if (offeredBy !== command.ownerId) open += count;
  if (open < MAX_OPEN_OFFERS) return undefined;
  const detail = `${MAX_OPEN_OFFERS} offers wait for this person's answer, which is the most; offer this later, or to another colleague.`;
  return no('FOCUS-23', 'TOO_MANY_OPEN_OFFERS', detail);
}

function whyNotNew(itemId: string, state: FocusState): Refusal | undefined {
  if (stateOf(itemId, state) === undefined) return undefined;
  return { kind: 'invalid', code: 'ITEM_ID_TAKEN', detail: 'There is an item under this id already.', allowed: [] };
}

function whyNotTags(tags: readonly TagFact[]): Refusal | undefined {
  if (new Set(tags.map(({ tagId }) => tagId)).size > MAX_TAGS) return tooManyTags;
  return tags.map(whyNotTag).find((unfit) => unfit !== undefined);
}
