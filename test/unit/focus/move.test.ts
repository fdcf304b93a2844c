import { focusDecider } from '../../../src/focus/domain/focus.decider.js';
import { idsIn } from '../../../src/focus/domain/waiting-list.js';
import type { Place } from '../../../src/focus/domain/ordering.js';
import type { FocusEvent } from '../../../src/focus/domain/focus.events.js';
import { given, replay } from '../../support/given.js';
import { active, byAnn, completed, itemOffered, seenByAda, seenByBob, today, waiting } from '../../support/focus.js';

const move = (itemId: string, to: Place) => ({ type: 'MoveItem', ...byAnn, itemId, to, today }) as const;
const moved = (itemId: string, above: string | null, below: string | null): FocusEvent => ({
  type: 'ItemMoved',
  data: { itemId, above, below },
});
const list = waiting('a', 'b', 'c', 'd');

describe('moving an item in the waiting list', () => {
  it.each<[string, string, Place, FocusEvent, string]>([
    ['before an item above it', 'c', { before: 'a' }, moved('c', null, 'a'), 'cabd'],
    ['before an item below it', 'a', { before: 'd' }, moved('a', 'c', 'd'), 'bcad'],
    ['after an item above it', 'd', { after: 'a' }, moved('d', 'a', 'b'), 'adbc'],
    ['after an item below it', 'a', { after: 'd' }, moved('a', 'd', null), 'bcda'],
    ['to the top', 'c', { position: 1 }, moved('c', null, 'a'), 'cabd'],
    ['to a position further down', 'a', { position: 3 }, moved('a', 'c', 'd'), 'bcad'],
    ['to a position further up', 'd', { position: 2 }, moved('d', 'a', 'b'), 'adbc'],
    ['to the bottom', 'b', { position: 4 }, moved('b', 'd', null), 'acdb'],
  ])('FOCUS-8: goes %s, and positions are 1..n again', (_, itemId, to, event, order) => {
    given(focusDecider, list).when(move(itemId, to)).then(event);
    expect(idsIn(replay(focusDecider, [...list, event]).waiting).join('')).toBe(order);
  });

  it.each<[string, string, Place]>([
    ['before its follower', 'b', { before: 'c' }],
    ['after its predecessor', 'b', { after: 'a' }],
    ['before itself', 'b', { before: 'b' }],
    ['after itself', 'b', { after: 'b' }],
    ['at its position', 'b', { position: 2 }],
  ])('changes nothing if the item is there already: %s', (_, itemId, to) => {
    given(focusDecider, list).when(move(itemId, to)).thenAlreadySo();
  });

  it.each([0, 5, 1.5, Number.NaN])('FOCUS-8: position %p of four is invalid', (position) => {
    given(focusDecider, list)
      .when(move('b', { position }))
      .thenRefused({ kind: 'invalid', rule: 'FOCUS-8', code: 'POSITION_OUT_OF_RANGE', allowed: ['move'] });
  });

  it('FOCUS-8: only waiting items have a position: an item cannot move next to one that is not waiting', () => {
    const history = [...list, ...active('f'), itemOffered('o')];
    for (const to of [{ before: 'f' }, { after: 'o' }, { before: 'unknown' }]) {
      given(focusDecider, history)
        .when(move('b', to))
        .thenRefused({ kind: 'refused', rule: 'FOCUS-8', code: 'NEIGHBOUR_NOT_WAITING' });
    }
  });

  it('FOCUS-8: only waiting items have a position: offered and active ones can not be moved', () => {
    given(focusDecider, [...list, itemOffered('o')])
      .when(move('o', { before: 'a' }))
      .thenRefused({
        kind: 'refused',
        rule: 'FOCUS-8',
        code: 'ITEM_NOT_WAITING',
        allowed: ['accept', 'decline', 'edit', 'edit-steps', 'edit-tags', 'delete'],
      });
    given(focusDecider, [...list, ...active('f')])
      .when(move('f', { position: 1 }))
      .thenRefused({ rule: 'FOCUS-8', code: 'ITEM_NOT_WAITING' });
    given(focusDecider, [...list, ...completed('z')])
      .when(move('z', { position: 1 }))
      .thenRefused({ rule: 'FOCUS-6', code: 'ITEM_COMPLETED', allowed: ['recreate'] });
  });

  it('FOCUS-9: only the owner orders the waiting list; an admin or teammate is refused', () => {
    for (const who of [seenByAda, seenByBob]) {
      given(focusDecider, list)
        .when({ ...move('a', { position: 2 }), ...who })
        .thenRefused({ kind: 'forbidden', rule: 'FOCUS-9', code: 'NOT_THE_OWNER', allowed: [] });
    }
  });
});
