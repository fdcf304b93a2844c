import type { Decision } from '../../../src/kernel/deciding/decider.js';
import { focusDecider } from '../../../src/focus/domain/focus.decider.js';
import type { Place } from '../../../src/focus/domain/ordering.js';
import { idsIn } from '../../../src/focus/domain/waiting-list.js';
import type { FocusEvent } from '../../../src/focus/domain/focus.events.js';
import { given, replay } from '../../support/given.js';
import {
  active,
  byAnn,
  completed,
  itemActivated,
  itemCompleted,
  itemOffered,
  itemReturned,
  now,
  seenByBob,
  today,
  waiting,
} from '../../support/focus.js';

const TOMORROW = '2026-03-03';
const setAside = { type: 'SetAsideItem', ...byAnn, itemId: 'a', until: TOMORROW, today } as const;
const bringBack = { type: 'BringBackItem', ...byAnn, itemId: 'a', today } as const;
const complete = { type: 'CompleteItem', ...byAnn, itemId: 'x', now, today, alarmDefault: null } as const;
const aside = (itemId: string, until = TOMORROW): FocusEvent => ({ type: 'ItemSetAside', data: { itemId, until } });
const back = (itemId: string): FocusEvent => ({ type: 'ItemBroughtBack', data: { itemId } });
const orderAfter = (...events: FocusEvent[]): string => idsIn(replay(focusDecider, events).waiting).join('');

const refusedOf = (decision: Decision<FocusEvent>): readonly string[] | undefined =>
  decision.kind === 'refused' ? decision.refusal.allowed : undefined;

describe('setting an item aside', () => {
  it('FOCUS-25: the owner may set a waiting item aside until a day after today, and choose another day', () => {
    given(focusDecider, waiting('a')).when(setAside).then(aside('a'));
    given(focusDecider, [...waiting('a'), aside('a')])
      .when({ ...setAside, until: '9999-12-31' })
      .then(aside('a', '9999-12-31'));
    given(focusDecider, [...waiting('a'), aside('a')])
      .when(setAside)
      .thenAlreadySo();
  });

  it.each([today, '2026-03-01', '2026-02-30', '2026-13-01', '0000-01-01', '', '2026-3-9'])(
    'FOCUS-25: %j is no day after today',
    (until) => {
      given(focusDecider, waiting('a'))
        .when({ ...setAside, until })
        .thenRefused({ kind: 'invalid', rule: 'FOCUS-25', code: 'SET_ASIDE_DAY_INVALID' });
    },
  );

  it('FOCUS-25: it is for waiting items only', () => {
    for (const command of [setAside, bringBack]) {
      for (const history of [[itemOffered('a')], active('a')]) {
        given(focusDecider, history).when(command).thenRefused({ rule: 'FOCUS-25', code: 'ITEM_NOT_WAITING' });
      }
      given(focusDecider, completed('a')).when(command).thenRefused({ rule: 'FOCUS-25', code: 'ITEM_COMPLETED' });
      given(focusDecider, waiting('a'))
        .when({ ...command, ...seenByBob })
        .thenRefused({ kind: 'forbidden', rule: 'FOCUS-10', code: 'NOT_THE_OWNER' });
    }
  });

  it('FOCUS-25: the owner may bring it back before its day; on that day there is nothing to bring back', () => {
    given(focusDecider, [...waiting('a'), aside('a')])
      .when(bringBack)
      .then(back('a'));
    given(focusDecider, waiting('a')).when(bringBack).thenAlreadySo();
    given(focusDecider, [...waiting('a'), aside('a')])
      .when({ ...bringBack, today: TOMORROW })
      .thenAlreadySo();
  });

  it('FOCUS-25: a refusal names bringing it back as allowed until its day has come, and not from then on', () => {
    const ways = ['activate', 'move', 'set-aside', 'edit', 'edit-steps', 'edit-tags', 'delete'];
    const refusals = [
      { type: 'CompleteItem', ...byAnn, itemId: 'a', now, alarmDefault: null },
      { type: 'DeclineOffer', ...byAnn, itemId: 'a', reason: null },
      { type: 'ReorderSteps', ...byAnn, itemId: 'a', stepIds: ['none'] },
    ] as const;
    const history = [...waiting('a'), aside('a')];
    for (const refusal of refusals) {
      const allowedOn = (day: string) =>
        refusedOf(focusDecider.decide({ ...refusal, today: day }, replay(focusDecider, history)));
      expect(allowedOn(today)).toEqual([...ways, 'bring-back']);
      expect(allowedOn(TOMORROW)).toEqual(ways);
      expect(allowedOn('2026-06-01')).toEqual(ways);
    }
  });

  it('FOCUS-25: it keeps its place meanwhile', () => {
    expect(orderAfter(...waiting('a', 'b', 'c'), aside('b'))).toBe('abc');
    expect(orderAfter(...waiting('a', 'b', 'c'), aside('b'), back('b'))).toBe('abc');
  });
});

describe('while items are set aside', () => {
  const list = [...active('x'), ...waiting('a', 'b', 'c')];

  it('FOCUS-5: completing an item does not activate one that is set aside on that day', () => {
    given(focusDecider, [...list, aside('a')])
      .when(complete)
      .then(itemCompleted('x'), itemActivated('b', 'completion'));
    given(focusDecider, [...list, aside('a'), aside('b'), aside('c')])
      .when(complete)
      .then(itemCompleted('x'));
    given(focusDecider, [...list, aside('a')])
      .when({ ...complete, today: TOMORROW })
      .then(itemCompleted('x'), itemActivated('a', 'completion'));
  });

  it('FOCUS-25: activating one ends its setting aside; later it returns to the list like any other', () => {
    const history = [...list, aside('b')];
    const activate = { type: 'ActivateItem', ...byAnn, itemId: 'b', now, alarmDefault: null } as const;
    given(focusDecider, history).when(activate).then(itemReturned('x', 'a'), itemActivated('b'));
    const later = [...history, itemReturned('x', 'a'), itemActivated('b'), itemReturned('b', 'x'), itemActivated('x')];
    expect(replay(focusDecider, later).items.get('b')?.asideUntil).toBeNull();
  });

  it('FOCUS-4: the item that was active returns to the top, above items that are set aside', () => {
    const activate = { type: 'ActivateItem', ...byAnn, itemId: 'c', now, alarmDefault: null } as const;
    given(focusDecider, [...list, aside('a')])
      .when(activate)
      .then(itemReturned('x', 'a'), itemActivated('c'));
  });

  it.each<[string, string, Place, string]>([
    ['to the top of all', 'd', { position: 1 }, 'dabc'],
    ['right below the one that is then above it', 'b', { position: 2 }, 'acdb'],
    ['there also when it is set aside itself', 'a', { position: 2 }, 'bacd'],
    ['before one that is set aside', 'd', { before: 'c' }, 'abdc'],
    ['after one that is set aside', 'd', { after: 'a' }, 'adbc'],
  ])('FOCUS-8: positions count those that are not set aside: an item goes %s', (_, itemId, to, order) => {
    const history = [...waiting('a', 'b', 'c', 'd'), aside('a'), aside('c')];
    const { decision } = given(focusDecider, history).when({ type: 'MoveItem', ...byAnn, itemId, to, today });
    if (decision.kind !== 'events') throw new Error(JSON.stringify(decision));
    expect(orderAfter(...history, ...decision.events)).toBe(order);
  });
});
