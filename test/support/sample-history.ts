import type { AlarmEvent, ItemEvent } from '../../src/focus/index.js';
import type { OrganizationEvent } from '../../src/organizations/index.js';
import type { ProjectEvent } from '../../src/planning/index.js';
import { uuid, type AnyEvent, type Happening } from './history.js';

const organization = uuid(1);
const teams = { build: uuid(0x11), care: uuid(0x12) };
const users = { ada: uuid(0x21), ben: uuid(0x22), cyd: uuid(0x23) };
const tags = { urgent: uuid(0x31), later: uuid(0x32), urgentAgain: uuid(0x33) };
const projects = { team: uuid(0x41), own: uuid(0x42), gone: uuid(0x43) };
const milestones = { first: uuid(0x51), empty: uuid(0x52), own: uuid(0x53), ownGone: uuid(0x54), gone: uuid(0x55) };
const item = (n: number) => uuid(0x100 + n);
const step = (ofItem: number, n: number) => uuid(0x1000 + 0x10 * ofItem + n);

/** Ids of the sample history. */
export const sample = { organization, teams, users, tags, projects, milestones, item, step } as const;

const at = (time: string) => `2026-01-01T${time}:00.000Z`;
const text = { subject: users.ada };

function userAdded(name: keyof typeof users, teamId: string | null): OrganizationEvent {
  return {
    type: 'UserAdded',
    data: { userId: users[name], teamId, role: name === 'ada' ? 'admin' : 'user', subject: `subject-${name}` },
    personal: { subject: users[name], name, email: `${name}@example.org` },
  };
}

const emailChanged = (user: keyof typeof users, email: string): OrganizationEvent => ({
  type: 'UserEmailChanged',
  data: { userId: users[user] },
  personal: { subject: users[user], email },
});

const subjectChanged = (user: keyof typeof users, subject: string): OrganizationEvent => ({
  type: 'UserSubjectChanged',
  data: { userId: users[user], subject },
});

function projectCreated(projectId: string, scope: 'team' | 'personal'): ProjectEvent {
  const teamId = scope === 'team' ? teams.build : null;
  return {
    type: 'ProjectCreated',
    data: { projectId, organizationId: organization, scope, teamId, defaultUserId: users.ada },
    personal: { ...text, name: `${scope} project` },
  };
}

const milestoneAdded = (projectId: string, milestoneId: string): ProjectEvent => ({
  type: 'MilestoneAdded',
  data: { projectId, milestoneId },
  personal: { ...text, name: 'Milestone' },
});

/** An offer to ada with two steps and a tag. */
function offered(n: number, milestoneId: string | null, originItemId: string | null = null): ItemEvent {
  return {
    type: 'ItemOffered',
    data: {
      itemId: item(n),
      organizationId: organization,
      ownerId: users.ada,
      offeredBy: users.ben,
      milestoneId,
      dueAt: n % 2 === 0 ? at('18:00') : null,
      originItemId,
      copyOfItemId: null,
      stepIds: [step(n, 1), step(n, 2)],
      tagIds: [tags.urgent],
    },
    personal: { ...text, title: `Item ${n}`, description: null, stepNames: ['one', 'two "quoted", \\ and {braced}'] },
  };
}

/** Work that ada had done before an import. */
const pastWork = (n: number, startedAt: string | null): ItemEvent => ({
  type: 'PastWorkImported',
  data: {
    ...{ itemId: item(n), organizationId: organization, ownerId: users.ada, offeredBy: users.ada, milestoneId: null },
    ...{ startedAt, completedAt: '2024-01-02T08:00:00.000Z' },
  },
  personal: { ...text, title: `Item ${n}` },
});

const accepted = (n: number, above: number | null): ItemEvent => ({
  type: 'ItemAccepted',
  data: { itemId: item(n), above: above === null ? null : item(above) },
});
const moved = (n: number, above: number | null, below: number | null): ItemEvent => ({
  type: 'ItemMoved',
  data: { itemId: item(n), above: above === null ? null : item(above), below: below === null ? null : item(below) },
});
const activated = (n: number, cause: 'owner' | 'completion' = 'owner'): ItemEvent => ({
  type: 'ItemActivated',
  data: { itemId: item(n), cause },
});
const alarmStarted = (n: number, started: string, next: string): AlarmEvent => ({
  type: 'AlarmStarted',
  data: { itemId: item(n), intervalMinutes: 30, startedAt: at(started), nextTriggerAt: at(next) },
});
const alarmStopped = (n: number): AlarmEvent => ({ type: 'AlarmStopped', data: { itemId: item(n), cause: 'left' } });

