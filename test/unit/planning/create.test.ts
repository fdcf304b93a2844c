import type { ProjectCommand } from '../../../src/planning/domain/project.decide.js';
import { decideProject, teamProjectDecider } from '../../../src/planning/domain/project.decide.js';
import { evolveProject } from '../../../src/planning/domain/project.state.js';
import { given } from '../../support/given.js';
import * as a from '../../support/planning.js';

const anyProject = { initial: () => undefined, evolve: evolveProject, decide: decideProject };

const first = { projectId: a.PROJECT, name: ' Move ', milestoneId: a.M1, milestoneName: ' Pack ' };
const forTeam = {
  type: 'CreateTeamProject',
  ...first,
  by: a.member,
  team: a.team,
  defaultUser: a.memberFact,
} as const satisfies ProjectCommand;

describe('creating a project', () => {
  it('PLAN-1: a team project starts together with its first milestone, in one append', () => {
    given(teamProjectDecider, [])
      .when(forTeam)
      .then(...a.teamProject);
  });

  it('PLAN-1: a personal project starts together with its first milestone, in one append', () => {
    given(anyProject, [])
      .when({ type: 'CreatePersonalProject', ...first, by: a.member })
      .then(...a.personalProject);
  });

  it('refuses a second creation under the same id', () => {
    given(teamProjectDecider, a.teamProject)
      .when(forTeam)
      .thenRefused({ code: 'PROJECT_EXISTS', allowed: ['rename', 'archive', 'add-milestone', 'change-default-user'] });
  });

  it.each(['', '   ', 'x'.repeat(201), 'two\nlines', '\ud800'])(
    'refuses the name %j for project and milestone',
    (name) => {
      given(teamProjectDecider, [])
        .when({ ...forTeam, name })
        .thenRefused({ kind: 'invalid', code: 'NAME_INVALID' });
      given(teamProjectDecider, [])
        .when({ ...forTeam, milestoneName: name })
        .thenRefused({ kind: 'invalid', code: 'NAME_INVALID' });
    },
  );

  it('counts a name in code points, not in UTF-16 units', () => {
    const { decision } = given(teamProjectDecider, []).when({ ...forTeam, name: '🌱'.repeat(200) });
    expect(decision.kind).toBe('events');
  });

  it.each([
    ['of another team', { ...a.memberFact, teamId: 'other-team' }],
    ['of no team', { ...a.memberFact, teamId: null }],
    ['who is inactive', { ...a.memberFact, active: false }],
  ])("PLAN-2: a team project's default user belongs to its team when assigned, not one %s", (_, defaultUser) => {
    given(teamProjectDecider, [])
      .when({ ...forTeam, defaultUser })
      .thenRefused({ rule: 'PLAN-2', code: 'DEFAULT_USER_NOT_IN_TEAM', kind: 'refused' });
  });

  it.each([
    ['unknown', undefined],
    ['of another organization', { ...a.memberFact, organizationId: 'other-org' }],
  ])("PLAN-2: a team project's default user belongs to its organization, and is not one %s", (_, defaultUser) => {
    given(teamProjectDecider, [])
      .when({ ...forTeam, defaultUser })
      .thenRefused({ kind: 'notFound', code: 'USER_NOT_FOUND' });
  });

  it.each([
    ['unknown', undefined],
    ['of another organization', { ...a.team, organizationId: 'other-org' }],
  ])('PLAN-2: a team project belongs to a team of its organization, not to one %s', (_, team) => {
    given(teamProjectDecider, [])
      .when({ ...forTeam, by: a.admin, team })
      .thenRefused({ kind: 'notFound', code: 'TEAM_NOT_FOUND' });
  });

  it('PLAN-2: a retired team gets no new projects', () => {
    given(teamProjectDecider, [])
      .when({ ...forTeam, team: { ...a.team, retired: true } })
      .thenRefused({ kind: 'refused', code: 'TEAM_RETIRED' });
  });

  it('PLAN-12: members of the team, and admins, create its projects; a colleague of another team does not', () => {
    given(teamProjectDecider, [])
      .when({ ...forTeam, by: a.admin })
      .then(...a.teamProject);
    given(teamProjectDecider, [])
      .when({ ...forTeam, by: a.outsider })
      .thenRefused({ kind: 'forbidden', rule: 'PLAN-12', code: 'NOT_IN_TEAM', allowed: [] });
  });
});
