import { focusDecider } from '../../../src/focus/domain/focus.decider.js';
import type { EditItem } from '../../../src/focus/domain/editing.js';
import { given } from '../../support/given.js';
import {
  active,
  byAnn,
  completed,
  itemOffered,
  personalProject,
  seenByAda,
  seenByBob,
  teamMilestone,
  waiting,
} from '../../support/focus.js';

function edit(wish: Partial<EditItem>): EditItem {
  return { type: 'EditItem', ...byAnn, itemId: 'a', milestone: null, ...wish };
}

const edited = (data: object, personal: object) =>
  ({ type: 'ItemEdited', data: { itemId: 'a', ...data }, personal: { subject: 'ann', ...personal } }) as const;

describe('editing an item', () => {
  it('FOCUS-10: the owner edits text and dates while it is offered, waiting or active', () => {
    const wish = edit({ title: ' New ', description: 'More', dueAt: '2026-04-01T00:00:00Z' });
    for (const history of [[itemOffered('a')], waiting('a'), active('a')]) {
      given(focusDecider, history)
        .when(wish)
        .then(edited({ dueAt: '2026-04-01T00:00:00.000Z' }, { title: 'New', description: 'More' }));
    }
  });

  it('records any text that is given, but a date or milestone only if it differs', () => {
    const before = itemOffered('a', { dueAt: '2026-04-01T00:00:00.000Z' }, { title: 'Old', description: 'Text' });
    given(focusDecider, [before])
      .when(edit({ title: 'Old', description: null }))
      .then(edited({}, { title: 'Old', description: null }));
    given(focusDecider, [before])
      .when(edit({ dueAt: null }))
      .then(edited({ dueAt: null }, {}));
    given(focusDecider, [before])
      .when(edit({ title: 'Old ', description: 'Text', dueAt: '2026-04-01T01:00:00+01:00', milestoneId: null }))
      .then(edited({}, { title: 'Old', description: 'Text' }));
    given(focusDecider, [before])
      .when(edit({ dueAt: '2026-04-01T01:00:00+01:00', milestoneId: null }))
      .thenAlreadySo();
    given(focusDecider, [before]).when(edit({})).thenAlreadySo();
  });

  it.each([
    ['a blank title', { title: '' }, 'TITLE_INVALID'],
    ['a description of 20,001 characters', { description: 'x'.repeat(20_001) }, 'DESCRIPTION_INVALID'],
    ['an invalid due date', { dueAt: 'tomorrow' }, 'DUE_AT_INVALID'],
  ])('refuses %s as invalid', (_, wish, code) => {
    given(focusDecider, waiting('a')).when(edit(wish)).thenRefused({ kind: 'invalid', code });
  });

  it('FOCUS-6: a completed item is terminal and immutable', () => {
    given(focusDecider, completed('a'))
      .when(edit({ title: 'New' }))
      .thenRefused({ kind: 'refused', rule: 'FOCUS-6', code: 'ITEM_COMPLETED', allowed: ['recreate'] });
  });

  it('FOCUS-10: only the owner edits; seeing an item never gives control over it', () => {
    for (const who of [seenByAda, seenByBob]) {
      given(focusDecider, waiting('a'))
        .when(edit({ title: 'New', ...who }))
        .thenRefused({ kind: 'forbidden', rule: 'FOCUS-10', code: 'NOT_THE_OWNER', allowed: [] });
    }
  });
});

describe('moving an item to another milestone', () => {
  it('PLAN-5: an item belongs to exactly one milestone, or to none', () => {
    given(focusDecider, [itemOffered('a', { milestoneId: 'm' })])
      .when(edit({ milestoneId: 'n', milestone: teamMilestone('n') }))
      .then(edited({ milestoneId: 'n' }, {}));
    given(focusDecider, [itemOffered('a', { milestoneId: 'm' })])
      .when(edit({ milestoneId: null }))
      .then(edited({ milestoneId: null }, {}));
  });

  it('PLAN-11: what is archived takes no new items, but keeps those it has', () => {
    const archived = teamMilestone('m', { archived: true });
    given(focusDecider, waiting('a'))
      .when(edit({ milestoneId: 'm', milestone: archived }))
      .thenRefused({ kind: 'refused', rule: 'PLAN-11', code: 'MILESTONE_ARCHIVED' });
    given(focusDecider, [itemOffered('a', { milestoneId: 'm' })])
      .when(edit({ milestoneId: 'm', milestone: archived }))
      .thenAlreadySo();
  });

  it('PLAN-3: the owner puts items into their personal project, known by the stream itself', () => {
    given(focusDecider, [...personalProject('own', 'm'), ...waiting('a')])
      .when(edit({ milestoneId: 'm' }))
      .then(edited({ milestoneId: 'm' }, {}));
    given(focusDecider, waiting('a'))
      .when(edit({ milestoneId: 'm', milestone: teamMilestone('m', { scope: 'personal' }) }))
      .thenRefused({ kind: 'notFound', code: 'MILESTONE_NOT_FOUND' });
  });
});
