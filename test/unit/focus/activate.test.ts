import { focusDecider } from '../../../src/focus/domain/focus.decider.js';
import { given } from '../../support/given.js';
import {
  active,
  alarmStarted,
  byAnn,
  completed,
  itemActivated,
  itemOffered,
  itemReturned,
  now,
  seenByAda,
  waiting,
} from '../../support/focus.js';

const activate = { type: 'ActivateItem', ...byAnn, itemId: 'a', now, alarmDefault: null } as const;

describe('activating an item', () => {
  it('FOCUS-3: an owner has at most one active item: the first one is activated alone', () => {
    given(focusDecider, waiting('x', 'a')).when(activate).then(itemActivated('a'));
  });

  it('FOCUS-4: activating a waiting item switches focus: the active one returns to the top of waiting', () => {
    given(focusDecider, [...active('f'), ...waiting('x', 'a')])
      .when(activate)
      .then(itemReturned('f', 'x'), itemActivated('a'));
  });

  it('FOCUS-4: the item about to be activated is still the top of waiting when the active one returns', () => {
    given(focusDecider, [...active('f'), ...waiting('a', 'x')])
      .when(activate)
      .then(itemReturned('f', 'a'), itemActivated('a'));
  });

  it('FOCUS-17: an alarm session starts with the owner’s default interval', () => {
    given(focusDecider, waiting('a'))
      .when({ ...activate, alarmDefault: 120 })
      .then(itemActivated('a'), alarmStarted('a', 120, '2026-03-02T11:00:00.000Z'));
  });

  it('FOCUS-18: a focus switch resets the alarm: the old session stops, a new one starts', () => {
    const history = [...active('f'), alarmStarted('f', 15, '2026-03-02T09:15:00.000Z'), ...waiting('a')];
    given(focusDecider, history)
      .when({ ...activate, alarmDefault: 30 })
      .then(
        { type: 'AlarmStopped', data: { itemId: 'f', cause: 'left' } },
        itemReturned('f', 'a'),
        itemActivated('a'),
        alarmStarted('a', 30, '2026-03-02T09:30:00.000Z'),
      );
  });

  it('changes nothing for the item that is active already', () => {
    given(focusDecider, active('a'))
      .when({ ...activate, alarmDefault: 30 })
      .thenAlreadySo();
  });

  it('FOCUS-7: offered -> active is refused, and the refusal says what is allowed instead', () => {
    given(focusDecider, [itemOffered('a')])
      .when(activate)
      .thenRefused({
        kind: 'refused',
        rule: 'FOCUS-7',
        code: 'ITEM_NOT_WAITING',
        allowed: ['accept', 'decline', 'edit', 'edit-steps', 'edit-tags', 'delete'],
      });
  });

  it('FOCUS-7: completed -> active is refused; recreate instead', () => {
    given(focusDecider, completed('a'))
      .when(activate)
      .thenRefused({ rule: 'FOCUS-7', code: 'ITEM_COMPLETED', allowed: ['recreate'] });
  });

  it('FOCUS-10: only the owner executes transitions; an admin is refused', () => {
    given(focusDecider, waiting('a'))
      .when({ ...activate, ...seenByAda })
      .thenRefused({ kind: 'forbidden', rule: 'FOCUS-10', code: 'NOT_THE_OWNER', allowed: [] });
  });
});
