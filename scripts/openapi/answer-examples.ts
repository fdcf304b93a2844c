import { hash } from 'node:crypto';
import { ACCESS_TOKEN_PREFIX } from '../../src/organizations/index.js';
import { exampleId } from './examples.js';

const id = exampleId;
const TIME = '2030-04-28T08:30:00.000Z';
const LATER = '2030-05-01T10:00:00.000Z';
const POSITION = '1042.0198c5f2-0000-7000-8000-000000000000';
const AFTER = { position: POSITION, revision: 42 };
const tagged = (revision: number, fields: object): object => ({
  ...fields,
  revision,
  etag: `"${revision}"`,
});
const page = (...items: readonly object[]): object => ({ items, cursor: null });
const at = (path: string): string => `https://brightly.example/${path}`;
const half = { items: 4, completed: 2, progress: 0.5 };

const item = { title: 'Write the report', dueAt: LATER, dueOn: null, milestoneId: null, offeredBy: id('otherUserId') };
const made = { originItemId: null, createdAt: TIME };
const ownItem = tagged(42, {
  id: id('itemId'),
  state: 'waiting',
  ...item,
  ...made,
  position: 1,
  allowedActions: ['activate', 'move', 'set-aside', 'edit', 'edit-steps', 'edit-tags', 'delete'],
});
const steps = [
  { id: id('stepId'), name: 'Draft', completed: true },
  { id: id('otherStepId'), name: 'Proofread', completed: false },
];
const seenItem = {
  id: id('itemId'),
  state: 'active',
  ...item,
  ...made,
  ownerId: id('userId'),
  setAsideUntil: null,
  startedAt: null,
  completedAt: null,
  imported: false,
  stranded: false,
  allowedActions: [],
};
const listedItem = tagged(42, seenItem);
const activeItem = tagged(42, {
  id: id('activeItemId'),
  state: 'active',
  ...item,
  ...made,
  title: 'Call the bank',
  description: null,
  steps,
  tagIds: [id('tagId')],
  allowedActions: ['complete', 'edit', 'edit-steps', 'edit-tags', 'change-alarm', 'stop-alarm'],
});
const alarm = {
  itemId: id('activeItemId'),
  intervalMinutes: 30,
  startedAt: TIME,
  nextTriggerAt: '2030-04-28T09:00:00.000Z',
  dueAt: null,
};
const project = tagged(7, {
  projectId: id('projectId'),
  scope: 'team',
  teamId: id('teamId'),
  defaultUserId: id('userId'),
  needsDefaultUser: false,
  name: 'Move',
  archived: false,
  ...half,
  allowedActions: ['rename', 'archive', 'add-milestone', 'change-default-user'],
});
const milestone = tagged(5, {
  milestoneId: id('milestoneId'),
  projectId: id('projectId'),
  name: 'Pack',
  archived: false,
  ...half,
  allowedActions: ['rename', 'archive'],
});
const user = tagged(9, {
  userId: id('userId'),
  name: 'Eva',
  teamId: id('teamId'),
  role: 'user',
  active: true,
  email: 'eva@lab.example',
  subject: 'eva@issuer.example',
  alarmDefault: 30,
  timeZone: 'Europe/Berlin',
  allowedActions: ['rename', 'set-alarm-default', 'set-time-zone'],
});
const accessToken = {
  tokenId: id('tokenId'),
  name: 'Nightly export',
  scopes: ['read'],
  madeAt: TIME,
  expiresAt: null,
  allowedActions: ['revoke-access-token'],
  etag: '"0"',
};
const problemPage = {
  code: 'ITEM_NOT_OFFERED',
  status: 409,
  title: 'The item is not offered',
  explanation: 'FOCUS-2: Only an offered item can be accepted or declined.',
  rule: 'FOCUS-2',
};

