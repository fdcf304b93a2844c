import { focusDecider } from '../../../src/focus/domain/focus.decider.js';
import { given, replay } from '../../support/given.js';
import { active, byAnn, completed, itemOffered, seenByAda, tag, waiting } from '../../support/focus.js';

const give = { type: 'TagItem', ...byAnn, itemId: 'a', tag: tag('t') } as const;
const take = { type: 'UntagItem', ...byAnn, itemId: 'a', tagId: 't' } as const;
const tagged = { type: 'ItemTagged', data: { itemId: 'a', tagId: 't' } } as const;
const untagged = { type: 'ItemUntagged', data: { itemId: 'a', tagId: 't' } } as const;

describe('tagging an item', () => {
  it('FOCUS-10: the owner gives it a tag, once', () => {
    given(focusDecider, [itemOffered('a')])
      .when(give)
      .then(tagged);
    given(focusDecider, [itemOffered('a'), tagged])
      .when(give)
      .thenAlreadySo();
    given(focusDecider, [itemOffered('a', { tagIds: ['t'] })])
      .when(give)
      .thenAlreadySo();
  });

  it('refuses an unknown tag, a retired one, and a 51st', () => {
    given(focusDecider, [itemOffered('a')])
      .when({ ...give, tag: tag('t', { known: false }) })
      .thenRefused({ kind: 'notFound', code: 'TAG_NOT_FOUND' });
    given(focusDecider, [itemOffered('a')])
      .when({ ...give, tag: tag('t', { retired: true }) })
      .thenRefused({ kind: 'refused', code: 'TAG_RETIRED' });
    given(focusDecider, [itemOffered('a', { tagIds: Array.from({ length: 50 }, (_, n) => `${n}`) })])
      .when(give)
      .thenRefused({ kind: 'invalid', code: 'TOO_MANY_TAGS' });
  });

  it('FOCUS-16: tags never affect execution: everything but the tags stays as it was', () => {
    for (const history of [waiting('x', 'a', 'y'), active('a'), [itemOffered('a')]]) {
      expect(replay(focusDecider, [...history, tagged, untagged])).toEqual(replay(focusDecider, history));
      const after = replay(focusDecider, [...history, tagged]);
      const item = after.items.get('a');
      if (item !== undefined) item.tagIds = item.tagIds.filter((tagId) => tagId !== 't');
      // The count of tags serves only to estimate the size of the state.
      expect({ ...after, stepsAndTags: after.stepsAndTags - 1 }).toEqual(replay(focusDecider, history));
    }
  });
});

describe('untagging an item', () => {
  it('FOCUS-10: the owner removes a tag from it, also a retired one', () => {
    given(focusDecider, [itemOffered('a'), tagged])
      .when(take)
      .then(untagged);
    given(focusDecider, [itemOffered('a')])
      .when(take)
      .thenAlreadySo();
  });
});

describe.each([give, take])('$type', (command) => {
  it('FOCUS-6: a completed item is terminal and immutable, its tags too', () => {
    given(focusDecider, completed('a'))
      .when(command)
      .thenRefused({ kind: 'refused', rule: 'FOCUS-6', code: 'ITEM_COMPLETED', allowed: ['recreate'] });
  });

  it('FOCUS-10: only the owner changes tags', () => {
    given(focusDecider, [itemOffered('a')])
      .when({ ...command, ...seenByAda })
      .thenRefused({ kind: 'forbidden', rule: 'FOCUS-10', code: 'NOT_THE_OWNER' });
  });
});
