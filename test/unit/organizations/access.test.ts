import type { OrganizationChange } from '../../../src/organizations/domain/organization.decide.js';
import { organizationDecider } from '../../../src/organizations/domain/organization.decide.js';
import { given } from '../../support/given.js';
import * as a from '../../support/organizations.js';

const forAdmins = (by: string): OrganizationChange[] => [
  { type: 'CreateTeam', by, teamId: 'new', name: 'New' },
  { type: 'RenameTeam', by, teamId: a.TEAM, name: 'Green' },
  { type: 'RetireTeam', by, teamId: a.OTHER_TEAM, unarchivedProjects: 0 },
  {
    type: 'AddUser',
    by,
    userId: 'new',
    name: 'New',
    email: null,
    subject: 'new',
    teamId: null,
    role: 'user',
  },
  { type: 'RenameUser', by, userId: 'ada', name: 'Else' },
  { type: 'ChangeEmail', by, userId: 'bob', email: 'b@example.org' },
  { type: 'ChangeSubject', by, userId: 'bob', subject: 'b' },
  { type: 'MoveUserToTeam', by, userId: 'bob', teamId: null, defaultUserOf: 0 },
  { type: 'ChangeRole', by, userId: 'bob', role: 'admin' },
  { type: 'DeactivateUser', by, userId: 'bob' },
  { type: 'ReactivateUser', by, userId: 'cleo' },
  { type: 'RenameTag', by, tagId: a.TAG, name: 'Wish' },
  { type: 'RetireTag', by, tagId: a.TAG },
  { type: 'RequireMilestones', by, required: true },
];
const forAnyone = (by: string): OrganizationChange[] => [
  { type: 'CreateTag', by, tagId: 'new', name: 'New' },
  { type: 'RenameUser', by, userId: by, name: 'New' },
  { type: 'SetAlarmDefault', by, userId: by, minutes: 15 },
  { type: 'SetTimeZone', by, userId: by, timeZone: 'Europe/Berlin' },
];
const history = [...a.peopled, a.userAdded('cleo', 'admin'), a.deactivated('cleo')];
const titled = (commands: OrganizationChange[]) => commands.map((command) => [command.type, command] as const);

describe('who changes an organization', () => {
  it.each(titled(forAdmins('ada')))('ORG-8: an admin may: %s', (_, command) => {
    expect(given(organizationDecider, history).when(command).decision.kind).toBe('events');
  });

  it.each(titled(forAdmins('bob')))('ORG-8: only admins may: %s', (_, command) => {
    given(organizationDecider, history)
      .when(command)
      .thenRefused({ kind: 'forbidden', rule: 'ORG-8', code: 'ADMINS_ONLY', allowed: [] });
  });

  it.each(titled(forAdmins('system')))('the command line of the operator may: %s', (_, command) => {
    expect(given(organizationDecider, history).when(command).decision.kind).toBe('events');
  });

  it.each(titled(forAnyone('bob')))('ORG-8: anyone may: %s', (_, command) => {
    expect(given(organizationDecider, history).when(command).decision.kind).toBe('events');
  });

  it.each(titled([...forAdmins('cleo'), ...forAnyone('cleo')]))('ORG-9: an inactive user may not: %s', (_, command) => {
    given(organizationDecider, history)
      .when(command)
      .thenRefused({ kind: 'forbidden', rule: 'ORG-9', code: 'CALLER_INACTIVE' });
  });

  it.each(titled([...forAdmins('stranger'), ...forAnyone('stranger')]))(
    '%s by a user of another organization is not found',
    (_, command) => {
      given(organizationDecider, history)
        .when(command)
        .thenRefused({ kind: 'notFound', code: 'ORGANIZATION_NOT_FOUND' });
    },
  );

  it('everything about an organization that does not exist is not found', () => {
    for (const command of forAdmins('system')) {
      given(organizationDecider, []).when(command).thenRefused({ kind: 'notFound', code: 'ORGANIZATION_NOT_FOUND' });
    }
  });
});
