import type { Tagged } from '../../kernel/http/etag.js';
import type { ActiveItemAnswer, ItemAnswer } from '../application/focus.queries.js';
import type { ItemInFull } from '../application/item.query.js';
import type { SeenItem } from '../application/seen-items.js';

/** Injection token of the `FocusQueries`. */
export const FOCUS_QUERIES = Symbol('FocusQueries');

/** Injection token of the `ItemHistory`. */
export const ITEM_HISTORY = Symbol('ItemHistory');

/** What order keys of a waiting list look like. */
export const ORDER_KEY = /^-?\d{1,16}$/;

/** An item of one's own waiting list; times are RFC 3339 UTC. */
export interface OwnItem extends ItemAnswer, Tagged {}

/** The one item that one works on, in full. */
export interface OwnActiveItem extends ActiveItemAnswer, Tagged {}

/** An item in a list, as its reader sees it; times are RFC 3339 UTC. */
export interface ListedItem extends SeenItem, Tagged {}

/** An item of a waiting list: with its place for the owner, else as far as the caller may see it. */
export type QueuedItem = OwnItem | ListedItem;

/** One item in full; times are RFC 3339 UTC. */
export interface WholeItem extends ItemInFull, Tagged {}
