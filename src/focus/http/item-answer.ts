import { etagOf, type Tagged } from '../../kernel/http/etag.js';
import type { Page } from '../../kernel/reading/page.js';
import type { ActiveItemAnswer, ItemAnswer } from '../application/focus.queries.js';
import type { ItemInFull } from '../application/item.query.js';
import type { SeenItem } from '../application/seen-items.js';

/** What order keys of a waiting list look like. */
export const ORDER_KEY = /^-?\d{1,16}$/;

/** An item of one's own waiting list; times are RFC 3339 UTC. */
export interface OwnItem extends ItemAnswer, Tagged {}

/** The one item that one works on, in full. */
export interface OwnActiveItem extends ActiveItemAnswer, Tagged {}

/** An item in a list, as somebody sees it who may; times are RFC 3339 UTC. */
export interface ListedItem extends SeenItem, Tagged {}

/** An item of a waiting list: with its place for the owner, else as far as the caller may see it. */
export type QueuedItem = OwnItem | ListedItem;

/** One item in full; times are RFC 3339 UTC. */
export interface WholeItem extends ItemInFull, Tagged {}

/** The item with its entity tag, which is the item's alone: the answer around it has its own. */
export function tagged<Item extends { readonly revision: number }>(item: Item): Item & Tagged {
  return { ...item, etag: etagOf(item.revision) };
}

/** A page of items with their entity tags. */
export function taggedPage<Item extends { readonly revision: number }>(page: Page<Item>): Page<Item & Tagged> {
  return { rows: page.rows.map(tagged), after: page.after };
}
