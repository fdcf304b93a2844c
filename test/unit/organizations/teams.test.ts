import { organizationDecider } from '../../../src/organizations/domain/organization.decide.js';
import { given } from '../../support/given.js';
import * as a from '../../support/organizations.js';

const by = 'ada';

describe('teams', () => {
  it('ORG-1: a team begins in one organization, once', () => {
    const create = { type: 'CreateTeam', by, teamId: a.TEAM, name: ' Red ' } as const;
    given(organizationDecider, a.founded).when(create).then(a.teamCreated);
    given(organizationDecider, a.peopled).when(create).thenRefused({ rule: 'ORG-1', code: 'TEAM_EXISTS' });
    given(organizationDecider, a.founded)
      .when({ ...create, name: '' })
      .thenRefused({ code: 'NAME_INVALID' });
  });

  it('are renamed', () => {
    const rename = { type: 'RenameTeam', by, teamId: a.TEAM, name: ' Green ' } as const;
    const renamed = { type: 'TeamRenamed', data: { teamId: a.TEAM, name: 'Green' } } as const;
    given(organizationDecider, a.peopled).when(rename).then(renamed);
    given(organizationDecider, [...a.peopled, renamed])
      .when(rename)
      .thenAlreadySo();
    given(organizationDecider, a.peopled)
      .when({ ...rename, name: '\t' })
      .thenRefused({ code: 'NAME_INVALID' });
    given(organizationDecider, a.peopled)
      .when({ ...rename, teamId: 'x' })
      .thenRefused({ kind: 'notFound', code: 'TEAM_NOT_FOUND' });
    given(organizationDecider, [...a.founded, a.teamCreated, a.teamRetired])
      .when(rename)
      .thenRefused({ code: 'TEAM_RETIRED' });
  });

  describe('retiring', () => {
    const retire = { type: 'RetireTeam', by, teamId: a.TEAM, unarchivedProjects: 0 } as const;

    it('takes a team without active members and unarchived projects out of use', () => {
      given(organizationDecider, [...a.founded, a.teamCreated])
        .when(retire)
        .then(a.teamRetired);
      given(organizationDecider, [...a.peopled, a.deactivated('bob')])
        .when(retire)
        .then(a.teamRetired);
      given(organizationDecider, [...a.founded, a.teamCreated, a.teamRetired])
        .when(retire)
        .thenAlreadySo();
      given(organizationDecider, a.founded).when(retire).thenRefused({ kind: 'notFound', code: 'TEAM_NOT_FOUND' });
    });

    it('is refused while the team has active members', () => {
      given(organizationDecider, a.peopled)
        .when(retire)
        .thenRefused({ kind: 'refused', code: 'TEAM_HAS_MEMBERS', allowed: ['rename', 'move-to-team'] });
    });

    it('is refused while the team has unarchived projects', () => {
      given(organizationDecider, [...a.founded, a.teamCreated])
        .when({ ...retire, unarchivedProjects: 1 })
        .thenRefused({ kind: 'refused', code: 'TEAM_HAS_PROJECTS', allowed: ['rename', 'archive-project'] });
    });
  });
});
