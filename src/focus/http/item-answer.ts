import { etagOf } from '../../kernel/http/etag.js';
import type { ItemAnswer } from '../application/focus.queries.js';

/** An item in an answer, with the entity tag that a command on it takes as `If-Match`. */
export type TaggedItem<Item extends ItemAnswer = ItemAnswer> = Item & { readonly etag: string };

/** The item with its entity tag, which is the item's alone: the answer around it has its own. */
export function tagged<Item extends ItemAnswer>(item: Item): TaggedItem<Item> {
  return { ...item, etag: etagOf(item.revision) };
}
