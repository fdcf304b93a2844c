import { memoryLog } from '../../../src/kernel/event-log/memory-log.js';
import { appendHistory, uuid, type AnyEvent, type Happening } from '../../support/history.js';
import { freshReadModel, projectAll, type ReadModel } from '../../support/projecting.js';

const [organizationId, ann, bob, home, work] = [uuid(1), uuid(2), uuid(3), uuid(4), uuid(5)];

const ours = (...events: readonly [AnyEvent, ...AnyEvent[]]): Happening => ({
  stream: `organization-${organizationId}`,
  events,
});
const added = (userId: string, subject: string): AnyEvent => ({
  type: 'UserAdded',
  data: { userId, teamId: null, role: 'admin', subject },
  personal: { subject: userId, name: subject, email: `${subject}@example.org` },
});
const emailed = (userId: string, email: string): Happening =>
  ours({ type: 'UserEmailChanged', data: { userId }, personal: { subject: userId, email } });
const signsInAs = (userId: string, subject: string): Happening =>
  ours({ type: 'UserSubjectChanged', data: { userId, subject } });
const named = (tagId: string, name: string): Happening => ours({ type: 'TagRenamed', data: { tagId, name } });

const founded = ours(
  { type: 'OrganizationCreated', data: { organizationId, name: 'Lab' } },
  added(ann, 'ann'),
  added(bob, 'bob'),
  { type: 'TagCreated', data: { tagId: home, name: 'Home' } },
  { type: 'TagCreated', data: { tagId: work, name: 'Work' } },
);

describe('a unique value that one row gives up and another takes within a batch', () => {
  let model: ReadModel;
  beforeAll(async () => {
    model = await freshReadModel();
  });
  afterEach(() => model.clear());
  afterAll(() => model.drop());

  // The row that takes the value is changed first, so that writing rows in the order of changes would collide.
  it.each([
    ['ORG-5: a tag’s name', [named(work, 'Aside'), named(home, 'House'), named(work, 'Home')]],
    ['ORG-5: two tags’ names, exchanged', [named(work, 'Aside'), named(home, 'Work'), named(work, 'Home')]],
    ['an address', [emailed(bob, 'x@example.org'), emailed(ann, 'y@example.org'), emailed(bob, 'ann@example.org')]],
    ['a subject', [signsInAs(bob, 'x'), signsInAs(ann, 'y'), signsInAs(bob, 'ann')]],
  ])('LOG-8: is written without a conflict: %s', async (_, changes) => {
    const log = memoryLog();
    await appendHistory(log, [founded]);
    await projectAll(log, { pool: model.pool, batch: 100 });
    await appendHistory(log, changes);
    await projectAll(log, { pool: model.pool, batch: 100 });
    const { rows } = await model.pool.query(
      'SELECT 1 FROM focus.tags WHERE name = $1 AND id = $2 UNION ALL SELECT 1 FROM focus.users WHERE id = $3 AND (email = $4 OR subject = $5)',
      ['Home', work, bob, 'ann@example.org', 'ann'],
    );
    expect(rows).toHaveLength(1);
  });
});
