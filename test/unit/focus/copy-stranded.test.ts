import { focusDecider } from '../../../src/focus/domain/focus.decider.js';
import type { CopyStrandedItem } from '../../../src/focus/domain/copies.js';
import { given } from '../../support/given.js';
import {
  byAda,
  byBob,
  byZoe,
  itemOffered,
  strandedItem,
  tag,
  teamMilestone,
  toAnn,
  waiting,
} from '../../support/focus.js';

function copy(wish: Partial<CopyStrandedItem> = {}): CopyStrandedItem {
  return { type: 'CopyStrandedItem', ...byAda, ...toAnn, itemId: 'b', source: strandedItem('a'), ...wish };
}

describe('offering stranded work anew', () => {
  it('ORG-9: an inactive user’s open item of a team project is offered anew as a copy, with its due date', () => {
    const source = strandedItem('a', {
      description: 'Half done',
      dueAt: '2026-05-01T00:00:00.000Z',
      steps: [{ stepId: 'new', name: 'First' }],
      tags: [tag('kept'), tag('retired', { retired: true })],
    });
    given(focusDecider, waiting('w'))
      .when(copy({ source }))
      .then(
        itemOffered(
          'b',
          {
            offeredBy: 'ada',
            copyOfItemId: 'a',
            milestoneId: 'team-milestone',
            dueAt: '2026-05-01T00:00:00.000Z',
            stepIds: ['new'],
            tagIds: ['kept'],
          },
          { title: 'Title of a', description: 'Half done', stepNames: ['First'] },
        ),
      );
  });

  it('ORG-9: stranded work is offered anew by members of its team and admins only, not by others who see it', () => {
    const milestone = teamMilestone('team-milestone', { visibleToActor: false });
    given(focusDecider, [])
      .when(copy({ source: strandedItem('a', { milestone }) }))
      .thenRefused({ kind: 'forbidden', rule: 'ORG-9', code: 'NOT_IN_TEAM' });
  });

  it('ORG-9: stranded work is offered anew once, until that copy is declined or deleted', () => {
    given(focusDecider, [])
      .when(copy({ source: strandedItem('a', { offeredAnew: true }) }))
      .thenRefused({ kind: 'refused', rule: 'ORG-9', code: 'ITEM_OFFERED_ANEW' });
  });

  it.each([
    ['whose owner is active', { ownerActive: true }, 'ITEM_NOT_STRANDED'],
    ['that is completed', { state: 'completed' as const }, 'ITEM_COMPLETED'],
    ['that is standalone', { milestone: null }, 'ITEM_NOT_OF_A_TEAM'],
  ])('ORG-9: an item %s is not offered anew', (_, fact, code) => {
    given(focusDecider, [])
      .when(copy({ source: strandedItem('a', fact) }))
      .thenRefused({ kind: 'refused', rule: 'ORG-9', code });
  });

  it.each([
    ['that does not exist', { source: null }],
    ['that the actor does not see', { source: strandedItem('a', { visibleToActor: false }) }],
    ['of a personal project', { source: strandedItem('a', { milestone: teamMilestone('m', { scope: 'personal' }) }) }],
    ['of another organization', { ...byZoe }],
  ])('ORG-9: an item %s is not found', (_, wish) => {
    given(focusDecider, []).when(copy(wish)).thenRefused({ kind: 'notFound', code: 'ITEM_NOT_FOUND' });
  });

  it('ORG-9: offers to an inactive user are refused, copies included', () => {
    given(focusDecider, [])
      .when(copy({ owner: { organizationId: 'org', active: false } }))
      .thenRefused({ rule: 'ORG-9', code: 'USER_INACTIVE' });
  });

  it('FOCUS-23: of colleagues’ offers at most 200 by one of them are open, copies included', () => {
    const full = Array.from({ length: 200 }, (_, n) => itemOffered(`${n}`, { offeredBy: 'bob' }));
    given(focusDecider, full)
      .when(copy({ ...byBob }))
      .thenRefused({ rule: 'FOCUS-23', code: 'TOO_MANY_OFFERS_OF_YOURS' });
  });

  it('PLAN-11: what is archived takes no new items, copies included', () => {
    given(focusDecider, [])
      .when(copy({ source: strandedItem('a', { milestone: teamMilestone('m', { archived: true }) }) }))
      .thenRefused({ rule: 'PLAN-11', code: 'MILESTONE_ARCHIVED' });
  });
});
