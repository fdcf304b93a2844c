import type { ProjectActor } from '../../../src/planning/domain/project-facts.js';
import { decideProject, type ProjectChange, teamProjectDecider } from '../../../src/planning/domain/project.decide.js';
import { evolveProject } from '../../../src/planning/domain/project.state.js';
import { given } from '../../support/given.js';
import * as a from '../../support/planning.js';

const anyProject = { initial: () => undefined, evolve: evolveProject, decide: decideProject };
const ofProject = { projectId: a.PROJECT };
const ofMilestone = { projectId: a.PROJECT, milestoneId: a.M1 };
const facts = { team: a.team, defaultUser: a.memberFact };

const everyChange = (by: ProjectActor): ProjectChange[] => [
  { type: 'RenameProject', by, ...ofProject, name: 'Other' },
  { type: 'ArchiveProject', by, ...ofProject },
  { type: 'UnarchiveProject', by, ...ofProject, ...facts },
  { type: 'ChangeDefaultUser', by, ...ofProject, defaultUser: a.mateFact },
  { type: 'AddMilestone', by, ...ofProject, milestoneId: a.M2, name: 'Drive' },
  { type: 'RenameMilestone', by, ...ofMilestone, name: 'Other' },
  { type: 'ArchiveMilestone', by, ...ofMilestone },
  { type: 'UnarchiveMilestone', by, ...ofMilestone },
  { type: 'DeleteMilestone', by, ...ofMilestone },
  { type: 'DeleteProject', by, ...ofProject },
];
const titled = (by: ProjectActor) => everyChange(by).map((command) => [command.type, command] as const);

describe('who changes a project', () => {
  it.each(titled(a.outsider))(
    'PLAN-12: only members of a team project’s team, and admins, shape it: %s by a colleague, who does not even see it, is refused',
    (_, command) => {
      given(teamProjectDecider, a.teamProject)
        .when(command)
        .thenRefused({ kind: 'notFound', code: 'PROJECT_NOT_FOUND' });
    },
  );

  it('PLAN-12: a user without a team may not change a team project', () => {
    given(teamProjectDecider, a.teamProject)
      .when({ type: 'ArchiveProject', ...ofProject, by: { ...a.outsider, teamId: null } })
      .thenRefused({ kind: 'notFound', code: 'PROJECT_NOT_FOUND' });
  });

  it('PLAN-12: a user without a team may not change a team project even if that has, against all rules, no team', () => {
    const [created, added] = a.teamProject;
    if (created.type !== 'ProjectCreated') throw new Error('The first event creates the project.');
    const teamless = [{ ...created, data: { ...created.data, teamId: null } }, added];
    const nowhere = { ...a.outsider, teamId: null };
    given(teamProjectDecider, teamless)
      .when({ type: 'ArchiveProject', ...ofProject, by: nowhere })
      .thenRefused({ kind: 'notFound', code: 'PROJECT_NOT_FOUND' });
    given(teamProjectDecider, teamless)
      .when({ type: 'ChangeDefaultUser', ...ofProject, by: a.admin, defaultUser: { ...a.mateFact, teamId: null } })
      .thenRefused({ kind: 'refused', rule: 'PLAN-2', code: 'DEFAULT_USER_NOT_IN_TEAM' });
  });

  it.each([a.member, a.admin])('PLAN-12: $userId archives a team project', (by) => {
    given(teamProjectDecider, a.teamProject)
      .when({ type: 'ArchiveProject', by, ...ofProject })
      .then(a.projectArchived);
  });

  it.each(titled(a.stranger))('%s from another organization is not found', (_, command) => {
    given(teamProjectDecider, a.teamProject)
      .when(command)
      .thenRefused({ kind: 'notFound', code: 'PROJECT_NOT_FOUND', allowed: [] });
  });

  it.each([a.admin, { ...a.outsider, teamId: a.TEAM }])(
    'PLAN-3: a personal project is seen by its owner alone, not by $userId',
    (by) => {
      for (const command of everyChange(by)) {
        given(anyProject, a.personalProject).when(command).thenRefused({ kind: 'notFound', code: 'PROJECT_NOT_FOUND' });
      }
    },
  );

  it.each(titled(a.member))('%s of an unknown project is not found', (_, command) => {
    given(teamProjectDecider, []).when(command).thenRefused({ kind: 'notFound', code: 'PROJECT_NOT_FOUND' });
  });
});

describe('renaming a project', () => {
  const rename = { type: 'RenameProject', by: a.member, ...ofProject, name: ' House ' } as const;

  it('a name is personal text of the organization in a team project, of the owner in a personal one', () => {
    const renamed = { type: 'ProjectRenamed', data: ofProject } as const;
    given(teamProjectDecider, a.teamProject)
      .when(rename)
      .then({ ...renamed, personal: { subject: a.ORG, name: 'House' } });
    given(anyProject, a.personalProject)
      .when(rename)
      .then({ ...renamed, personal: { subject: 'member', name: 'House' } });
  });

  it('records the same name again like any other, and refuses an empty one', () => {
    given(teamProjectDecider, a.teamProject)
      .when({ ...rename, name: 'Move ' })
      .then({ type: 'ProjectRenamed', data: ofProject, personal: { subject: a.ORG, name: 'Move' } });
    given(teamProjectDecider, a.teamProject)
      .when({ ...rename, name: '' })
      .thenRefused({ code: 'NAME_INVALID' });
  });
});