const inOrganization = (...events: readonly [OrganizationEvent, ...OrganizationEvent[]]): Happening => ({
  stream: `organization-${organization}`,
  events,
});
const inProject = (...events: readonly [ProjectEvent, ...ProjectEvent[]]): Happening => ({
  stream: `project-${projects.team}`,
  events,
});
const inFocus = (...events: readonly [AnyEvent, ...AnyEvent[]]): Happening => ({
  stream: `focus-${users.ada}`,
  events,
});

const people: readonly Happening[] = [
  inOrganization(
    { type: 'OrganizationCreated', data: { organizationId: organization, name: 'Acme' } },
    userAdded('ada', null),
  ),
  inOrganization({ type: 'TeamCreated', data: { teamId: teams.build, name: 'Build' } }),
  inOrganization({ type: 'TeamCreated', data: { teamId: teams.care, name: 'Care' } }),
  inOrganization({ type: 'UserMovedToTeam', data: { userId: users.ada, teamId: teams.build } }),
  inOrganization(userAdded('ben', teams.build), userAdded('cyd', teams.care)),
  inOrganization({ type: 'TagCreated', data: { tagId: tags.urgent, name: 'urgent' } }),
  inOrganization({ type: 'TagCreated', data: { tagId: tags.later, name: 'later' } }),
  inOrganization({ type: 'AlarmDefaultSet', data: { userId: users.ada, minutes: 30 } }),
  inOrganization({ type: 'TimeZoneSet', data: { userId: users.ada, timeZone: 'Europe/Berlin' } }),
  inOrganization({
    type: 'AccessTokenMade',
    data: {
      userId: users.ada,
      tokenId: uuid(0x61),
      hash: 'hash',
      scopes: ['read'],
      madeAt: at('00:00'),
      expiresAt: null,
    },
    personal: { ...text, name: 'Nightly' },
  }),
  inOrganization({ type: 'AccessTokenRevoked', data: { userId: users.ada, tokenId: uuid(0x61) } }),
];

const plans: readonly Happening[] = [
  inProject(projectCreated(projects.team, 'team'), milestoneAdded(projects.team, milestones.first)),
  inProject(milestoneAdded(projects.team, milestones.empty)),
  inFocus(projectCreated(projects.own, 'personal'), milestoneAdded(projects.own, milestones.own)),
  inFocus(milestoneAdded(projects.own, milestones.ownGone)),
  inFocus(projectCreated(projects.gone, 'personal'), milestoneAdded(projects.gone, milestones.gone)),
];

const work: readonly Happening[] = [
  inFocus(offered(1, milestones.first), accepted(1, null)),
  inFocus(offered(2, milestones.first), accepted(2, 1)),
  inFocus(offered(3, milestones.own), accepted(3, 2)),
  inFocus(offered(4, null), accepted(4, 3)),
  inFocus(offered(5, milestones.ownGone), accepted(5, 4)),
  inFocus(offered(6, milestones.gone)),
  inFocus(offered(7, null)),
  inFocus(offered(8, null)),
  inFocus(moved(4, 1, 2)),
  inFocus(activated(1), alarmStarted(1, '10:00', '10:30')),
  inFocus({
    type: 'AlarmFellDue',
    data: { itemId: item(1), dueAt: at('10:30'), missed: 0, nextTriggerAt: at('11:00') },
  }),
  inFocus({ type: 'AlarmAcknowledged', data: { itemId: item(1), dueAt: at('10:30') } }),
  inFocus(
    { type: 'ItemReturnedToWaiting', data: { itemId: item(1), below: item(4) } },
    alarmStopped(1),
    activated(2),
    alarmStarted(2, '12:00', '12:30'),
  ),
  inFocus({
    type: 'AlarmIntervalChanged',
    data: { itemId: item(2), intervalMinutes: 60, startedAt: at('12:05'), nextTriggerAt: at('13:05') },
  }),
  inFocus(
    { type: 'ItemCompleted', data: { itemId: item(2) } },
    alarmStopped(2),
    activated(1, 'completion'),
    alarmStarted(1, '14:00', '14:30'),
  ),
  inFocus(offered(9, null, item(2))),
  inFocus({
    type: 'OfferDeclined',
    data: { itemId: item(7), offeredBy: users.ben },
    personal: { ...text, reason: 'no' },
  }),
  inFocus({ type: 'ItemDeleted', data: { itemId: item(8) } }),
  inFocus(pastWork(10, '2024-01-02T07:30:00.000Z'), pastWork(11, null)),
];

