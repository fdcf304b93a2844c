import { focusDecider } from '../../../src/focus/domain/focus.decider.js';
import type { OfferItem } from '../../../src/focus/domain/offers.js';
import { given } from '../../support/given.js';
import {
  actor,
  byAnn,
  byBob,
  byZoe,
  itemAccepted,
  itemOffered,
  personalProject,
  tag,
  teamMilestone,
  toAnn,
  waiting,
} from '../../support/focus.js';

function offer(wish: Partial<OfferItem> = {}): OfferItem {
  const plain = { title: 'Title of a', description: null, dueAt: null, milestoneId: null, milestone: null } as const;
  return { type: 'OfferItem', ...byAnn, ...toAnn, itemId: 'a', ...plain, steps: [], tags: [], accept: false, ...wish };
}

describe('offering an item', () => {
  it('FOCUS-1: assigned work enters offered', () => {
    given(focusDecider, waiting('w'))
      .when(offer({ ...byBob }))
      .then(itemOffered('a', { offeredBy: 'bob' }));
  });

  it('FOCUS-1: self-made work may be offered and accepted in one append, at the bottom of waiting', () => {
    given(focusDecider, waiting('w'))
      .when(offer({ accept: true }))
      .then(itemOffered('a'), itemAccepted('a', 'w'));
  });

  it('FOCUS-2: only its owner accepts: an offer to a colleague can not be accepted on the way', () => {
    given(focusDecider, [])
      .when(offer({ ...byBob, accept: true }))
      .thenRefused({ kind: 'forbidden', rule: 'FOCUS-2', code: 'NOT_THE_OWNER' });
  });

  it('FOCUS-16: tags never affect execution: they come with the offer, each once, and change nothing else', () => {
    given(focusDecider, [])
      .when(offer({ tags: [tag('t1'), tag('t2'), tag('t1')] }))
      .then(itemOffered('a', { tagIds: ['t1', 't2'] }));
  });

  it('takes title and step names without the blanks around them, and the due date in UTC', () => {
    const steps = [
      { stepId: 's1', name: ' First ' },
      { stepId: 's2', name: 'Second' },
    ];
    given(focusDecider, [])
      .when(offer({ title: '  Call the printer ', description: ' as is ', dueAt: '2026-03-02T10:00:00+02:00', steps }))
      .then(
        itemOffered(
          'a',
          { dueAt: '2026-03-02T08:00:00.000Z', stepIds: ['s1', 's2'] },
          { title: 'Call the printer', description: ' as is ', stepNames: ['First', 'Second'] },
        ),
      );
  });

  it.each(['\u200B', '\u3164', 'txt.\u202Eexe', 'a\u001B[31m', 'a\u007F', 'one\ntwo', 'a\tb', 'a\uFFFF', 'a\uD800'])(
    'TEXT-1: a title or step that is not text of one line is refused: %j',
    (text) => {
      given(focusDecider, [])
        .when(offer({ title: text }))
        .thenRefused({ kind: 'invalid', code: 'TITLE_INVALID' });
      given(focusDecider, [])
        .when(offer({ steps: [{ stepId: 's', name: text }] }))
        .thenRefused({ kind: 'invalid', code: 'STEP_NAME_INVALID' });
    },
  );

  it('TEXT-1: a title of emoji and of scripts that need joiners is kept as it is, up to 500 characters', () => {
    for (const title of ['👩‍❤️‍👨 ok', 'می‌خواهم', '😀'.repeat(500)]) {
      given(focusDecider, [])
        .when(offer({ title }))
        .then(itemOffered('a', {}, { title }));
    }
    given(focusDecider, [])
      .when(offer({ title: '😀'.repeat(501) }))
      .thenRefused({ code: 'TITLE_INVALID' });
  });

  it('TEXT-1: a description keeps its lines, and is refused with a control character', () => {
    const description = 'one\r\n\ttwo \u202D+49 30\u202C';
    given(focusDecider, [])
      .when(offer({ description }))
      .then(itemOffered('a', {}, { title: 'Title of a', description }));
    given(focusDecider, [])
      .when(offer({ description: 'a\u001B[31m' }))
      .thenRefused({ kind: 'invalid', code: 'DESCRIPTION_INVALID' });
  });

  it.each([
    ['a blank title', { title: '  ' }, 'TITLE_INVALID'],
    ['a title of 501 characters', { title: 'x'.repeat(501) }, 'TITLE_INVALID'],
    ['U+0000 in the title', { title: 'a\u0000b' }, 'TITLE_INVALID'],
    ['a lone surrogate in the description', { description: 'a\ud83d' }, 'DESCRIPTION_INVALID'],
    ['a description of 20,001 characters', { description: 'x'.repeat(20_001) }, 'DESCRIPTION_INVALID'],
    ['an invalid due date', { dueAt: '2026-02-30T00:00:00Z' }, 'DUE_AT_INVALID'],
    ['a due date without an offset', { dueAt: '2026-02-20T00:00:00' }, 'DUE_AT_INVALID'],
    ['a due date in the year 0', { dueAt: '0001-01-01T00:00:00+01:00' }, 'DUE_AT_INVALID'],
    ['a blank step', { steps: [{ stepId: 's', name: ' ' }] }, 'STEP_NAME_INVALID'],
    ['201 steps', { steps: Array.from({ length: 201 }, (_, n) => ({ stepId: `${n}`, name: 'x' })) }, 'TOO_MANY_STEPS'],
    ['a step id used twice', { steps: ['x', 'y'].map((name) => ({ stepId: 's', name })) }, 'STEP_ID_TAKEN'],
    ['51 tags', { tags: Array.from({ length: 51 }, (_, n) => tag(`${n}`)) }, 'TOO_MANY_TAGS'],
  ])('refuses %s as invalid', (_, wish, code) => {
    given(focusDecider, []).when(offer(wish)).thenRefused({ kind: 'invalid', code, allowed: [] });
  });

  it('counts characters as people do, and accepts as many as are allowed', () => {
    const decision = given(focusDecider, []).when(
      offer({
        title: '🌍'.repeat(500),
        description: '🌍'.repeat(20_000),
        steps: Array.from({ length: 200 }, (_, n) => ({ stepId: `${n}`, name: 'x'.repeat(500) })),
        tags: Array.from({ length: 50 }, (_, n) => tag(`${n}`)),
      }),
    ).decision;
    expect(decision.kind).toBe('events');
  });

  it('refuses an unknown tag and a retired one', () => {
    given(focusDecider, [])
      .when(offer({ tags: [tag('t', { known: false })] }))
      .thenRefused({ kind: 'notFound', code: 'TAG_NOT_FOUND' });
    given(focusDecider, [])
      .when(offer({ tags: [tag('t', { retired: true })] }))
      .thenRefused({ kind: 'refused', code: 'TAG_RETIRED' });
  });

  it('ORG-9: offers to an inactive user are refused', () => {
    given(focusDecider, [])
      .when(offer({ ...byBob, owner: { organizationId: 'org', active: false } }))
      .thenRefused({ kind: 'refused', rule: 'ORG-9', code: 'USER_INACTIVE' });
  });

  it('ORG-6: nobody writes across organizations: a user of another one is not found', () => {
    given(focusDecider, [])
      .when(offer({ ...byZoe }))
      .thenRefused({ kind: 'notFound', code: 'USER_NOT_FOUND' });
    given(focusDecider, [])
      .when(offer({ owner: null }))
      .thenRefused({ kind: 'notFound', code: 'USER_NOT_FOUND' });
  });

  describe('FOCUS-23: of colleagues’ offers at most 1,000 are open to one owner at once, and at most 200 by one of them; further ones are refused until some are answered', () => {
    const offers = (by: string, count: number) =>
      Array.from({ length: count }, (_, n) => itemOffered(`${by} ${n}`, { offeredBy: by }));
    const ofBob = offer({ ...byBob });
    const crowd = ['cleo', 'dan', 'eve', 'fay', 'gus'].flatMap((by) => offers(by, 200));

    it('the 200th of one colleague is accepted, and the 201st is refused until one is answered', () => {
      given(focusDecider, offers('bob', 199))
        .when(ofBob)
        .then(itemOffered('a', { offeredBy: 'bob' }));
      const full = offers('bob', 200);
      given(focusDecider, full)
        .when(ofBob)
        .thenRefused({ kind: 'refused', rule: 'FOCUS-23', code: 'TOO_MANY_OFFERS_OF_YOURS', allowed: [] });
      const declined = { type: 'OfferDeclined', data: { itemId: 'bob 7', offeredBy: 'bob' } } as const;
      for (const answer of [
        itemAccepted('bob 7'),
        { ...declined, personal: { subject: 'ann', reason: null } },
        { type: 'ItemDeleted', data: { itemId: 'bob 7' } } as const,
      ]) {
        given(focusDecider, [...full, answer])
          .when(ofBob)
          .then(itemOffered('a', { offeredBy: 'bob' }));
      }
    });

    it('the 1,000th of all colleagues is accepted, and the 1,001st is refused until one is answered', () => {
      given(focusDecider, crowd.slice(1))
        .when(ofBob)
        .then(itemOffered('a', { offeredBy: 'bob' }));
      given(focusDecider, crowd)
        .when(ofBob)
        .thenRefused({ kind: 'refused', rule: 'FOCUS-23', code: 'TOO_MANY_OPEN_OFFERS', allowed: [] });
      given(focusDecider, [...crowd, itemAccepted('eve 3')])
        .when(ofBob)
        .then(itemOffered('a', { offeredBy: 'bob' }));
    });

    it('offers above the limit that were open before it was introduced stay, and can be answered', () => {
      const more = [...crowd, ...offers('bob', 300)];
      given(focusDecider, more).when(ofBob).thenRefused({ rule: 'FOCUS-23', code: 'TOO_MANY_OFFERS_OF_YOURS' });
      given(focusDecider, more)
        .when({ type: 'AcceptItem', ...byAnn, itemId: 'bob 250' })
        .then(itemAccepted('bob 250'));
    });

    it('items that the owner offers to themself are neither counted nor refused', () => {
      const own = offers('ann', 1_200);
      given(focusDecider, [...own, ...offers('bob', 199)])
        .when(ofBob)
        .then(itemOffered('a', { offeredBy: 'bob' }));
      given(focusDecider, [...own, ...crowd])
        .when(offer())
        .then(itemOffered('a'));
    });
  });

  it('FOCUS-12: lineage has no cycles: an item’s id is never used for another item of the stream', () => {
    given(focusDecider, waiting('a')).when(offer()).thenRefused({ kind: 'invalid', code: 'ITEM_ID_TAKEN' });
  });

  it('an offer under the id of a completed item is refused too', () => {
    const history = [...waiting('a'), { type: 'ItemActivated', data: { itemId: 'a', cause: 'owner' } } as const];
    given(focusDecider, [...history, { type: 'ItemCompleted', data: { itemId: 'a' } }])
      .when(offer())
      .thenRefused({ kind: 'invalid', code: 'ITEM_ID_TAKEN' });
  });
});