/** An example of each response, by the name of its schema; a test validates each against it. */
export const ANSWER_EXAMPLES: Readonly<Record<string, object>> = {
  AccessTokenAnswer: AFTER,
  AccessTokensAnswer: { tokens: [accessToken] },
  BatchAnswer: {
    position: POSITION,
    stopped: false,
    results: [
      {
        status: 201,
        body: { ...AFTER, itemId: id('itemId'), stepIds: [], changed: [{ itemId: id('itemId'), state: 'waiting' }] },
        location: `/v1/items/${id('itemId')}`,
      },
    ],
  },
  CommandAnswer: { ...AFTER, changed: [{ itemId: id('itemId'), state: 'active' }] },
  KnownUser: user,
  KnownUserPage: page(user),
  ItemChangePage: page({
    position: '42',
    eventId: id('eventId'),
    type: 'ItemEdited',
    occurredAt: TIME,
    recordedAt: TIME,
    actor: id('userId'),
    onBehalfOf: null,
    commandId: id('commandId'),
    correlation: id('correlationId'),
    cause: null,
    changes: [{ field: 'title', before: 'Write the report', after: 'Write the annual report' }],
  }),
  ListedItemPage: page(listedItem),
  ListedMilestone: milestone,
  ListedMilestonePage: page(milestone),
  ListedProject: project,
  ListedProjectPage: page(project),
  LivenessAnswer: { status: 'live' },
  MadeAccessTokenAnswer: {
    ...AFTER,
    tokenId: id('tokenId'),
    // Looks like a real one, but is never valid.
    token: ACCESS_TOKEN_PREFIX + hash('sha256', 'example', 'base64url'),
  },
  MemberAtWorkPage: page({
    userId: id('userId'),
    name: 'Eva',
    active: true,
    busy: true,
    item: { ...seenItem, revision: 42 },
  }),
  MyFocusAnswer: { active: activeItem, alarm, next: [ownItem] },
  OfferMadePage: page({
    itemId: id('itemId'),
    title: 'Write the report',
    ownerId: id('userId'),
    state: 'declined',
    offeredAt: TIME,
    declinedAt: LATER,
    reason: 'No time this week.',
  }),
  OpenApiDocument: { openapi: '3.1.1', info: { title: 'Brightly', version: '0.1.0' } },
  OrganizationAnswer: AFTER,
  OwnItemPage: page(ownItem),
  OwnOrganization: tagged(2, {
    organizationId: id('organizationId'),
    name: 'Lab',
    milestoneRequired: false,
    allowedActions: [],
  }),
  PlanningAnswer: AFTER,
  ProblemList: { problems: [problemPage] },
  ProblemPage: problemPage,
  ProjectProgressAnswer: {
    projectId: id('projectId'),
    name: 'Move',
    ...half,
    milestones: [{ milestoneId: id('milestoneId'), name: 'Pack', ...half }],
    cursor: null,
  },
  QueuedItemPage: page(ownItem),
  ReadinessAnswer: { status: 'ready', checks: ['event log', 'read tables', 'focus projector'] },
  ResourceMetadata: {
    resource: 'https://brightly.example',
    resource_name: 'Brightly',
    scopes_supported: ['read', 'write', 'admin'],
    bearer_methods_supported: ['header'],
  },
  ShownAccessToken: accessToken,
  WelcomeAnswer: {
    name: 'Brightly',
    version: '0.1.0',
    setUp: true,
    ready: true,
    next: [{ purpose: 'Get a token', command: 'npm run -s brightly -- token --organization NAME --user EMAIL' }],
    links: {
      docs: at('docs'),
      openapi: at('openapi.json'),
      problems: at('problems'),
      live: at('health/live'),
      ready: at('health/ready'),
    },
  },
  WholeItem: {
    ...listedItem,
    description: 'Two pages at most.',
    steps,
    tags: [{ id: id('tagId'), name: 'soon', retired: false }],
    position: null,
    origin: null,
    recreatedAs: [],
  },
};

/** An example of a problem document. */
export const PROBLEM_EXAMPLE = {
  type: 'https://brightly.example/problems/item-not-offered',
  title: 'The item is not offered',
  status: 409,
  code: 'ITEM_NOT_OFFERED',
  detail: 'Only an offered item can be accepted; this one is active.',
  allowed: ['complete', 'edit', 'edit-steps', 'edit-tags'],
  rule: 'FOCUS-2',
};
