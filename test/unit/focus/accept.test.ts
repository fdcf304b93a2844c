import { focusDecider } from '../../../src/focus/domain/focus.decider.js';
import { given } from '../../support/given.js';
import {
  active,
  byAnn,
  byBob,
  completed,
  itemAccepted,
  itemOffered,
  personalProject,
  seenByAda,
  seenByBob,
  waiting,
} from '../../support/focus.js';

const accept = { type: 'AcceptItem', ...byAnn, itemId: 'a' } as const;

describe('accepting an offer', () => {
  it("FOCUS-2: an accepted item joins the bottom of its owner's waiting list", () => {
    given(focusDecider, [...waiting('x', 'y'), itemOffered('a', { offeredBy: 'bob' })])
      .when(accept)
      .then(itemAccepted('a', 'y'));
  });

  it('an accepted item waits even if nothing is active: only the owner or FOCUS-5 activates', () => {
    given(focusDecider, [itemOffered('a')])
      .when(accept)
      .then(itemAccepted('a', null));
  });

  it('FOCUS-2: only its owner accepts an offered item, no admin and no teammate', () => {
    for (const who of [seenByAda, seenByBob]) {
      given(focusDecider, [itemOffered('a')])
        .when({ ...accept, ...who })
        .thenRefused({ kind: 'forbidden', rule: 'FOCUS-2', code: 'NOT_THE_OWNER', allowed: [] });
    }
  });

  it('changes nothing for an item that is waiting already', () => {
    given(focusDecider, waiting('a')).when(accept).thenAlreadySo();
  });

  it('FOCUS-7: accepting an active or completed item is refused, naming what is allowed', () => {
    given(focusDecider, active('a'))
      .when(accept)
      .thenRefused({
        kind: 'refused',
        rule: 'FOCUS-7',
        code: 'ITEM_NOT_OFFERED',
        allowed: ['complete', 'edit', 'edit-steps', 'edit-tags', 'start-alarm'],
      });
    given(focusDecider, completed('a'))
      .when(accept)
      .thenRefused({ kind: 'refused', rule: 'FOCUS-7', code: 'ITEM_COMPLETED', allowed: ['recreate'] });
  });
});

describe('an item that is not the actor’s', () => {
  const notFound = { kind: 'notFound', code: 'ITEM_NOT_FOUND', allowed: [] } as const;

  it('ORG-7: is not found by an actor who may not see it, as if it did not exist', () => {
    given(focusDecider, []).when(accept).thenRefused(notFound);
    const hidden = given(focusDecider, [itemOffered('a')]).when({ ...accept, ...byBob });
    hidden.thenRefused(notFound);
    expect(hidden.decision).toEqual(given(focusDecider, []).when(accept).decision);
  });

  it('FOCUS-10: seeing an item never gives control over it: its offerer, who sees it, may not accept it', () => {
    given(focusDecider, [itemOffered('a', { offeredBy: 'bob' })])
      .when({ ...accept, ...seenByBob })
      .thenRefused({ kind: 'forbidden', code: 'NOT_THE_OWNER' });
  });

  it('PLAN-3: an item of a personal project is seen by its owner alone, whatever stale facts say', () => {
    given(focusDecider, [...personalProject('own', 'm'), itemOffered('a', { offeredBy: 'bob', milestoneId: 'm' })])
      .when({ ...accept, ...seenByBob })
      .thenRefused(notFound);
    given(focusDecider, [...personalProject('own', 'm'), ...completed('a', { milestoneId: 'm' })])
      .when({ ...accept, ...seenByAda })
      .thenRefused(notFound);
  });
});
