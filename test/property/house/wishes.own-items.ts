import type { FocusRequest, OwnItemRequest } from '../../../src/focus/application/focus.requests.js';
import type { ItemRow } from '../../support/reference-model/rows.js';
import { type Sending, type View, type Wish, choose, somebody } from './wishes.js';

/** States of items that are not completed. */
export const OPEN = ['offered', 'waiting', 'active'] as const;

/** A request to the focus room, with its sender. */
export const focus = (by: string, request: FocusRequest): Sending => ({ to: 'focus', by, request });

/** Mostly an item in one of these states. */
export const inState = (view: View, states: readonly string[], fit: (item: ItemRow) => boolean = () => true) =>
  choose(view, view.truth.items.values(), (item) => states.includes(item.state) && fit(item));

/** A wish about an item in one of these states, mostly by its owner. */
export const onItem =
  (
    states: readonly ItemRow['state'][],
    request: (item: ItemRow, view: View) => OwnItemRequest | undefined,
    fit?: (item: ItemRow, view: View) => boolean,
  ): Wish =>
  (view) => {
    const item = inState(view, states, fit && ((one) => fit(one, view)));
    const wish = item && request(item, view);
    return item && wish && focus(somebody(view, item.execution_owner_id), wish);
  };