describe('archiving and unarchiving a project', () => {
  const unarchive = { type: 'UnarchiveProject', by: a.member, ...ofProject, ...facts } as const;
  const archived = [...a.teamProject, a.projectArchived];

  it('PLAN-11: a project is archived, and may be unarchived', () => {
    given(teamProjectDecider, archived)
      .when({ type: 'ArchiveProject', by: a.member, ...ofProject })
      .thenAlreadySo();
    given(teamProjectDecider, archived).when(unarchive).then({ type: 'ProjectUnarchived', data: ofProject });
    given(teamProjectDecider, a.teamProject).when(unarchive).thenAlreadySo();
  });

  it('PLAN-2: a team project comes back only under a default user of its team, in an unretired team', () => {
    given(teamProjectDecider, archived)
      .when({ ...unarchive, defaultUser: { ...a.memberFact, teamId: 'other-team' } })
      .thenRefused({ rule: 'PLAN-2', code: 'DEFAULT_USER_NOT_IN_TEAM', allowed: ['change-default-user'] });
    given(teamProjectDecider, archived)
      .when({ ...unarchive, team: { ...a.team, retired: true } })
      .thenRefused({ rule: 'PLAN-2', code: 'TEAM_RETIRED' });
  });

  it('PLAN-2: facts about a former team or default user are not used', () => {
    for (const others of [{ team: { ...a.team, teamId: 'x' } }, { defaultUser: a.mateFact }, { team: undefined }]) {
      given(teamProjectDecider, archived)
        .when({ ...unarchive, ...others })
        .thenRefused({ code: 'DEFAULT_USER_JUST_CHANGED' });
    }
  });

  it('a personal project comes back without any such facts', () => {
    given(anyProject, [...a.personalProject, a.projectArchived])
      .when({ ...unarchive, team: undefined, defaultUser: undefined })
      .then({ type: 'ProjectUnarchived', data: ofProject });
  });
});

describe('changing the default user', () => {
  const change = { type: 'ChangeDefaultUser', by: a.member, ...ofProject, defaultUser: a.mateFact } as const;
  const changed = { type: 'ProjectDefaultUserChanged', data: { ...ofProject, defaultUserId: 'mate' } } as const;

  it('PLAN-2: another active member of the team takes over, also while the project is archived', () => {
    given(teamProjectDecider, a.teamProject).when(change).then(changed);
    given(teamProjectDecider, [...a.teamProject, a.projectArchived])
      .when(change)
      .then(changed);
    given(teamProjectDecider, [...a.teamProject, changed])
      .when(change)
      .thenAlreadySo();
  });

  it('PLAN-2: a default user who is not in the team is refused', () => {
    given(teamProjectDecider, a.teamProject)
      .when({ ...change, defaultUser: { ...a.mateFact, teamId: null } })
      .thenRefused({ rule: 'PLAN-2', code: 'DEFAULT_USER_NOT_IN_TEAM' });
    given(teamProjectDecider, a.teamProject)
      .when({ ...change, defaultUser: undefined })
      .thenRefused({ kind: 'notFound', code: 'USER_NOT_FOUND' });
  });

  it('PLAN-3: a personal project belongs to its owner for good', () => {
    given(anyProject, a.personalProject)
      .when(change)
      .thenRefused({
        rule: 'PLAN-3',
        code: 'PROJECT_IS_PERSONAL',
        allowed: ['rename', 'archive', 'add-milestone', 'delete'],
      });
  });
});

describe('deleting', () => {
  const project = { type: 'DeleteProject', by: a.member, ...ofProject } as const;
  const milestone = { type: 'DeleteMilestone', by: a.member, ...ofMilestone } as const;

  it('PLAN-11: a team project or milestone is never deleted, by any user', () => {
    for (const command of [project, milestone, { ...project, by: a.admin }, { ...milestone, by: a.admin }]) {
      given(teamProjectDecider, [...a.teamProject, a.secondMilestone])
        .when(command)
        .thenRefused({ kind: 'refused', rule: 'PLAN-11', code: 'TEAM_PROJECT_NOT_DELETABLE', allowed: ['archive'] });
    }
  });

  it('PLAN-8: after the owner deletes a personal project, it is not found', () => {
    const deleted = { type: 'ProjectDeleted', data: ofProject } as const;
    given(anyProject, a.personalProject).when(project).then(deleted);
    given(anyProject, [...a.personalProject, deleted])
      .when(project)
      .thenRefused({ code: 'PROJECT_NOT_FOUND' });
  });

  it('PLAN-8: after the owner deletes a personal milestone, it is not found', () => {
    const deleted = { type: 'MilestoneDeleted', data: ofMilestone } as const;
    given(anyProject, [...a.personalProject, a.secondMilestone])
      .when(milestone)
      .then(deleted);
    given(anyProject, [...a.personalProject, a.secondMilestone, deleted])
      .when(milestone)
      .thenRefused({ code: 'MILESTONE_NOT_FOUND' });
  });
});
