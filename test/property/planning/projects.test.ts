import fc from 'fast-check';
import type { Decision } from '../../../src/kernel/deciding/decider.js';
import type { ProjectActor } from '../../../src/planning/domain/project-facts.js';
import { decideProject, type ProjectCommand } from '../../../src/planning/domain/project.decide.js';
import type { ProjectEvent } from '../../../src/planning/domain/project.events.js';
import { milestoneActions, projectActions } from '../../../src/planning/domain/project.refusals.js';
import { type ProjectState, evolveProject } from '../../../src/planning/domain/project.state.js';
import { deepFreeze } from '../../support/deep-freeze.js';
import { projectWalk } from '../../support/reference-model/walk.js';

const projectId = 'p';
const mostly = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: usual, weight: 5 }, { arbitrary: odd, weight: 1 });
const organizationId = fc.constantFrom('org', 'other');
const teamId = fc.constantFrom('red', 'blue', null);
const userId = fc.constantFrom('ada', 'bob', 'cleo');
const name = mostly(fc.constantFrom('A', 'B', ' A '), fc.constantFrom('', 'x'.repeat(201)));
const milestoneId = fc.constantFrom('m1', 'm2', 'm3');
const by: fc.Arbitrary<ProjectActor> = mostly(
  fc.constant({ userId: 'ada', organizationId: 'org', role: 'user', teamId: 'red' }),
  fc.record({ userId, organizationId, role: fc.constantFrom('user', 'admin'), teamId }),
);
// As stale as possible: facts need not agree with each other, nor with the history.
const team = mostly(
  fc.constant({ teamId: 'red', organizationId: 'org', retired: false }),
  fc.option(fc.record({ teamId: fc.constantFrom('red', 'blue'), organizationId, retired: fc.boolean() }), {
    nil: undefined,
  }),
);
const defaultUser = mostly(
  fc.record({ userId, organizationId: fc.constant('org'), teamId: fc.constant('red'), active: fc.constant(true) }),
  fc.option(fc.record({ userId, organizationId, teamId, active: fc.boolean() }), { nil: undefined }),
);

function kind<Type extends ProjectCommand['type'], Fields extends object>(type: Type, fields: fc.Arbitrary<Fields>) {
  return fc.record({ by, fields }).map((parts) => ({ type, projectId, by: parts.by, ...parts.fields }));
}
const first = { name, milestoneId, milestoneName: name };
const creation: fc.Arbitrary<ProjectCommand> = fc.oneof(
  kind('CreateTeamProject', fc.record({ ...first, team, defaultUser })),
  kind('CreatePersonalProject', fc.record(first)),
);
const command: fc.Arbitrary<ProjectCommand> = fc.oneof(
  creation,
  kind('RenameProject', fc.record({ name })),
  kind('ArchiveProject', fc.record({})),
  kind('UnarchiveProject', fc.record({ team, defaultUser })),
  kind('ChangeDefaultUser', fc.record({ defaultUser })),
  kind('AddMilestone', fc.record({ milestoneId, name })),
  kind('AddMilestones', fc.record({ milestones: fc.array(fc.record({ milestoneId, name }), { maxLength: 3 }) })),
  kind('RenameMilestone', fc.record({ milestoneId, name })),
  kind('ArchiveMilestone', fc.record({ milestoneId })),
  kind('UnarchiveMilestone', fc.record({ milestoneId })),
  kind('DeleteMilestone', fc.record({ milestoneId })),
  kind('DeleteProject', fc.record({})),
);
const commands = fc
  .tuple(
    fc.array(creation, { minLength: 1, maxLength: 3, size: 'max' }),
    fc.array(command, { maxLength: 60, size: 'max' }),
  )
  .map((parts) => parts.flat());

function replay(events: readonly ProjectEvent[]): ProjectState | undefined {
  return events.reduce<ProjectState | undefined>((state, event) => evolveProject(state, event), undefined);
}

