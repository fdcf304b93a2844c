import { MOST_ACCESS_TOKENS } from '../../../src/organizations/domain/access-tokens.js';
import type { MakeAccessToken, RevokeAccessToken } from '../../../src/organizations/domain/access-tokens.js';
import { organizationDecider } from '../../../src/organizations/domain/organization.decide.js';
import type { OrganizationEvent } from '../../../src/organizations/domain/organization.events.js';
import { given } from '../../support/given.js';
import { deactivated, peopled } from '../../support/organizations.js';

const NOW = '2026-01-01T00:00:00.000Z';

function make(changes: Partial<MakeAccessToken> = {}): MakeAccessToken {
  return {
    ...{ type: 'MakeAccessToken', by: 'bob', tokenId: 't1', hash: 'hash-t1', name: ' Nightly ', scopes: ['read'] },
    ...{ now: NOW, expiresAt: null },
    ...changes,
  };
}

function made(userId = 'bob', tokenId = 't1', expiresAt: string | null = null): OrganizationEvent {
  return {
    type: 'AccessTokenMade',
    data: { userId, tokenId, hash: `hash-${tokenId}`, scopes: ['read'], madeAt: NOW, expiresAt },
    personal: { subject: userId, name: 'Nightly' },
  };
}

const revoked: OrganizationEvent = { type: 'AccessTokenRevoked', data: { userId: 'bob', tokenId: 't1' } };
const revoke = (by: string): RevokeAccessToken => ({ type: 'RevokeAccessToken', by, tokenId: 't1' });
const facts = (...events: readonly OrganizationEvent[]) => given(organizationDecider, [...peopled, ...events]);

describe('access tokens', () => {
  it('are made by any user for themself, and for nobody else', () => {
    facts().when(make()).then(made());
    facts()
      .when(make({ by: 'system' }))
      .thenRefused({ code: 'ACCESS_TOKEN_NOT_FOUND' });
    facts()
      .when(make({ by: 'stranger' }))
      .thenRefused({ code: 'ORGANIZATION_NOT_FOUND' });
  });

  it('are revoked by their user, and by nobody else', () => {
    facts(made()).when(revoke('bob')).then(revoked);
    facts(made()).when(revoke('ada')).thenRefused({ code: 'ACCESS_TOKEN_NOT_FOUND' });
    facts(made()).when(revoke('system')).thenRefused({ code: 'ACCESS_TOKEN_NOT_FOUND' });
    facts(made(), revoked).when(revoke('bob')).thenRefused({ code: 'ACCESS_TOKEN_NOT_FOUND' });
  });

  it('ORG-9: an inactive user makes and revokes none', () => {
    facts(made(), deactivated('bob'))
      .when(make({ tokenId: 't2' }))
      .thenRefused({ code: 'CALLER_INACTIVE' });
    facts(made(), deactivated('bob')).when(revoke('bob')).thenRefused({ code: 'CALLER_INACTIVE' });
  });

  it('need a name, a scope, and an expiry in the future or none', () => {
    facts()
      .when(make({ name: ' ' }))
      .thenRefused({ code: 'NAME_INVALID' });
    facts()
      .when(make({ scopes: [] }))
      .thenRefused({ code: 'ACCESS_TOKEN_WITHOUT_SCOPE' });
    facts()
      .when(make({ expiresAt: NOW }))
      .thenRefused({ code: 'ACCESS_TOKEN_EXPIRED' });
    const later = '2026-01-01T00:00:00.001Z';
    facts()
      .when(make({ expiresAt: later }))
      .then(made('bob', 't1', later));
  });

  it('are never made twice', () => {
    facts(made()).when(make()).thenRefused({ code: 'ACCESS_TOKEN_EXISTS' });
  });

  it(`are limited to ${MOST_ACCESS_TOKENS} a user; revoked ones and those of colleagues do not count`, () => {
    const ids = Array.from({ length: MOST_ACCESS_TOKENS }, (_, index) => `t${index + 1}`);
    const all = ids.map((tokenId) => made('bob', tokenId));
    const one = make({ tokenId: 'next', hash: 'hash-next' });
    facts(...all)
      .when(one)
      .thenRefused({ code: 'TOO_MANY_ACCESS_TOKENS' });
    facts(...all, revoked)
      .when(one)
      .then(made('bob', 'next'));
    facts(...all)
      .when({ ...one, by: 'ada' })
      .then(made('ada', 'next'));
  });
});
