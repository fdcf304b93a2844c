import { decideProject, teamProjectDecider } from '../../../src/planning/domain/project.decide.js';
import { milestoneActions, projectActions } from '../../../src/planning/domain/project.refusals.js';
import { evolveProject } from '../../../src/planning/domain/project.state.js';
import { given } from '../../support/given.js';
import * as a from '../../support/planning.js';

const anyProject = { initial: () => undefined, evolve: evolveProject, decide: decideProject };
const by = a.member;
const one = { by, projectId: a.PROJECT, milestoneId: a.M1 };
const two = { by, projectId: a.PROJECT, milestoneId: a.M2 };
const both = [...a.teamProject, a.secondMilestone];

describe('adding a milestone', () => {
  const add = { type: 'AddMilestone', ...two, name: ' Drive ' } as const;

  it('adds it under its trimmed name', () => {
    given(teamProjectDecider, a.teamProject).when(add).then(a.secondMilestone);
  });

  it('refuses an id that is taken and an unfit name', () => {
    given(teamProjectDecider, both)
      .when(add)
      .thenRefused({ code: 'MILESTONE_EXISTS', allowed: ['rename'] });
    given(teamProjectDecider, a.teamProject)
      .when({ ...add, name: '' })
      .thenRefused({ code: 'NAME_INVALID' });
  });

  it('PLAN-11: an archived project takes no new milestones', () => {
    given(teamProjectDecider, [...a.teamProject, a.projectArchived])
      .when(add)
      .thenRefused({
        rule: 'PLAN-11',
        code: 'PROJECT_ARCHIVED',
        allowed: ['rename', 'unarchive', 'change-default-user'],
      });
  });
});

describe('renaming a milestone', () => {
  const rename = { type: 'RenameMilestone', ...one, name: ' Load ' } as const;

  it('renames it, also to the name that it has', () => {
    const renamed = {
      type: 'MilestoneRenamed',
      data: { projectId: a.PROJECT, milestoneId: a.M1 },
      personal: { subject: a.ORG, name: 'Load' },
    } as const;
    given(teamProjectDecider, a.teamProject).when(rename).then(renamed);
    given(teamProjectDecider, [...a.teamProject, renamed])
      .when(rename)
      .then(renamed);
  });

  it('refuses an unknown milestone and an unfit name', () => {
    given(teamProjectDecider, a.teamProject)
      .when({ ...rename, milestoneId: 'x' })
      .thenRefused({ kind: 'notFound', code: 'MILESTONE_NOT_FOUND' });
    given(teamProjectDecider, a.teamProject)
      .when({ ...rename, name: '\u0000' })
      .thenRefused({ code: 'NAME_INVALID' });
  });
});

describe('archiving a milestone', () => {
  const archive = { type: 'ArchiveMilestone', ...one } as const;

  it('PLAN-11: a milestone is archived, and may be unarchived', () => {
    const unarchive = { type: 'UnarchiveMilestone', ...one } as const;
    given(teamProjectDecider, both).when(archive).then(a.firstArchived);
    given(teamProjectDecider, [...both, a.firstArchived])
      .when(archive)
      .thenAlreadySo();
    given(teamProjectDecider, [...both, a.firstArchived])
      .when(unarchive)
      .then({ type: 'MilestoneUnarchived', data: { projectId: a.PROJECT, milestoneId: a.M1 } });
    given(teamProjectDecider, both).when(unarchive).thenAlreadySo();
  });

  it('PLAN-4: a project keeps at least one unarchived milestone, the only one it has', () => {
    given(teamProjectDecider, a.teamProject)
      .when(archive)
      .thenRefused({
        kind: 'refused',
        rule: 'PLAN-4',
        code: 'LAST_MILESTONE',
        allowed: ['rename', 'add-milestone', 'archive-project'],
      });
  });

  it('PLAN-4: a project keeps at least one unarchived milestone, the only unarchived one', () => {
    given(teamProjectDecider, [...both, a.firstArchived])
      .when({ type: 'ArchiveMilestone', ...two })
      .thenRefused({ rule: 'PLAN-4', code: 'LAST_MILESTONE' });
  });

  it('PLAN-4: an archived project keeps one too, so that it can come back', () => {
    given(teamProjectDecider, [...a.teamProject, a.projectArchived])
      .when(archive)
      .thenRefused({ rule: 'PLAN-4', code: 'LAST_MILESTONE', allowed: ['rename', 'unarchive-project'] });
  });
});

describe('deleting a personal milestone', () => {
  const remove = { type: 'DeleteMilestone', ...one } as const;

  it('PLAN-4: the last unarchived one stays; the project itself can go', () => {
    given(anyProject, a.personalProject)
      .when(remove)
      .thenRefused({
        rule: 'PLAN-4',
        code: 'LAST_MILESTONE',
        allowed: ['rename', 'add-milestone', 'archive-project', 'delete-project'],
      });
  });

  it('PLAN-4: an archived one may go while another is unarchived', () => {
    given(anyProject, [...a.personalProject, a.secondMilestone, a.firstArchived])
      .when(remove)
      .then({ type: 'MilestoneDeleted', data: { projectId: a.PROJECT, milestoneId: a.M1 } });
  });
});

describe('the allowedActions of a resource', () => {
  it('are exactly the commands that are not refused, for projects', () => {
    expect(projectActions({ scope: 'team', archived: false })).not.toContain('delete');
    expect(projectActions({ scope: 'personal', archived: true })).toEqual(['rename', 'unarchive', 'delete']);
  });

  it('are exactly the commands that are not refused, for milestones', () => {
    expect(milestoneActions('team', false, true)).toEqual(['rename']);
    expect(milestoneActions('team', false, false)).toEqual(['rename', 'archive']);
    expect(milestoneActions('personal', false, false)).toEqual(['rename', 'archive', 'delete']);
    expect(milestoneActions('personal', true, false)).toEqual(['rename', 'unarchive', 'delete']);
  });
});