describe('offering into a milestone', () => {
  it('PLAN-5: an item is standalone or belongs to exactly one milestone', () => {
    given(focusDecider, [])
      .when(offer({ milestoneId: 'm', milestone: teamMilestone('m') }))
      .then(itemOffered('a', { milestoneId: 'm' }));
  });

  it('PLAN-5: an organization may require a milestone for new items', () => {
    given(focusDecider, [])
      .when(offer({ milestoneRequired: true }))
      .thenRefused({ kind: 'refused', rule: 'PLAN-5', code: 'MILESTONE_REQUIRED' });
    given(focusDecider, [])
      .when(offer({ milestoneRequired: true, milestoneId: 'm', milestone: teamMilestone('m') }))
      .then(itemOffered('a', { milestoneId: 'm' }));
  });

  it.each([
    ['does not exist', null],
    ['is not the named one', teamMilestone('other')],
    ['the offerer does not see', teamMilestone('m', { visibleToActor: false })],
    ['belongs to another organization', teamMilestone('m', { organizationId: 'elsewhere' })],
    ["belongs to somebody else's personal project", teamMilestone('m', { scope: 'personal' })],
  ])('is refused into a milestone that %s', (_, milestone) => {
    given(focusDecider, [])
      .when(offer({ milestoneId: 'm', milestone }))
      .thenRefused({ kind: 'notFound', code: 'MILESTONE_NOT_FOUND' });
  });

  it('PLAN-11: what is archived takes no new items, of a team', () => {
    given(focusDecider, [])
      .when(offer({ milestoneId: 'm', milestone: teamMilestone('m', { archived: true }) }))
      .thenRefused({ kind: 'refused', rule: 'PLAN-11', code: 'MILESTONE_ARCHIVED' });
  });

  it('PLAN-11: what is archived takes no new items, of a personal project', () => {
    const wish = offer({ milestoneId: 'm' });
    const own = personalProject('own', 'm', 'n');
    given(focusDecider, [...own, { type: 'MilestoneArchived', data: { projectId: 'own', milestoneId: 'm' } }])
      .when(wish)
      .thenRefused({ rule: 'PLAN-11', code: 'MILESTONE_ARCHIVED' });
    given(focusDecider, [...own, { type: 'ProjectArchived', data: { projectId: 'own' } }])
      .when(wish)
      .thenRefused({ rule: 'PLAN-11', code: 'MILESTONE_ARCHIVED' });
  });

  it('PLAN-3: a personal project is filled by its owner alone', () => {
    const own = personalProject('own', 'm');
    given(focusDecider, own)
      .when(offer({ milestoneId: 'm' }))
      .then(itemOffered('a', { milestoneId: 'm' }));
    given(focusDecider, own)
      .when(offer({ by: actor('ada', 'admin'), milestoneId: 'm', milestone: teamMilestone('m') }))
      .thenRefused({ kind: 'notFound', code: 'MILESTONE_NOT_FOUND' });
  });
});
