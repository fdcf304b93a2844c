import { organizationDecider } from '../../../src/organizations/domain/organization.decide.js';
import { given } from '../../support/given.js';
import * as a from '../../support/organizations.js';

const by = 'ada';
const onBob = { by, userId: 'bob' } as const;

describe('adding a user', () => {
  const add = {
    ...onBob,
    type: 'AddUser',
    name: ' bob ',
    email: ' bob@example.org ',
    subject: 'subject-bob',
    teamId: a.TEAM,
    role: 'user',
  } as const;
  const history = [...a.founded, a.teamCreated, a.otherTeamCreated];

  it('makes them an active member of the organization, and of one team at most', () => {
    given(organizationDecider, history)
      .when(add)
      .then(a.userAdded('bob', 'user', a.TEAM));
    given(organizationDecider, history)
      .when({ ...add, teamId: null, role: 'admin' })
      .then(a.userAdded('bob', 'admin'));
    given(organizationDecider, [...history, a.userAdded('bob')])
      .when(add)
      .thenRefused({ code: 'USER_EXISTS' });
  });

  it("ORG-2: a user's team is one of their own organization, and not a retired one", () => {
    given(organizationDecider, history)
      .when({ ...add, teamId: 'of-another-organization' })
      .thenRefused({ kind: 'notFound', code: 'TEAM_NOT_FOUND' });
    given(organizationDecider, [...history, a.teamRetired])
      .when(add)
      .thenRefused({ code: 'TEAM_RETIRED' });
  });

  it.each([
    ['NAME_INVALID', { name: '' }],
    ['NAME_INVALID', { name: 'x'.repeat(201) }],
    ['EMAIL_INVALID', { email: 'bob' }],
    ['EMAIL_INVALID', { email: '@' }],
    ['EMAIL_INVALID', { email: 'b ob@example.org' }],
    ['EMAIL_INVALID', { email: `${'x'.repeat(320)}@example.org` }],
    ['EMAIL_INVALID', { email: 'b\u200Bob@example.org' }],
    ['EMAIL_INVALID', { email: 'bob@example.org\u200D' }],
    ['NAME_INVALID', { name: '\u3164' }],
    ['SUBJECT_INVALID', { subject: 'a\u202Eb' }],
    ['EMAIL_TAKEN', { email: 'ADA@Example.org' }],
    ['EMAIL_TAKEN', { email: 'ａｄａ@example.org' }],
    ['SUBJECT_INVALID', { subject: '' }],
    ['SUBJECT_INVALID', { subject: ' subject' }],
    ['SUBJECT_INVALID', { subject: 'x'.repeat(256) }],
    ['SUBJECT_TAKEN', { subject: 'subject-ada' }],
  ])('is refused as %s with %j', (code, change) => {
    given(organizationDecider, history)
      .when({ ...add, ...change })
      .thenRefused({ code });
  });

  it('allows any number of users without an address', () => {
    const { decision } = given(organizationDecider, [
      ...history,
      { ...a.userAdded('cleo'), personal: { subject: 'cleo', name: 'Cleo', email: null } },
    ]).when({ ...add, email: null });
    expect(decision.kind).toBe('events');
  });
});

