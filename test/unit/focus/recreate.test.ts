import { focusDecider } from '../../../src/focus/domain/focus.decider.js';
import type { RecreateItem } from '../../../src/focus/domain/copies.js';
import { given, replay } from '../../support/given.js';
import {
  active,
  byAnn,
  byBob,
  byZoe,
  completed,
  copiedItem,
  itemOffered,
  personalProject,
  tag,
  teamMilestone,
  toAnn,
} from '../../support/focus.js';

function recreate(wish: Partial<RecreateItem> = {}): RecreateItem {
  return {
    type: 'RecreateItem',
    ...byAnn,
    ...toAnn,
    itemId: 'b',
    origin: copiedItem('a'),
    milestone: null,
    ...wish,
  };
}

const again = (data: Parameters<typeof itemOffered>[1] = {}) =>
  itemOffered('b', { originItemId: 'a', ...data }, { title: 'Title of a' });
const bobs = { ownerId: 'bob' } as const;

describe('recreating an item', () => {
  it('FOCUS-11: the new item names its origin, copies text, unretired tags and steps, has no due date', () => {
    const origin = copiedItem('a', {
      description: 'As before',
      dueAt: '2026-01-01T00:00:00.000Z',
      steps: [
        { stepId: 'new-1', name: 'First' },
        { stepId: 'new-2', name: 'Second' },
      ],
      tags: [tag('kept'), tag('retired', { retired: true })],
    });
    given(focusDecider, completed('a'))
      .when(recreate({ origin }))
      .then(
        itemOffered(
          'b',
          { originItemId: 'a', dueAt: null, stepIds: ['new-1', 'new-2'], tagIds: ['kept'] },
          { title: 'Title of a', description: 'As before', stepNames: ['First', 'Second'] },
        ),
      );
  });

  it('TEXT-1: text that was written before the rule existed is copied all the same', () => {
    const origin = copiedItem('a', {
      title: 'Title\u001Bof a',
      description: 'a\u0007',
      steps: [{ stepId: 's', name: '\u200B' }],
    });
    const copied = { title: 'Title\u001Bof a', description: 'a\u0007', stepNames: ['\u200B'] };
    given(focusDecider, completed('a'))
      .when(recreate({ origin }))
      .then(itemOffered('b', { originItemId: 'a', stepIds: ['s'] }, copied));
  });

  it('FOCUS-11: it starts in offered with all steps unchecked, and the origin does not change', () => {
    const before = replay(focusDecider, completed('a'));
    const after = replay(focusDecider, [...completed('a'), again({ stepIds: ['s'] })]);
    expect(after.completed).toEqual(before.completed);
    expect(after.items.get('b')).toMatchObject({ state: 'offered', steps: [{ checked: false }] });
  });

  it('FOCUS-11: anybody who sees it can recreate it, also an item of another owner', () => {
    given(focusDecider, [])
      .when(recreate({ ...byBob, origin: copiedItem('a', bobs) }))
      .then(again({ offeredBy: 'bob' }));
    given(focusDecider, completed('a'))
      .when(recreate({ ...byBob }))
      .then(again({ offeredBy: 'bob' }));
  });

  it.each([
    ['who may not see it', { ...byBob, origin: copiedItem('a', { visibleToActor: false }) }],
    ['from another organization', { ...byZoe }],
    ['who names an item that does not exist', { origin: null }],
  ])('FOCUS-11: the origin is not found by a user %s', (_, wish) => {
    given(focusDecider, completed('a')).when(recreate(wish)).thenRefused({ kind: 'notFound', code: 'ITEM_NOT_FOUND' });
  });

  it('FOCUS-11: only a completed item can be recreated', () => {
    given(focusDecider, active('a'))
      .when(recreate({ origin: copiedItem('a', { state: 'active' }) }))
      .thenRefused({
        kind: 'refused',
        rule: 'FOCUS-11',
        code: 'ITEM_NOT_COMPLETED',
        allowed: ['complete', 'edit', 'edit-steps', 'edit-tags', 'start-alarm'],
      });
    given(focusDecider, [])
      .when(recreate({ origin: copiedItem('a', { ...bobs, state: 'waiting' }) }))
      .thenRefused({ rule: 'FOCUS-11', code: 'ITEM_NOT_COMPLETED', allowed: [] });
  });

  it('FOCUS-11: the owner’s stream overrules a stale fact about the origin', () => {
    given(focusDecider, active('a')).when(recreate()).thenRefused({ rule: 'FOCUS-11', code: 'ITEM_NOT_COMPLETED' });
    given(focusDecider, completed('a'))
      .when(recreate({ origin: copiedItem('a', { state: 'active' }) }))
      .thenRefused({ rule: 'FOCUS-11', code: 'ITEM_NOT_COMPLETED' });
  });

  it('LOG-8: an origin that was deleted meanwhile cannot be recreated, whatever stale facts say', () => {
    given(focusDecider, [
      ...personalProject('own', 'm', 'n'),
      ...completed('a', { milestoneId: 'm' }),
      { type: 'MilestoneDeleted', data: { projectId: 'own', milestoneId: 'm' } },
    ])
      .when(recreate({ origin: copiedItem('a', { milestone: teamMilestone('m', { scope: 'personal' }) }) }))
      .thenRefused({ kind: 'notFound', code: 'ITEM_NOT_FOUND' });
  });

  it('FOCUS-12: an item is never its own origin', () => {
    given(focusDecider, [])
      .when(recreate({ origin: copiedItem('b', bobs) }))
      .thenRefused({ kind: 'refused', rule: 'FOCUS-12', code: 'OWN_ORIGIN' });
  });

  it('FOCUS-23: of colleagues’ offers at most 200 by one of them are open, recreations included', () => {
    const full = Array.from({ length: 200 }, (_, n) => itemOffered(`${n}`, { offeredBy: 'bob' }));
    given(focusDecider, full)
      .when(recreate({ ...byBob, origin: copiedItem('z', bobs) }))
      .thenRefused({ rule: 'FOCUS-23', code: 'TOO_MANY_OFFERS_OF_YOURS' });
  });

  it('ORG-9: recreating an item for an inactive user is refused', () => {
    given(focusDecider, completed('a'))
      .when(recreate({ owner: { organizationId: 'org', active: false } }))
      .thenRefused({ rule: 'ORG-9', code: 'USER_INACTIVE' });
  });
});

