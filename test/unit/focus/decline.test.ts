import { focusDecider } from '../../../src/focus/domain/focus.decider.js';
import { given } from '../../support/given.js';
import { byAnn, completed, itemOffered, seenByAda, today, waiting } from '../../support/focus.js';

const decline = { type: 'DeclineOffer', ...byAnn, itemId: 'a', reason: null, today } as const;
const fromBob = [itemOffered('a', { offeredBy: 'bob' })];

describe('declining an offer', () => {
  it('ends the item and keeps the reason, as personal text of its writer', () => {
    given(focusDecider, fromBob)
      .when({ ...decline, reason: ' Away until May ' })
      .then({
        type: 'OfferDeclined',
        data: { itemId: 'a', offeredBy: 'bob' },
        personal: { subject: 'ann', reason: 'Away until May' },
      });
  });

  it('needs no reason, and a blank reason counts as none', () => {
    const declined = {
      type: 'OfferDeclined',
      data: { itemId: 'a', offeredBy: 'bob' },
      personal: { subject: 'ann', reason: null },
    } as const;
    given(focusDecider, fromBob).when(decline).then(declined);
    given(focusDecider, fromBob)
      .when({ ...decline, reason: '  ' })
      .then(declined);
    given(focusDecider, [...fromBob, declined])
      .when(decline)
      .thenRefused({ kind: 'notFound', code: 'ITEM_NOT_FOUND' });
  });

  it('FOCUS-7: what was accepted can not be declined any more', () => {
    given(focusDecider, waiting('a'))
      .when(decline)
      .thenRefused({
        rule: 'FOCUS-7',
        code: 'ITEM_NOT_OFFERED',
        allowed: ['activate', 'move', 'set-aside', 'edit', 'edit-steps', 'edit-tags', 'delete'],
      });
    given(focusDecider, completed('a')).when(decline).thenRefused({ rule: 'FOCUS-7', code: 'ITEM_COMPLETED' });
  });

  it('FOCUS-10: only the owner declines', () => {
    given(focusDecider, fromBob)
      .when({ ...decline, ...seenByAda })
      .thenRefused({ kind: 'forbidden', rule: 'FOCUS-10', code: 'NOT_THE_OWNER' });
  });

  it('refuses a reason of 20,001 characters as invalid', () => {
    given(focusDecider, fromBob)
      .when({ ...decline, reason: 'x'.repeat(20_001) })
      .thenRefused({ kind: 'invalid', code: 'REASON_INVALID' });
  });
});