const details: readonly Happening[] = [
  inFocus({ type: 'ItemSetAside', data: { itemId: item(4), until: '2026-06-01' } }),
  inFocus({ type: 'ItemBroughtBack', data: { itemId: item(4) } }),
  inFocus({ type: 'ItemSetAside', data: { itemId: item(4), until: '2026-07-01' } }),
  inFocus({
    type: 'ItemEdited',
    data: { itemId: item(4), dueAt: null, dueOn: '2026-05-01', milestoneId: milestones.own },
    personal: { ...text, title: 'Item four', description: "What's to do:\n\tall of it" },
  }),
  inFocus({
    type: 'StepAdded',
    data: { itemId: item(4), stepId: step(4, 3), after: step(4, 1) },
    personal: { ...text, name: 'between' },
  }),
  inFocus({
    type: 'StepRenamed',
    data: { itemId: item(4), stepId: step(4, 2) },
    personal: { ...text, name: 'last' },
  }),
  inFocus({ type: 'StepChecked', data: { itemId: item(4), stepId: step(4, 1) } }),
  inFocus({ type: 'StepChecked', data: { itemId: item(4), stepId: step(4, 2) } }),
  inFocus({ type: 'StepUnchecked', data: { itemId: item(4), stepId: step(4, 1) } }),
  inFocus({ type: 'StepsReordered', data: { itemId: item(4), stepIds: [step(4, 2), step(4, 1), step(4, 3)] } }),
  inFocus({ type: 'StepRemoved', data: { itemId: item(4), stepId: step(4, 1) } }),
  inFocus({ type: 'ItemTagged', data: { itemId: item(4), tagId: tags.later } }),
  inFocus({ type: 'ItemUntagged', data: { itemId: item(4), tagId: tags.urgent } }),
];

const changes: readonly Happening[] = [
  inFocus({ type: 'MilestoneDeleted', data: { projectId: projects.own, milestoneId: milestones.ownGone } }),
  inFocus({ type: 'ProjectDeleted', data: { projectId: projects.gone } }),
  inProject({ type: 'ProjectRenamed', data: { projectId: projects.team }, personal: { ...text, name: 'Bridge' } }),
  inProject({ type: 'ProjectDefaultUserChanged', data: { projectId: projects.team, defaultUserId: users.ben } }),
  inProject({
    type: 'MilestoneRenamed',
    data: { projectId: projects.team, milestoneId: milestones.first },
    personal: { ...text, name: 'Piers' },
  }),
  inProject({ type: 'MilestoneArchived', data: { projectId: projects.team, milestoneId: milestones.first } }),
  inProject({ type: 'MilestoneArchived', data: { projectId: projects.team, milestoneId: milestones.empty } }),
  inProject({ type: 'MilestoneUnarchived', data: { projectId: projects.team, milestoneId: milestones.empty } }),
  inProject({ type: 'ProjectArchived', data: { projectId: projects.team } }),
  inProject({ type: 'ProjectUnarchived', data: { projectId: projects.team } }),
  inOrganization({ type: 'MilestoneRequirementSet', data: { required: true } }),
  inOrganization({ type: 'TeamRenamed', data: { teamId: teams.care, name: 'Customer care' } }),
  inOrganization({
    type: 'UserRenamed',
    data: { userId: users.ben },
    personal: { subject: users.ben, name: 'Benjamin' },
  }),
  // Ada and Ben swap addresses and subjects by way of a third value, which a large batch never writes.
  inOrganization(emailChanged('ada', 'x@example.org')),
  inOrganization(emailChanged('ben', 'ADA@example.org')),
  inOrganization(emailChanged('ada', 'ben@example.org')),
  inOrganization(subjectChanged('ada', 'x')),
  inOrganization(subjectChanged('ben', 'subject-ada')),
  inOrganization(subjectChanged('ada', 'subject-ben')),
  inOrganization({ type: 'UserRoleChanged', data: { userId: users.ben, role: 'admin' } }),
  inOrganization({ type: 'UserDeactivated', data: { userId: users.cyd } }),
  inOrganization({ type: 'UserReactivated', data: { userId: users.cyd } }),
  inOrganization({ type: 'UserMovedToTeam', data: { userId: users.cyd, teamId: null } }),
  inOrganization({ type: 'TeamRetired', data: { teamId: teams.care } }),
  inOrganization({ type: 'TagRenamed', data: { tagId: tags.later, name: 'some day' } }),
  inOrganization({ type: 'TagRetired', data: { tagId: tags.urgent } }),
  inOrganization({ type: 'TagCreated', data: { tagId: tags.urgentAgain, name: 'urgent' } }),
];

/** A written-down history in which every type of event happens; it ends with item 1 active and 4, 3 waiting. */
export const sampleHistory: readonly Happening[] = [...people, ...plans, ...work, ...details, ...changes];