describe('the milestone of a recreated item', () => {
  const inTeam = { milestone: teamMilestone('m') };

  it("is the origin's if none is named", () => {
    given(focusDecider, completed('a', { milestoneId: 'm' }))
      .when(recreate({ origin: copiedItem('a', inTeam) }))
      .then(again({ milestoneId: 'm' }));
  });

  it.each([
    ['is archived', { archived: true }],
    ['is not the actor’s to see', { visibleToActor: false }],
  ])("is none if none is named and the origin's %s", (_, fact) => {
    given(focusDecider, completed('a', { milestoneId: 'm' }))
      .when(recreate({ origin: copiedItem('a', { milestone: teamMilestone('m', fact) }) }))
      .then(again());
  });

  it('is the one that is named, or none if that is named', () => {
    const origin = copiedItem('a', inTeam);
    given(focusDecider, completed('a', { milestoneId: 'm' }))
      .when(recreate({ origin, milestoneId: 'n', milestone: teamMilestone('n') }))
      .then(again({ milestoneId: 'n' }));
    given(focusDecider, completed('a', { milestoneId: 'm' }))
      .when(recreate({ origin, milestoneId: null }))
      .then(again());
  });

  it('PLAN-11: what is archived takes no new items, if it is named', () => {
    given(focusDecider, completed('a'))
      .when(recreate({ milestoneId: 'n', milestone: teamMilestone('n', { archived: true }) }))
      .thenRefused({ rule: 'PLAN-11', code: 'MILESTONE_ARCHIVED' });
  });

  it('PLAN-5: an organization may require a milestone for new items, recreated ones included', () => {
    const archived = copiedItem('a', { milestone: teamMilestone('m', { archived: true }) });
    given(focusDecider, completed('a', { milestoneId: 'm' }))
      .when(recreate({ origin: archived, milestoneRequired: true }))
      .thenRefused({ rule: 'PLAN-5', code: 'MILESTONE_REQUIRED' });
  });
});

describe('recreating from a personal project', () => {
  const own = [...personalProject('own', 'm'), ...completed('a', { milestoneId: 'm' })];
  const personal = copiedItem('a', { milestone: teamMilestone('m', { scope: 'personal' }) });

  it('PLAN-3: its owner recreates from it, to themself', () => {
    given(focusDecider, own)
      .when(recreate({ origin: personal }))
      .then(again({ milestoneId: 'm' }));
  });

  it('PLAN-3: nobody else does, whatever stale facts say', () => {
    for (const origin of [personal, copiedItem('a')]) {
      given(focusDecider, own)
        .when(recreate({ ...byBob, origin }))
        .thenRefused({ kind: 'notFound', code: 'ITEM_NOT_FOUND' });
    }
    given(focusDecider, [])
      .when(recreate({ origin: { ...personal, ...bobs } }))
      .thenRefused({ kind: 'notFound', code: 'ITEM_NOT_FOUND' });
  });

  it('PLAN-3: its owner cannot recreate from it for anybody else', () => {
    given(focusDecider, [])
      .when(recreate({ by: { ...byBob.by }, origin: { ...personal, ...bobs } }))
      .thenRefused({ kind: 'refused', rule: 'PLAN-3', code: 'ORIGIN_IS_PERSONAL' });
  });
});
