import { organizationDecider } from '../../../src/organizations/domain/organization.decide.js';
import { given } from '../../support/given.js';
import * as a from '../../support/organizations.js';

describe('the time zone', () => {
  const set = { type: 'SetTimeZone', by: 'bob', userId: 'bob', timeZone: 'Europe/Berlin' } as const;
  const was = { type: 'TimeZoneSet', data: { userId: 'bob', timeZone: 'Europe/Berlin' } } as const;

  it('ORG-11: each user has a time zone, named as in the IANA database, and sets their own', () => {
    given(organizationDecider, a.peopled).when(set).then(was);
    given(organizationDecider, [...a.peopled, was])
      .when(set)
      .thenAlreadySo();
    given(organizationDecider, [...a.peopled, was])
      .when({ ...set, timeZone: 'UTC' })
      .then({ type: 'TimeZoneSet', data: { userId: 'bob', timeZone: 'UTC' } });
  });

  it('ORG-11: it is `UTC` until then', () => {
    given(organizationDecider, a.peopled)
      .when({ ...set, timeZone: 'UTC' })
      .thenAlreadySo();
  });

  it('ORG-11: a name that the service does not know is refused', () => {
    given(organizationDecider, a.peopled)
      .when({ ...set, timeZone: null })
      .thenRefused({ kind: 'invalid', rule: 'ORG-11', code: 'TIME_ZONE_UNKNOWN' });
  });

  it.each(['ada', 'system'])("ORG-11: each user sets their own, not %s another user's", (by) => {
    given(organizationDecider, a.peopled)
      .when({ ...set, by })
      .thenRefused({ kind: 'forbidden', rule: 'ORG-11', code: 'NOT_YOUR_TIME_ZONE' });
  });
});
