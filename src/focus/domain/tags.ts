import { alreadySo, happened, refused } from '../../kernel/deciding/decider.js';
import { type Answer, onOpenItem } from './access.js';
import type { TagCommand } from './focus.commands.js';
import type { FocusState } from './focus.state.js';
import { whyNotTag } from './new-item.js';
import { MAX_TAGS, tooManyTags } from './texts.js';

/** FOCUS-10: what the owner asks of the tags of an item. */
export function decideTags(command: TagCommand, state: FocusState): Answer {
  return onOpenItem(command, state, { owner: 'FOCUS-10', open: 'FOCUS-6' }, ({ itemId, tagIds }) => {
    if (command.type === 'UntagItem') {
      const { tagId } = command;
      return tagIds.includes(tagId) ? happened({ type: 'ItemUntagged', data: { itemId, tagId } }) : alreadySo;
    }
    const { tag } = command;
    if (tagIds.includes(tag.tagId)) return alreadySo;
    const unfit = whyNotTag(tag) ?? (tagIds.length >= MAX_TAGS ? tooManyTags : undefined);
    return unfit ? refused(unfit) : happened({ type: 'ItemTagged', data: { itemId, tagId: tag.tagId } });
  });
}