describe("changing a user's name, address and subject", () => {
  it('renames them, by an admin or by themself', () => {
    const rename = { ...onBob, type: 'RenameUser', name: ' Bob ' } as const;
    const renamed = {
      type: 'UserRenamed',
      data: { userId: 'bob' },
      personal: { subject: 'bob', name: 'Bob' },
    } as const;
    given(organizationDecider, a.peopled).when(rename).then(renamed);
    given(organizationDecider, a.peopled)
      .when({ ...rename, by: 'bob' })
      .then(renamed);
    given(organizationDecider, [...a.peopled, renamed])
      .when(rename)
      .thenAlreadySo();
    given(organizationDecider, a.peopled)
      .when({ ...rename, name: '' })
      .thenRefused({ code: 'NAME_INVALID' });
    given(organizationDecider, a.peopled)
      .when({ ...rename, userId: 'x' })
      .thenRefused({ kind: 'notFound', code: 'USER_NOT_FOUND' });
  });

  it('changes the address to one that no other user has, upper and lower case alike', () => {
    const change = { ...onBob, type: 'ChangeEmail', email: 'Bob@example.org' } as const;
    const changed = {
      type: 'UserEmailChanged',
      data: { userId: 'bob' },
      personal: { subject: 'bob', email: 'Bob@example.org' },
    } as const;
    given(organizationDecider, a.peopled).when(change).then(changed);
    given(organizationDecider, [...a.peopled, changed])
      .when(change)
      .thenAlreadySo();
    given(organizationDecider, a.peopled)
      .when({ ...change, email: 'ada@EXAMPLE.org' })
      .thenRefused({ code: 'EMAIL_TAKEN', allowed: ['change-email'] });
    given(organizationDecider, a.peopled)
      .when({ ...change, email: '' })
      .thenRefused({ code: 'EMAIL_INVALID' });
    given(organizationDecider, a.peopled)
      .when({ ...change, email: null })
      .then({ ...changed, personal: { subject: 'bob', email: null } });
  });

  it('keeps the address and subject of an inactive user for them', () => {
    const history = [...a.peopled, a.deactivated('bob')];
    given(organizationDecider, history)
      .when({ type: 'ChangeEmail', by, userId: 'ada', email: 'bob@example.org' })
      .thenRefused({ code: 'EMAIL_TAKEN' });
    given(organizationDecider, history)
      .when({ type: 'ChangeSubject', by, userId: 'ada', subject: 'subject-bob' })
      .thenRefused({ code: 'SUBJECT_TAKEN' });
  });

  it('changes the subject to one that no user has', () => {
    const change = { ...onBob, type: 'ChangeSubject', subject: 'b' } as const;
    const changed = { type: 'UserSubjectChanged', data: { userId: 'bob', subject: 'b' } } as const;
    given(organizationDecider, a.peopled).when(change).then(changed);
    given(organizationDecider, [...a.peopled, changed])
      .when(change)
      .thenAlreadySo();
    given(organizationDecider, [...a.peopled, changed])
      .when({ ...change, by: 'system' })
      .then(changed);
    given(organizationDecider, a.peopled)
      .when({ ...change, subject: 'subject-ada' })
      .thenRefused({ code: 'SUBJECT_TAKEN' });
    given(organizationDecider, a.peopled)
      .when({ ...change, subject: '' })
      .thenRefused({ code: 'SUBJECT_INVALID' });
  });

  it.each([
    [' b', 'there is a blank before or after it'],
    ['b\u00A0', 'there is a blank before or after it'],
    ['b  c', 'it has several blanks together, or one that is not a plain space'],
    ['b\u3000c', 'it has several blanks together, or one that is not a plain space'],
    ['cafe\u0301', 'its characters are not composed (Unicode normal form NFC)'],
    ['b\tc', 'it has a tab'],
  ])('says what is wrong with the subject %j, instead of correcting it', (subject, why) => {
    const { decision } = given(organizationDecider, a.peopled).when({ ...onBob, type: 'ChangeSubject', subject });
    const form = 'A subject has 1 to 255 characters, in one line, exactly as in the token';
    expect(decision).toMatchObject({
      kind: 'refused',
      refusal: { code: 'SUBJECT_INVALID', detail: `${form}; this is refused: ${why}.` },
    });
  });
});

describe('moving a user to a team', () => {
  const move = { ...onBob, type: 'MoveUserToTeam', teamId: a.OTHER_TEAM, defaultUserOf: 0 } as const;

  it('ORG-2: a user is in at most one team, the one moved to last, or in none', () => {
    const moved = { type: 'UserMovedToTeam', data: { userId: 'bob', teamId: a.OTHER_TEAM } } as const;
    given(organizationDecider, a.peopled).when(move).then(moved);
    given(organizationDecider, [...a.peopled, moved])
      .when(move)
      .thenAlreadySo();
    given(organizationDecider, a.peopled)
      .when({ ...move, teamId: null })
      .then({ ...moved, data: { userId: 'bob', teamId: null } });
  });

  it('ORG-2: that team is one of their own organization, and not a retired one', () => {
    given(organizationDecider, a.peopled)
      .when({ ...move, teamId: 'of-another-organization' })
      .thenRefused({ kind: 'notFound', code: 'TEAM_NOT_FOUND' });
    given(organizationDecider, [...a.founded, a.teamCreated, a.teamRetired])
      .when({ ...move, userId: 'ada', teamId: a.TEAM })
      .thenRefused({ kind: 'refused', code: 'TEAM_RETIRED' });
  });

  it('PLAN-2: a default user may not leave the team while default user of one of its unarchived projects', () => {
    for (const teamId of [a.OTHER_TEAM, null]) {
      given(organizationDecider, a.peopled)
        .when({ ...move, teamId, defaultUserOf: 1 })
        .thenRefused({
          kind: 'refused',
          rule: 'PLAN-2',
          code: 'USER_IS_DEFAULT_USER',
          allowed: ['change-default-user', 'archive-project'],
        });
    }
  });
});
