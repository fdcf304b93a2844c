import { focusDecider } from '../../../src/focus/domain/focus.decider.js';
import { given } from '../../support/given.js';
import {
  active,
  alarmStarted,
  byAnn,
  completed,
  itemActivated,
  itemCompleted,
  itemOffered,
  now,
  seenByAda,
  seenByBob,
  today,
  waiting,
} from '../../support/focus.js';

const complete = { type: 'CompleteItem', ...byAnn, itemId: 'a', now, today, alarmDefault: null } as const;

describe('completing an item', () => {
  it('FOCUS-5: completing the active item auto-activates the top waiting item, in the same append', () => {
    given(focusDecider, [...active('a'), ...waiting('x', 'y')])
      .when(complete)
      .then(itemCompleted('a'), itemActivated('x', 'completion'));
  });

  it('FOCUS-5: with nothing waiting, nothing is active', () => {
    given(focusDecider, [...active('a'), itemOffered('o')])
      .when(complete)
      .then(itemCompleted('a'));
  });

  it('FOCUS-17, FOCUS-18: the alarm session ends with its item, and another starts with the next', () => {
    const history = [...active('a'), alarmStarted('a', 15, '2026-03-02T09:15:00.000Z'), ...waiting('x')];
    given(focusDecider, history)
      .when({ ...complete, alarmDefault: 300 })
      .then(
        { type: 'AlarmStopped', data: { itemId: 'a', cause: 'left' } },
        itemCompleted('a'),
        itemActivated('x', 'completion'),
        alarmStarted('x', 300, '2026-03-02T14:00:00.000Z'),
      );
  });

  it('FOCUS-17: no alarm session without an item, or without a default', () => {
    given(focusDecider, active('a'))
      .when({ ...complete, alarmDefault: 300 })
      .then(itemCompleted('a'));
  });

  it('FOCUS-20: the alarm is advisory: open steps and a ringing alarm keep nothing from completion', () => {
    const ringing = {
      itemId: 'a',
      dueAt: '2026-03-02T09:15:00.000Z',
      missed: 0,
      nextTriggerAt: '2026-03-02T09:30:00Z',
    };
    given(focusDecider, [
      ...active('a', { stepIds: ['s'] }),
      alarmStarted('a', 15, '2026-03-02T09:15:00.000Z'),
      { type: 'AlarmFellDue', data: ringing },
    ])
      .when(complete)
      .then({ type: 'AlarmStopped', data: { itemId: 'a', cause: 'left' } }, itemCompleted('a'));
  });

  it('FOCUS-7: waiting -> completed and offered -> completed are refused, saying what is allowed instead', () => {
    given(focusDecider, waiting('a'))
      .when(complete)
      .thenRefused({
        kind: 'refused',
        rule: 'FOCUS-7',
        code: 'ITEM_NOT_ACTIVE',
        allowed: ['activate', 'move', 'set-aside', 'edit', 'edit-steps', 'edit-tags', 'delete'],
      });
    given(focusDecider, [itemOffered('a')])
      .when(complete)
      .thenRefused({
        rule: 'FOCUS-7',
        code: 'ITEM_NOT_ACTIVE',
        allowed: ['accept', 'decline', 'edit', 'edit-steps', 'edit-tags', 'delete'],
      });
  });

  it('FOCUS-7: completed -> any is refused, completing it again included', () => {
    given(focusDecider, completed('a'))
      .when(complete)
      .thenRefused({ kind: 'refused', rule: 'FOCUS-7', code: 'ITEM_COMPLETED', allowed: ['recreate'] });
  });

  it('FOCUS-10: only the owner executes transitions; others who see a completed item may recreate it', () => {
    given(focusDecider, active('a'))
      .when({ ...complete, ...seenByAda })
      .thenRefused({ kind: 'forbidden', rule: 'FOCUS-10', code: 'NOT_THE_OWNER', allowed: [] });
    given(focusDecider, completed('a'))
      .when({ ...complete, ...seenByBob })
      .thenRefused({ kind: 'forbidden', code: 'NOT_THE_OWNER', allowed: ['recreate'] });
  });
});
