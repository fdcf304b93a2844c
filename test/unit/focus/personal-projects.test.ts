import { focusDecider } from '../../../src/focus/domain/focus.decider.js';
import { idsIn } from '../../../src/focus/domain/waiting-list.js';
import type { FocusEvent } from '../../../src/focus/domain/focus.events.js';
import { given, replay } from '../../support/given.js';
import {
  active,
  alarmStarted,
  byAda,
  byAnn,
  completed,
  itemAccepted,
  itemOffered,
  personalProject,
  waiting,
} from '../../support/focus.js';

const own = personalProject('own', 'm', 'n');
const deleteMilestone = { type: 'DeleteMilestone', ...byAnn, projectId: 'own', milestoneId: 'm' } as const;
const deleteProject = { type: 'DeleteProject', ...byAnn, projectId: 'own' } as const;
const milestoneDeleted: FocusEvent = { type: 'MilestoneDeleted', data: { projectId: 'own', milestoneId: 'm' } };
const projectDeleted: FocusEvent = { type: 'ProjectDeleted', data: { projectId: 'own' } };
const inM = (itemId: string): FocusEvent[] => [itemOffered(itemId, { milestoneId: 'm' }), itemAccepted(itemId)];

describe('a personal project', () => {
  const create = {
    type: 'CreatePersonalProject',
    ...byAnn,
    projectId: 'own',
    name: 'Allotment',
    milestoneId: 'm',
    milestoneName: 'Allotment',
  } as const;
  const [created, ...milestones] = personalProject('own', 'm');

  it('PLAN-3: belongs to its default user, in whose stream it starts with its first milestone', () => {
    expect(given(focusDecider, []).when(create).decision).toEqual({
      kind: 'events',
      events: [created, ...milestones],
    });
  });

  it('PLAN-3: nobody else creates one for its owner', () => {
    given(focusDecider, [])
      .when({ ...create, ...byAda })
      .thenRefused({ kind: 'forbidden', rule: 'PLAN-3', code: 'NOT_THE_OWNER' });
  });

  it('PLAN-3: is seen, changed and deleted by its owner alone, not even by an admin', () => {
    const notFound = { kind: 'notFound', code: 'PROJECT_NOT_FOUND' } as const;
    given(focusDecider, own)
      .when({ ...deleteProject, ...byAda })
      .thenRefused(notFound);
    given(focusDecider, own)
      .when({ ...deleteMilestone, ...byAda })
      .thenRefused(notFound);
    given(focusDecider, own)
      .when({ type: 'RenameProject', ...byAda, projectId: 'own', name: 'Mine' })
      .thenRefused(notFound);
  });

  it('LOG-8: takes no milestone under the id of one in another project', () => {
    const refusal = { kind: 'refused', code: 'MILESTONE_EXISTS' } as const;
    const two = [...own, ...personalProject('two', 'k')];
    given(focusDecider, two)
      .when({ type: 'AddMilestone', ...byAnn, projectId: 'two', milestoneId: 'm', name: 'Shed' })
      .thenRefused(refusal);
    given(focusDecider, two)
      .when({ ...create, projectId: 'three' })
      .thenRefused(refusal);
  });

  it('PLAN-4: keeps at least one unarchived milestone', () => {
    given(focusDecider, personalProject('own', 'm'))
      .when(deleteMilestone)
      .thenRefused({ rule: 'PLAN-4', code: 'LAST_MILESTONE' });
  });
});

