import { alreadySo, happened, refused } from '../../kernel/deciding/decider.js';
import { type Answer, onOpenItem } from './access.js';
import type { OnItem } from './command-fields.js';
import type { TagFact } from './foreign-facts.js';
import type { FocusState } from './focus.state.js';
import { whyNotTag } from './new-item.js';
import { MAX_TAGS, tooManyTags } from './texts.js';

const RULES = { owner: 'FOCUS-10', open: 'FOCUS-6' } as const;

/** Gives an item a tag. */
export type TagItem = { readonly type: 'TagItem'; readonly tag: TagFact } & OnItem;

function tagItem(command: TagItem, state: FocusState): Answer {
  return onOpenItem(command, state, RULES, ({ itemId, tagIds }) => {
    const { tag } = command;
    if (tagIds.includes(tag.tagId)) return alreadySo;
    const unfit = whyNotTag(tag) ?? (tagIds.length >= MAX_TAGS ? tooManyTags : undefined);
    return unfit ? refused(unfit) : happened({ type: 'ItemTagged', data: { itemId, tagId: tag.tagId } });
  });
}

/** Takes a tag off an item. */
export type UntagItem = { readonly type: 'UntagItem'; readonly tagId: string } & OnItem;

function untagItem(command: UntagItem, state: FocusState): Answer {
  return onOpenItem(command, state, RULES, ({ itemId, tagIds }) => {
    const { tagId } = command;
    return tagIds.includes(tagId) ? happened({ type: 'ItemUntagged', data: { itemId, tagId } }) : alreadySo;
  });
}

/** FOCUS-10: the owner's commands on the tags of an item. */
export const taggingVerbs = { TagItem: tagItem, UntagItem: untagItem };
