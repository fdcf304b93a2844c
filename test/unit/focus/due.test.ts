import { focusDecider } from '../../../src/focus/domain/focus.decider.js';
import { given } from '../../support/given.js';
import { byAnn, completed, copiedItem, itemOffered, strandedItem, teamMilestone, toAnn } from '../../support/focus.js';

const offer = {
  type: 'OfferItem',
  ...byAnn,
  ...toAnn,
  itemId: 'a',
  title: 'Title of a',
  description: null,
  dueAt: null,
  milestoneId: null,
  milestone: null,
  steps: [],
  tags: [],
  accept: false,
} as const;
const edit = { type: 'EditItem', ...byAnn, itemId: 'a', milestone: null } as const;
const edited = (data: object) =>
  ({ type: 'ItemEdited', data: { itemId: 'a', ...data }, personal: { subject: 'ann' } }) as const;
const twice = { kind: 'invalid', rule: 'FOCUS-24', code: 'DUE_TWICE' } as const;
const noDay = { kind: 'invalid', rule: 'FOCUS-24', code: 'DUE_ON_INVALID' } as const;
const time = '2030-05-01T10:00:00.000Z';

describe('a day to be due on', () => {
  it('FOCUS-24: an item is due on a day of the calendar, or at a time, or neither', () => {
    given(focusDecider, [])
      .when({ ...offer, dueOn: '2028-02-29' })
      .then(itemOffered('a', { dueOn: '2028-02-29' }));
    given(focusDecider, [])
      .when({ ...offer, dueOn: null })
      .then(itemOffered('a'));
    given(focusDecider, [])
      .when({ ...offer, dueAt: time })
      .then(itemOffered('a', { dueAt: time }));
  });

  it('FOCUS-24: naming both is refused', () => {
    given(focusDecider, [])
      .when({ ...offer, dueAt: time, dueOn: '2030-05-01' })
      .thenRefused(twice);
    given(focusDecider, [itemOffered('a')])
      .when({ ...edit, dueAt: time, dueOn: '2030-05-01' })
      .thenRefused(twice);
  });

  it.each(['2030-02-29', '2030-00-01', '2030-13-01', '2030-04-31', '0000-01-01', '2030-5-1', '', '2030-05-01 '])(
    'FOCUS-24: %j is no day of the calendar',
    (dueOn) => {
      given(focusDecider, [])
        .when({ ...offer, dueOn })
        .thenRefused(noDay);
      given(focusDecider, [itemOffered('a')])
        .when({ ...edit, dueOn })
        .thenRefused(noDay);
    },
  );

  it('FOCUS-24: naming one removes the other', () => {
    given(focusDecider, [itemOffered('a', { dueAt: time })])
      .when({ ...edit, dueOn: '2030-05-01' })
      .then(edited({ dueAt: null, dueOn: '2030-05-01' }));
    given(focusDecider, [itemOffered('a', { dueOn: '2030-05-01' })])
      .when({ ...edit, dueAt: time, dueOn: null })
      .then(edited({ dueAt: time, dueOn: null }));
    given(focusDecider, [itemOffered('a'), edited({ dueOn: '2030-05-01' })])
      .when({ ...edit, dueAt: time })
      .then(edited({ dueAt: time, dueOn: null }));
  });

  it('null removes only the field that it is given for', () => {
    given(focusDecider, [itemOffered('a', { dueAt: time })])
      .when({ ...edit, dueOn: null })
      .thenAlreadySo();
    given(focusDecider, [itemOffered('a', { dueOn: '2030-05-01' })])
      .when({ ...edit, dueAt: null })
      .thenAlreadySo();
    given(focusDecider, [itemOffered('a', { dueOn: '2030-05-01' })])
      .when({ ...edit, dueOn: null, dueAt: null })
      .then(edited({ dueOn: null }));
    given(focusDecider, [itemOffered('a', { dueOn: '2030-05-01' })])
      .when({ ...edit, dueOn: '2030-05-01' })
      .thenAlreadySo();
  });

  it('FOCUS-11: a recreated item has no due day either', () => {
    given(focusDecider, completed('o'))
      .when({
        type: 'RecreateItem',
        ...byAnn,
        ...toAnn,
        itemId: 'a',
        milestone: null,
        origin: copiedItem('o', { dueOn: '2030-05-01', title: 'Title of a' }),
      })
      .then(itemOffered('a', { originItemId: 'o' }));
  });

  it('ORG-9: a copy of stranded work keeps its due day', () => {
    const milestone = teamMilestone('m');
    given(focusDecider, [])
      .when({
        type: 'CopyStrandedItem',
        ...byAnn,
        ...toAnn,
        itemId: 'a',
        source: strandedItem('s', { dueOn: '2030-05-01', title: 'Title of a', milestone }),
      })
      .then(itemOffered('a', { copyOfItemId: 's', milestoneId: 'm', dueOn: '2030-05-01' }));
  });
});