describe('deleting a personal milestone or project', () => {
  it('PLAN-8: is one append', () => {
    given(focusDecider, own).when(deleteMilestone).then(milestoneDeleted);
    given(focusDecider, own).when(deleteProject).then(projectDeleted);
  });

  it.each([
    ['milestone', milestoneDeleted],
    ['project', projectDeleted],
  ])('PLAN-8: all items of a deleted %s go with it, the active and completed ones too', (_, deletion) => {
    const kept = [itemOffered('kept'), ...completed('done')];
    const history = [
      ...own,
      ...kept,
      itemOffered('o', { milestoneId: 'm' }),
      ...inM('w'),
      ...completed('c', { milestoneId: 'm' }),
      ...active('a', { milestoneId: 'm' }),
    ];
    const after = replay(focusDecider, [...history, deletion]);
    expect([...after.items.keys()]).toEqual(['kept']);
    expect([...after.completed.keys()]).toEqual(['done']);
  });

  it('PLAN-8: the alarm session of the active item goes too, and nothing is auto-activated', () => {
    const after = replay(focusDecider, [
      ...own,
      ...active('a', { milestoneId: 'm' }),
      alarmStarted('a', 15, '2026-03-02T09:15:00.000Z'),
      ...waiting('x'),
      milestoneDeleted,
    ]);
    expect(after).toMatchObject({ activeId: null, alarm: null });
    expect(idsIn(after.waiting)).toEqual(['x']);
  });

  it('PLAN-8: leaves an active item of another milestone, its alarm, and other milestones untouched', () => {
    const history = [...own, ...active('a', { milestoneId: 'n' }), alarmStarted('a', 15, '2026-03-02T09:15:00.000Z')];
    const after = replay(focusDecider, [...history, milestoneDeleted]);
    expect(after).toMatchObject({ activeId: 'a', alarm: { itemId: 'a' } });
    expect([...after.projectOfMilestone.keys()]).toEqual(['n']);
  });

  it('PLAN-10: after a deletion the waiting list is 1..n again', () => {
    const history = [...own, ...waiting('x'), ...inM('p'), ...waiting('y'), ...inM('q'), ...waiting('z')];
    expect(idsIn(replay(focusDecider, [...history, milestoneDeleted]).waiting)).toEqual(['x', 'y', 'z']);
    expect(idsIn(replay(focusDecider, [...history, projectDeleted]).waiting)).toEqual(['x', 'y', 'z']);
  });

  it('PLAN-9: a deletion that would remove an item some remaining item names as origin is refused', () => {
    const refusal = {
      kind: 'refused',
      rule: 'PLAN-9',
      code: 'ORIGIN_OF_REMAINING_ITEM',
      allowed: ['archive'],
    } as const;
    const origin = [...own, ...completed('a', { milestoneId: 'm' })];
    for (const remaining of [[itemOffered('b', { originItemId: 'a' })], completed('b', { originItemId: 'a' })]) {
      given(focusDecider, [...origin, ...remaining])
        .when(deleteMilestone)
        .thenRefused(refusal);
      given(focusDecider, [...origin, ...remaining])
        .when(deleteProject)
        .thenRefused(refusal);
    }
    const elsewhereInProject = itemOffered('b', { originItemId: 'a', milestoneId: 'n' });
    given(focusDecider, [...origin, elsewhereInProject])
      .when(deleteMilestone)
      .thenRefused(refusal);
    given(focusDecider, [...origin, elsewhereInProject])
      .when(deleteProject)
      .then(projectDeleted);
  });

  it('PLAN-9: a lineage that goes as a whole is no obstacle', () => {
    given(focusDecider, [
      ...own,
      ...completed('a', { milestoneId: 'm' }),
      itemOffered('b', { originItemId: 'a', milestoneId: 'm' }),
    ])
      .when(deleteMilestone)
      .then(milestoneDeleted);
  });

  it('PLAN-9: what is deleted frees its own origin, which may then be deleted as well', () => {
    given(focusDecider, [
      ...own,
      ...completed('a', { milestoneId: 'n' }),
      ...completed('b', { originItemId: 'a', milestoneId: 'm' }),
      milestoneDeleted,
    ])
      .when(deleteProject)
      .then(projectDeleted);
    const after = replay(focusDecider, [
      ...own,
      ...completed('a', { milestoneId: 'n' }),
      itemOffered('b', { originItemId: 'a', milestoneId: 'm' }),
      milestoneDeleted,
    ]);
    expect(after.origins.size).toBe(0);
  });
});
