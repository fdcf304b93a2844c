import { organizationDecider } from '../../../src/organizations/domain/organization.decide.js';
import { given } from '../../support/given.js';
import * as a from '../../support/organizations.js';

const create = {
  type: 'CreateOrganization',
  by: 'system',
  organizationId: a.ORG,
  name: ' Lab ',
  nameTaken: false,
  admin: { userId: 'ada', name: 'ada', email: 'ada@example.org', subject: 'subject-ada' },
} as const;

describe('creating an organization', () => {
  it('ORG-3: an organization begins with an active admin, in one append', () => {
    given(organizationDecider, [])
      .when(create)
      .then(...a.founded);
  });

  it('is for the command line of the operator alone', () => {
    given(organizationDecider, [])
      .when({ ...create, by: 'ada' })
      .thenRefused({ kind: 'forbidden', code: 'OPERATORS_ONLY' });
  });

  it('refuses a name that another organization has, and a second creation', () => {
    given(organizationDecider, [])
      .when({ ...create, nameTaken: true })
      .thenRefused({ code: 'ORGANIZATION_EXISTS' });
    given(organizationDecider, a.founded).when(create).thenRefused({ code: 'ORGANIZATION_EXISTS' });
  });

  it('refuses invalid names, addresses and subjects, and a subject that is taken', () => {
    const { admin } = create;
    const refusedAs = (code: string, change: object) => {
      given(organizationDecider, [])
        .when({ ...create, ...change })
        .thenRefused({ code });
    };
    expect(organizationDecider.decide({ ...create, name: ' ' }, undefined)).toMatchObject({
      refusal: {
        code: 'NAME_INVALID',
        detail: "An organization's name has 1 to 200 characters, in one line; this is refused: it is empty.",
      },
    });
    refusedAs('NAME_INVALID', { admin: { ...admin, name: 'x'.repeat(201) } });
    refusedAs('EMAIL_INVALID', { admin: { ...admin, email: 'nobody' } });
    refusedAs('SUBJECT_INVALID', { admin: { ...admin, subject: '' } });
  });
});
