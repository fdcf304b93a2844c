import type { ProjectCommand } from '../../src/planning/domain/project.decide.js';
import type { ProjectEvent, ProjectScope } from '../../src/planning/domain/project.events.js';

/** One command and the events that it appended to a project. */
export interface ProjectAppend {
  readonly command: ProjectCommand;
  readonly events: readonly ProjectEvent[];
}

interface Known {
  organizationId: string;
  scope: ProjectScope;
  teamId: string | null;
  owner: string;
  archived: boolean;
  /** Milestone id to whether it is unarchived. */
  readonly open: Map<string, boolean>;
}

/** Fails unless the PLAN rules held at each append; a second reading of them that shares nothing with the decider. */
export function expectProjectRules(appends: readonly ProjectAppend[]): void {
  let known: Known | undefined;
  for (const { command, events } of appends) {
    const before = known && { ...known };
    for (const event of events) known = follow(known, event, events);
    const present = known ?? before;
    if (present === undefined) throw new Error('An append to a project that there is not.');
    expectRightful(command, present);
    expectFitDefaultUser(command, events, present);
    events.forEach((event) => expectName(event, present));
    if (known !== undefined) expect([...known.open.values()]).toContain(true);
  }
}

function follow(known: Known | undefined, event: ProjectEvent, append: readonly ProjectEvent[]): Known | undefined {
  if (event.type === 'ProjectCreated') {
    const { organizationId, scope, teamId, defaultUserId: owner } = event.data;
    expect(known).toBeUndefined();
    expect(append.map(({ type }) => type)).toEqual(['ProjectCreated', 'MilestoneAdded']);
    expect(teamId === null).toBe(scope === 'personal');
    return { organizationId, scope, teamId, owner, archived: false, open: new Map() };
  }
  if (known === undefined) throw new Error(`${event.type} of a project that there is not.`);
  if ('milestoneId' in event.data) return followMilestone(known, event.type, event.data.milestoneId);
  switch (event.type) {
    case 'ProjectArchived':
    case 'ProjectUnarchived':
      expect(known.archived).toBe(event.type === 'ProjectUnarchived');
      known.archived = !known.archived;
      return known;
    case 'ProjectDefaultUserChanged':
      expect(known.scope).toBe('team');
      expect(event.data.defaultUserId).not.toBe(known.owner);
      known.owner = event.data.defaultUserId;
      return known;
    case 'ProjectDeleted':
      expect(known.scope).toBe('personal');
      return undefined;
    default:
      return known;
  }
}

function followMilestone(known: Known, type: ProjectEvent['type'], id: string): Known {
  const { open, scope, archived } = known;
  expect(open.has(id)).toBe(type !== 'MilestoneAdded');
  if (type === 'MilestoneAdded') expect(archived).toBe(false);
  if (type === 'MilestoneArchived') expect(open.get(id)).toBe(true);
  if (type === 'MilestoneUnarchived') expect(open.get(id)).toBe(false);
  if (type === 'MilestoneDeleted') expect(scope).toBe('personal');

  if (type === 'MilestoneDeleted') open.delete(id);
  else if (type !== 'MilestoneRenamed') open.set(id, type !== 'MilestoneArchived');
  return known;
}

function expectRightful({ by }: ProjectCommand, { organizationId, scope, teamId, owner }: Known): void {
  expect(by.organizationId).toBe(organizationId);
  if (scope === 'personal') expect(by.userId).toBe(owner);
  else expect(by.role === 'admin' || by.teamId === teamId).toBe(true);
}

function expectFitDefaultUser(command: ProjectCommand, events: readonly ProjectEvent[], known: Known): void {
  const binding = ['ProjectCreated', 'ProjectUnarchived', 'ProjectDefaultUserChanged'];
  if (known.scope === 'personal' || !events.some(({ type }) => binding.includes(type))) return;
  const { owner: userId, teamId, organizationId } = known;
  expect(command).toMatchObject({ defaultUser: { userId, teamId, organizationId, active: true } });
  if ('team' in command) expect(command.team).toEqual({ teamId, organizationId, retired: false });
}

function expectName(event: ProjectEvent, { scope, owner, organizationId }: Known): void {
  if (event.personal === undefined || !('name' in event.personal)) return;
  expect(event.personal.subject).toBe(scope === 'personal' ? owner : organizationId);
  expect(event.personal.name).toMatch(/^\S(.{0,198}\S)?$/u);
}
