import { organizationDecider } from '../../../src/organizations/domain/organization.decide.js';
import { given } from '../../support/given.js';
import * as a from '../../support/organizations.js';

describe('the alarm default', () => {
  const set = { type: 'SetAlarmDefault', by: 'bob', userId: 'bob' } as const;
  const was = (minutes: 15 | null) => ({ type: 'AlarmDefaultSet', data: { userId: 'bob', minutes } }) as const;

  it.each([15, 30, 60, 120, 180, 240, 300] as const)('ORG-4: an alarm default of %d minutes is set', (minutes) => {
    given(organizationDecider, a.peopled)
      .when({ ...set, minutes })
      .then({ type: 'AlarmDefaultSet', data: { userId: 'bob', minutes } });
  });

  it('ORG-4: “none” is an alarm default too, and the initial one', () => {
    given(organizationDecider, a.peopled)
      .when({ ...set, minutes: null })
      .thenAlreadySo();
    given(organizationDecider, [...a.peopled, was(15)])
      .when({ ...set, minutes: null })
      .then(was(null));
    given(organizationDecider, [...a.peopled, was(15)])
      .when({ ...set, minutes: 15 })
      .thenAlreadySo();
  });

  it.each([0, 1, 45, 301, -15, 15.5, Number.NaN])('ORG-4: an alarm default of %d minutes is refused', (minutes) => {
    given(organizationDecider, a.peopled)
      .when({ ...set, minutes })
      .thenRefused({ kind: 'invalid', rule: 'ORG-4', code: 'ALARM_INTERVAL_INVALID' });
  });

  it.each(['ada', 'system'])("ORG-4: each user sets their own, not %s another user's", (by) => {
    given(organizationDecider, a.peopled)
      .when({ ...set, by, minutes: 15 })
      .thenRefused({ kind: 'forbidden', rule: 'ORG-4', code: 'NOT_YOUR_ALARM' });
  });
});

describe('the policy', () => {
  it('PLAN-5: an organization may require a milestone for new items, and stop requiring it', () => {
    const require = { type: 'RequireMilestones', by: 'ada', required: true } as const;
    const required = { type: 'MilestoneRequirementSet', data: { required: true } } as const;
    given(organizationDecider, a.founded).when(require).then(required);
    given(organizationDecider, [...a.founded, required])
      .when(require)
      .thenAlreadySo();
    given(organizationDecider, a.founded)
      .when({ ...require, required: false })
      .thenAlreadySo();
    given(organizationDecider, [...a.founded, required])
      .when({ ...require, required: false })
      .then({ type: 'MilestoneRequirementSet', data: { required: false } });
  });
});
