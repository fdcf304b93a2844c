import { memoryLog } from '../../../src/kernel/event-log/memory-log.js';
import { projectStream } from '../../../src/planning/application/planning.commands.js';
import { firstTeamProject, teamProjectOf } from '../../../src/planning/application/team-project.js';
import type { ProjectEvent } from '../../../src/planning/domain/project.events.js';
import { newEvent } from '../../support/new-event.js';
import { firstArchived, M1, M2, PROJECT, secondMilestone, teamProject } from '../../support/planning.js';

/** A log with these events of the project. */
async function logWith(...events: readonly ProjectEvent[]) {
  const log = memoryLog();
  for (const [index, happened] of events.entries()) {
    const stream = projectStream(PROJECT);
    const personal = 'personal' in happened ? { personal: happened.personal } : {};
    const event = newEvent({ type: happened.type, data: happened.data, ...personal });
    await log.append({ stream, expectedRevision: index, events: [event] });
  }
  return log;
}

describe('a team project, read from its own stream', () => {
  it('has the current and the first names of the project and its milestones', async () => {
    const renamed: ProjectEvent = {
      type: 'MilestoneRenamed',
      data: { projectId: PROJECT, milestoneId: M1 },
      personal: { subject: 'org', name: 'Unpack' },
    };
    expect(
      await teamProjectOf(await logWith(...teamProject, secondMilestone, renamed, firstArchived), PROJECT),
    ).toEqual({
      projectId: PROJECT,
      name: 'Move',
      archived: false,
      milestones: [
        { milestoneId: M1, name: 'Unpack', addedAs: 'Pack', archived: true },
        { milestoneId: M2, name: 'Drive', addedAs: 'Drive', archived: false },
      ],
    });
  });

  it('is read to its end, however long its history is', async () => {
    const many = Array.from({ length: 2_500 }, (_, index): ProjectEvent => ({
      type: 'MilestoneAdded',
      data: { projectId: PROJECT, milestoneId: `m${index}` },
      personal: { subject: 'org', name: `case ${index}` },
    }));
    const project = await teamProjectOf(await logWith(...teamProject, ...many), PROJECT);
    expect(project?.milestones).toHaveLength(2_501);
  });

  it('is found among many ids, and is undefined if there is none', async () => {
    const ids = Array.from({ length: 2_000 }, (_, index) => `project-${index}`);
    const log = await logWith(...teamProject);
    expect(await firstTeamProject(log, [...ids, PROJECT])).toBe(PROJECT);
    expect(await firstTeamProject(log, ids)).toBeUndefined();
    expect(await teamProjectOf(log, 'project-0')).toBeUndefined();
  });
});
