import { focusDecider } from '../../../src/focus/domain/focus.decider.js';
import { idsIn } from '../../../src/focus/domain/waiting-list.js';
import type { FocusEvent } from '../../../src/focus/domain/focus.events.js';
import { given, replay } from '../../support/given.js';
import { active, byAnn, completed, itemOffered, seenByAda, seenByBob, waiting } from '../../support/focus.js';

const remove = { type: 'DeleteItem', ...byAnn, itemId: 'a' } as const;
const deleted: FocusEvent = { type: 'ItemDeleted', data: { itemId: 'a' } };

describe('deleting an item', () => {
  it('FOCUS-13: the owner may directly delete an item that is offered or waiting', () => {
    given(focusDecider, [itemOffered('a')])
      .when(remove)
      .then(deleted);
    given(focusDecider, waiting('x', 'a', 'y'))
      .when(remove)
      .then(deleted);
  });

  it('FOCUS-13: the waiting list closes up', () => {
    expect(idsIn(replay(focusDecider, [...waiting('x', 'a', 'y'), deleted]).waiting)).toEqual(['x', 'y']);
  });

  it("deleting a colleague's offer is declining it without a reason, so that the offerer finds it", () => {
    given(focusDecider, [itemOffered('a', { offeredBy: 'bob' })])
      .when(remove)
      .then({
        type: 'OfferDeclined',
        data: { itemId: 'a', offeredBy: 'bob' },
        personal: { subject: 'ann', reason: null },
      });
    const accepted: FocusEvent = { type: 'ItemAccepted', data: { itemId: 'a', above: null } };
    given(focusDecider, [itemOffered('a', { offeredBy: 'bob' }), accepted])
      .when(remove)
      .then(deleted);
  });

  it('FOCUS-13: no other item is deleted: not the active one, not a completed one', () => {
    given(focusDecider, active('a'))
      .when(remove)
      .thenRefused({
        kind: 'refused',
        rule: 'FOCUS-13',
        code: 'ITEM_ACTIVE',
        allowed: ['complete', 'edit', 'edit-steps', 'edit-tags', 'start-alarm'],
      });
    given(focusDecider, completed('a'))
      .when(remove)
      .thenRefused({ kind: 'refused', rule: 'FOCUS-13', code: 'ITEM_COMPLETED', allowed: ['recreate'] });
  });

  it("FOCUS-14: an item that is another item's origin is never deletable", () => {
    given(focusDecider, [...completed('a'), itemOffered('b', { originItemId: 'a' })])
      .when(remove)
      .thenRefused({ kind: 'refused', rule: 'FOCUS-14', code: 'ITEM_IS_ORIGIN', allowed: ['recreate'] });
  });

  it('FOCUS-14: it is an origin only as long as an item names it', () => {
    given(focusDecider, [
      ...completed('a'),
      itemOffered('b', { originItemId: 'a' }),
      itemOffered('c', { originItemId: 'a' }),
      { type: 'ItemDeleted', data: { itemId: 'b' } },
    ])
      .when(remove)
      .thenRefused({ rule: 'FOCUS-14', code: 'ITEM_IS_ORIGIN' });
    given(focusDecider, [
      ...completed('a'),
      itemOffered('b', { originItemId: 'a' }),
      { type: 'ItemDeleted', data: { itemId: 'b' } },
    ])
      .when(remove)
      .thenRefused({ rule: 'FOCUS-13', code: 'ITEM_COMPLETED' });
  });

  it('FOCUS-13: only the owner deletes, neither an admin nor a teammate', () => {
    for (const who of [seenByAda, seenByBob]) {
      given(focusDecider, waiting('a'))
        .when({ ...remove, ...who })
        .thenRefused({ kind: 'forbidden', rule: 'FOCUS-13', code: 'NOT_THE_OWNER' });
    }
  });

  it('a deleted item is not found when it is deleted again', () => {
    given(focusDecider, [...waiting('a'), deleted])
      .when(remove)
      .thenRefused({ kind: 'notFound', code: 'ITEM_NOT_FOUND' });
  });
});
