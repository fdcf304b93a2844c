import { organizationDecider } from '../../../src/organizations/domain/organization.decide.js';
import type { OrganizationEvent } from '../../../src/organizations/domain/organization.events.js';
import { given } from '../../support/given.js';
import * as a from '../../support/organizations.js';

const by = 'ada';
const madeAdmin: OrganizationEvent = { type: 'UserRoleChanged', data: { userId: 'bob', role: 'admin' } };
const reactivated: OrganizationEvent = { type: 'UserReactivated', data: { userId: 'bob' } };

describe('roles', () => {
  it('ORG-3: a role is user or admin, and changes', () => {
    const promote = { type: 'ChangeRole', by, userId: 'bob', role: 'admin' } as const;
    given(organizationDecider, a.peopled).when(promote).then(madeAdmin);
    given(organizationDecider, [...a.peopled, madeAdmin])
      .when(promote)
      .thenAlreadySo();
    given(organizationDecider, [...a.peopled, madeAdmin])
      .when({ ...promote, role: 'user' })
      .then({ type: 'UserRoleChanged', data: { userId: 'bob', role: 'user' } });
  });

  it.each([
    ['alone', a.peopled],
    ['beside an inactive admin', [...a.peopled, madeAdmin, a.deactivated('bob')]],
  ])('ORG-3: an organization always keeps an active admin, the last one %s', (_, history) => {
    const expected = { kind: 'refused', rule: 'ORG-3', code: 'LAST_ADMIN', allowed: ['change-role'] } as const;
    for (const asker of [by, 'system']) {
      given(organizationDecider, history)
        .when({ type: 'ChangeRole', by: asker, userId: 'ada', role: 'user' })
        .thenRefused(expected);
      given(organizationDecider, history)
        .when({ type: 'DeactivateUser', by: asker, userId: 'ada' })
        .thenRefused(expected);
    }
  });

  it('ORG-3: with another active admin, an admin may lose the role or be deactivated', () => {
    const history = [...a.peopled, madeAdmin];
    given(organizationDecider, history)
      .when({ type: 'ChangeRole', by, userId: 'ada', role: 'user' })
      .then({ type: 'UserRoleChanged', data: { userId: 'ada', role: 'user' } });
    given(organizationDecider, history).when({ type: 'DeactivateUser', by, userId: 'ada' }).then(a.deactivated('ada'));
  });

  it('ORG-3: an inactive admin does not count as one, so that they may always lose the role', () => {
    given(organizationDecider, [...a.peopled, madeAdmin, a.deactivated('bob')])
      .when({ type: 'ChangeRole', by, userId: 'bob', role: 'user' })
      .then({ type: 'UserRoleChanged', data: { userId: 'bob', role: 'user' } });
  });
});

describe('deactivating and reactivating', () => {
  const deactivate = { type: 'DeactivateUser', by, userId: 'bob' } as const;
  const reactivate = { type: 'ReactivateUser', by, userId: 'bob' } as const;

  it('ORG-9: an admin deactivates and reactivates a user', () => {
    const inactive = [...a.peopled, a.deactivated('bob')];
    given(organizationDecider, a.peopled).when(deactivate).then(a.deactivated('bob'));
    given(organizationDecider, inactive).when(deactivate).thenAlreadySo();
    given(organizationDecider, inactive).when(reactivate).then(reactivated);
    given(organizationDecider, [...inactive, reactivated])
      .when(reactivate)
      .thenAlreadySo();
  });

  it('ORG-2: a user whose team was retired meanwhile is reactivated only after a move to another team', () => {
    const stranded = [...a.peopled, a.deactivated('bob'), a.teamRetired];
    given(organizationDecider, stranded)
      .when(reactivate)
      .thenRefused({ kind: 'refused', code: 'TEAM_RETIRED', allowed: ['create-team', 'move-to-team'] });
    given(organizationDecider, [...stranded, { type: 'UserMovedToTeam', data: { userId: 'bob', teamId: null } }])
      .when(reactivate)
      .then(reactivated);
  });
});
