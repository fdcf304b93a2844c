import { organizationDecider } from '../../../src/organizations/domain/organization.decide.js';
import { given } from '../../support/given.js';
import * as a from '../../support/organizations.js';

const by = 'ada';
const create = { type: 'CreateTag', by: 'bob', tagId: a.TAG, name: ' Bug ' } as const;
const rename = { type: 'RenameTag', by, tagId: a.TAG, name: ' Flaw ' } as const;
const renamed = { type: 'TagRenamed', data: { tagId: a.TAG, name: 'Flaw' } } as const;
const withBob = [...a.founded, a.userAdded('bob')];

describe('tags', () => {
  it('are created and renamed under a trimmed name', () => {
    given(organizationDecider, withBob).when(create).then(a.tagCreated);
    given(organizationDecider, a.peopled).when(create).thenRefused({ code: 'TAG_EXISTS' });
    given(organizationDecider, a.peopled).when(rename).then(renamed);
    given(organizationDecider, [...a.peopled, renamed])
      .when(rename)
      .thenAlreadySo();
  });

  it.each(['', 'x'.repeat(201), 'a\u2028b', 'a\u001Bb', '\u3164', 'a\u202Eb'])('refuse the name %j', (name) => {
    given(organizationDecider, withBob)
      .when({ ...create, name })
      .thenRefused({ code: 'NAME_INVALID' });
    given(organizationDecider, a.peopled)
      .when({ ...rename, name })
      .thenRefused({ code: 'NAME_INVALID' });
  });

  it.each(['Bug', 'bug', ' BUG ', 'Ｂｕｇ', 'B\u200Bug', 'bu\u00ADg'])(
    "ORG-5: a tag's name is unique among its organization's unretired tags: %j",
    (name) => {
      const expected = { kind: 'refused', rule: 'ORG-5', code: 'TAG_NAME_TAKEN' } as const;
      given(organizationDecider, a.peopled)
        .when({ ...create, tagId: 'new', name })
        .thenRefused(expected);
      given(organizationDecider, [...a.peopled, { type: 'TagCreated', data: { tagId: 'new', name: 'Wish' } }])
        .when({ ...rename, tagId: 'new', name })
        .thenRefused(expected);
    },
  );

  it("ORG-5: a retired tag's name is free again, and a tag may change the case of its own", () => {
    given(organizationDecider, [...a.peopled, a.tagRetired])
      .when({ ...create, tagId: 'new' })
      .then({ type: 'TagCreated', data: { tagId: 'new', name: 'Bug' } });
    given(organizationDecider, a.peopled)
      .when({ ...rename, name: 'BUG' })
      .then({ type: 'TagRenamed', data: { tagId: a.TAG, name: 'BUG' } });
  });

  it('are retired for good, and keep their name then', () => {
    const retire = { type: 'RetireTag', by, tagId: a.TAG } as const;
    const retired = [...a.peopled, a.tagRetired];
    given(organizationDecider, a.peopled).when(retire).then(a.tagRetired);
    given(organizationDecider, retired).when(retire).thenAlreadySo();
    given(organizationDecider, retired)
      .when(rename)
      .thenRefused({ code: 'TAG_RETIRED', allowed: ['create-tag'] });
  });

  it('are not found under an unknown id', () => {
    for (const command of [rename, { type: 'RetireTag', by, tagId: a.TAG } as const]) {
      given(organizationDecider, a.founded).when(command).thenRefused({ kind: 'notFound', code: 'TAG_NOT_FOUND' });
    }
  });
});