/** Runs the commands; `seen` gets the state before each decision. */
function run(sent: readonly ProjectCommand[], seen: (state: ProjectState | undefined) => void = () => undefined) {
  const appends: { readonly command: ProjectCommand; readonly events: readonly ProjectEvent[] }[] = [];
  const events: ProjectEvent[] = [];
  for (const next of sent) {
    const state = deepFreeze(replay(events));
    seen(state);
    const decision: Decision<ProjectEvent> = decideProject(deepFreeze(next), state);
    if (decision.kind !== 'events') continue;
    appends.push({ command: next, events: deepFreeze(decision.events) });
    events.push(...decision.events);
  }
  return { appends, events };
}

describe('projects under any commands with any facts', () => {
  it('PLAN-1, PLAN-2, PLAN-3, PLAN-4, PLAN-11 and PLAN-12 hold after every append', () => {
    fc.assert(
      fc.property(commands, (sent) => {
        const { appends } = run(sent);
        const walk = projectWalk(projectId);
        for (const { command: asked, events } of appends) walk.see(events, asked);
      }),
      { numRuns: 300 },
    );
  });

  it('give the same state each time that the same events are folded', () => {
    fc.assert(
      fc.property(commands, (sent) => {
        const { events } = run(sent);
        expect(replay(events)).toEqual(replay(structuredClone(events)));
      }),
      { numRuns: 100 },
    );
  });

  it('fold any events in any order', () => {
    fc.assert(
      fc.property(commands, fc.infiniteStream(fc.nat()), (sent, chance) => {
        const { events } = run(sent);
        const shuffled = events
          .map((event) => ({ event, at: Number(chance.next().value) }))
          .sort((x, y) => x.at - y.at);
        const state = replay(shuffled.map(({ event }) => event));
        expect(state === undefined || state.projectId === projectId).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('name as allowed exactly the commands that are not refused', () => {
    fc.assert(
      fc.property(commands, (sent) => {
        run(sent, (state) => {
          if (state !== undefined) expectHonestActions(state);
        });
      }),
      { numRuns: 200 },
    );
  });
});

function expectHonestActions(state: ProjectState): void {
  const owner = { userId: state.defaultUserId, organizationId: state.organizationId, teamId: state.teamId };
  const fit = {
    team: { ...owner, teamId: state.teamId ?? '', retired: false },
    defaultUser: { ...owner, active: true },
  };
  const other = { ...fit.defaultUser, userId: 'new' };
  const asked = { projectId, by: { ...owner, role: 'user' as const } };
  const does = (next: ProjectCommand) => decideProject(next, state).kind === 'events';
  const possible = (actions: Record<string, ProjectCommand>) =>
    Object.keys(actions).filter((action) => actions[action] !== undefined && does(actions[action]));

  const ofProject = possible({
    rename: { type: 'RenameProject', ...asked, name: 'new' },
    archive: { type: 'ArchiveProject', ...asked },
    unarchive: { type: 'UnarchiveProject', ...asked, ...fit },
    'add-milestone': { type: 'AddMilestone', ...asked, milestoneId: 'new', name: 'new' },
    'change-default-user': { type: 'ChangeDefaultUser', ...asked, defaultUser: other },
    delete: { type: 'DeleteProject', ...asked },
  });
  expect(ofProject).toEqual(projectActions(state));

  const open = [...state.milestones].filter(([, milestone]) => !milestone.archived);
  for (const [id, { archived }] of state.milestones) {
    const onMilestone = { ...asked, milestoneId: id };
    const ofMilestone = possible({
      rename: { type: 'RenameMilestone', ...onMilestone, name: 'new' },
      archive: { type: 'ArchiveMilestone', ...onMilestone },
      unarchive: { type: 'UnarchiveMilestone', ...onMilestone },
      delete: { type: 'DeleteMilestone', ...onMilestone },
    });
    expect(ofMilestone).toEqual(milestoneActions(state.scope, archived, !archived && open.length === 1));
  }
}
