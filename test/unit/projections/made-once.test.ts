import { focusProjector } from '../../../projections/focus/focus.projector.js';
import { foldComplete } from '../../../src/kernel/projecting/fold-batch.js';
import { workingRows } from '../../../src/kernel/projecting/working-rows.js';
import { logOf, uuid, type AnyEvent, type Happening } from '../../support/history.js';

const [organizationId, ann, bob, itemId, projectId, milestoneId, id] = [1, 2, 3, 4, 5, 6, 7].map(uuid);
if (!organizationId || !ann || !bob || !itemId || !projectId || !milestoneId || !id) throw new Error('No ids.');

const offered = (ownerId: string): AnyEvent => ({
  type: 'ItemOffered',
  data: {
    ...{ itemId, organizationId, ownerId, offeredBy: ownerId, milestoneId: null, dueAt: null },
    ...{ originItemId: null, copyOfItemId: null, stepIds: [], tagIds: [] },
  },
  personal: { subject: ownerId, title: 'Box', description: null, stepNames: [] },
});
const created: AnyEvent = {
  type: 'ProjectCreated',
  data: { projectId, organizationId, scope: 'personal', teamId: null, defaultUserId: ann },
  personal: { subject: ann, name: 'Move' },
};
const milestone: AnyEvent = {
  type: 'MilestoneAdded',
  data: { projectId, milestoneId },
  personal: { subject: ann, name: 'Pack' },
};
const user: AnyEvent = {
  type: 'UserAdded',
  data: { userId: id, teamId: null, role: 'user', subject: 'cleo' },
  personal: { subject: id, name: 'Cleo', email: null },
};
const founded: AnyEvent = { type: 'OrganizationCreated', data: { organizationId, name: 'Lab' } };
const team: AnyEvent = { type: 'TeamCreated', data: { teamId: id, name: 'Red' } };
const tag: AnyEvent = { type: 'TagCreated', data: { tagId: id, name: 'Bug' } };

async function fold(...history: readonly Happening[]): Promise<void> {
  const { events } = await (await logOf(history)).readAll({ after: 0n, limit: 100 });
  foldComplete(focusProjector, events, workingRows(focusProjector.tables, { complete: true }));
}

describe('the focus projector', () => {
  it('LOG-6: stops at an item that lies in two streams, wherever a batch ends, and overwrites no row', async () => {
    const first = { stream: `focus-${ann}`, events: [offered(ann)] } as const;
    await fold(first);
    await expect(fold(first, { stream: `focus-${bob}`, events: [offered(bob)] })).rejects.toThrow(
      `ItemOffered at position 2: the row ${itemId} is in items already`,
    );
  });

  it.each([
    ['organization', founded, []],
    ['team', team, []],
    ['user', user, []],
    ['tag', tag, []],
    ['project', created, []],
    ['milestone', milestone, [created]],
  ] as const)('LOG-6: stops at a second %s under one id', async (_, event, before) => {
    const stream = `organization-${organizationId}`;
    const history = [...before, event].map((one) => ({ stream, events: [one] }) as const);
    await fold(...history);
    await expect(fold(...history, { stream, events: [event] })).rejects.toThrow(/ already$/);
  });
});
