import { etagOf } from '../../kernel/http/etag.js';
import type { Page } from '../../kernel/reading/page.js';
import type { ItemAnswer } from '../application/focus.queries.js';

/** What order keys of a waiting list look like. */
export const ORDER_KEY = /^-?\d{1,16}$/;

/** An item in an answer, with the entity tag that a command on it takes as `If-Match`. */
export type TaggedItem<Item extends { readonly revision: number } = ItemAnswer> = Item & { readonly etag: string };

/** The item with its entity tag, which is the item's alone: the answer around it has its own. */
export function tagged<Item extends { readonly revision: number }>(item: Item): TaggedItem<Item> {
  return { ...item, etag: etagOf(item.revision) };
}

/** A page of items with their entity tags. */
export function taggedPage<Item extends { readonly revision: number }>(page: Page<Item>): Page<TaggedItem<Item>> {
  return { rows: page.rows.map(tagged), after: page.after };
}
